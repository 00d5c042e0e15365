package org.mentorlink.app.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a failed start of the embedded run mode as two sentences instead of a stack trace. */
class EmbeddedFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
