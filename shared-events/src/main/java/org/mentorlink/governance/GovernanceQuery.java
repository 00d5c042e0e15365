package org.mentorlink.governance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Page;

/** What staff can ask. */
public sealed interface GovernanceQuery {

    /**
     * Answers {@link AuditPage}, oldest first; the page's key is the sequence number.
     *
     * @param asOf only entries up to that moment
     * @param without types of events that the asker must not read
     */
    record FindAuditTrail(String subject, @Nullable Instant asOf, List<String> without, Page page)
            implements GovernanceQuery {}

    /** Answers {@link ParkedStepPage}, newest first; the page's key is the position of the parking. */
    record ListParkedSteps(boolean resolved, Page page) implements GovernanceQuery {}

    /** Answers {@link ParkedStepView}, or nothing. */
    record FindParkedStep(String stepId) implements GovernanceQuery {}

    /**
     * Chains the whole event log again and compares; answers {@link AuditVerification}.
     *
     * @param workId by which others ask how far it is, and stop it; absent where nobody does
     */
    record VerifyAudit(@Nullable String workId) implements GovernanceQuery {

        /** That nobody looks after while it runs. */
        public VerifyAudit() {
            this(null);
        }
    }

    /** Answers {@link RebuildViews}. */
    record FindRebuilds() implements GovernanceQuery {}
}
