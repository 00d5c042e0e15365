package org.mentorlink.mentoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a mentor works, as others read it.
 *
 * @param languages BCP 47 tags
 * @param categoryIds those the mentor is found under
 * @param primaryCategoryId one of them; absent exactly where there are none
 */
public record MentorPracticeView(
        @Nullable String background,
        List<MentoringStyle> styles,
        List<String> languages,
        List<String> categoryIds,
        @Nullable String primaryCategoryId) {

    public static final MentorPracticeView NONE = new MentorPracticeView(null, List.of(), List.of(), List.of(), null);
}
