package org.mentorlink.booking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question as a mentor wants to ask it; see {@link FormQuestion}. */
public record WantedQuestion(
        String questionId,
        QuestionKind kind,
        String prompt,
        @Nullable String help,
        boolean required,
        @Nullable Long least,
        @Nullable Long most,
        List<String> choices) {

    /** How the ids of questions begin. */
    public static final String PREFIX = "qst_";
}
