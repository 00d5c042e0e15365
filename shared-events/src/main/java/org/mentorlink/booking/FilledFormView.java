package org.mentorlink.booking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pre-session form with its answers, for the two whose session it is, and admins. */
public record FilledFormView(FormView form, List<Answer> answers) {

    /**
     * In the field of the question's kind; nothing after an erasure of the mentee.
     *
     * @param choices of both kinds that choose
     */
    public record Answer(
            String questionId,
            @Nullable String text,
            List<String> choices,
            @Nullable Long number,
            @Nullable Boolean yes) {}
}
