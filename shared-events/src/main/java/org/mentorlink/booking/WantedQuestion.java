package org.mentorlink.booking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as a mentor wants to ask it; see {@link FormQuestion}.
 *
 * @param isNew whether the id was made for it just now; else it has to be one that was asked before
 */
public record WantedQuestion(
        String questionId,
        boolean isNew,
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
