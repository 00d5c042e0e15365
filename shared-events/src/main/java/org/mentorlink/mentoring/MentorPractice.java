package org.mentorlink.mentoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Personal;

/**
 * C3, C9: how a mentor works and in which fields, beside what the application says.
 *
 * @param languages BCP 47 tags, such as en or pt-BR
 * @param primaryCategory one of the categories; absent exactly where there are none
 */
public record MentorPractice(
        @Nullable Personal background,
        List<MentoringStyle> styles,
        List<String> languages,
        List<CategoryId> categories,
        @Nullable CategoryId primaryCategory) {

    public static final MentorPractice NONE = new MentorPractice(null, List.of(), List.of(), List.of(), null);
}
