package org.mentorlink.booking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pre-session form as it is read; see {@link PreSessionForm}. */
public record FormView(int edition, List<Question> questions) {

    /**
     * @param prompt absent after an erasure of the mentor
     * @param choices likewise without those
     */
    public record Question(
            String id,
            QuestionKind kind,
            @Nullable String prompt,
            @Nullable String help,
            boolean required,
            @Nullable Long least,
            @Nullable Long most,
            List<String> choices) {}
}
