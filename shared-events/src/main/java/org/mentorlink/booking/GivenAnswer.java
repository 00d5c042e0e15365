package org.mentorlink.booking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answers to a question, in the field of the question's kind; nothing at all leaves it open.
 *
 * @param choices of both kinds that choose
 */
public record GivenAnswer(
        String questionId,
        @Nullable String text,
        @Nullable List<String> choices,
        @Nullable Long number,
        @Nullable Boolean yes) {

    @Override
    public String toString() {
        return "GivenAnswer[" + questionId + "]";
    }
}
