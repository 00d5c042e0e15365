package org.mentorlink.booking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Personal;

/**
 * I12: a question of a pre-session form, in the words of the mentor.
 *
 * @param questionId stays the same through all editions of the form
 * @param least of a text how many characters, of several choices how many, of a number which; absent where there is no bound
 * @param most likewise
 * @param choices of the kinds that choose; none of the others
 */
public record FormQuestion(
        String questionId,
        QuestionKind kind,
        Personal prompt,
        @Nullable Personal help,
        boolean required,
        @Nullable Long least,
        @Nullable Long most,
        List<Personal> choices) {}
