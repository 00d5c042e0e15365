package org.mentorlink.membership;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentoringStyle;
import org.mentorlink.shared.Personal;

/**
 * C6: what a member says of themselves as somebody who learns.
 *
 * @param year in which the degree was or will be obtained
 */
public record MenteeProfile(
        @Nullable Personal institution,
        @Nullable Personal degree,
        @Nullable Integer year,
        @Nullable Personal academicBackground,
        @Nullable Personal currentRole,
        List<String> interests,
        List<MentoringStyle> preferredStyles,
        @Nullable MenteeLevel level) {

    public static final MenteeProfile EMPTY =
            new MenteeProfile(null, null, null, null, null, List.of(), List.of(), null);
}
