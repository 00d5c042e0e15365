package org.mentorlink.membership;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentoringStyle;
import org.mentorlink.shared.Personal;

/**
 * C6: what a member says of themselves as somebody who learns.
 *
 * @param year in which the degree was or will be obtained
 * @param interests in clear, as they were written before revision 2 of the event; absent since
 * @param interestedIn what the member wrote of their interests; absent before revision 2
 */
public record MenteeProfile(
        @Nullable Personal institution,
        @Nullable Personal degree,
        @Nullable Integer year,
        @Nullable Personal academicBackground,
        @Nullable Personal currentRole,
        @Nullable List<String> interests,
        List<MentoringStyle> preferredStyles,
        @Nullable MenteeLevel level,
        @Nullable List<Personal> interestedIn) {

    public static final MenteeProfile EMPTY =
            new MenteeProfile(null, null, null, null, null, null, List.of(), null, List.of());

    /** In the order given; none once erased. */
    @JsonIgnore
    public List<String> readableInterests() {
        return interestedIn == null
                ? Objects.requireNonNullElse(interests, List.<String>of())
                : interestedIn.stream()
                        .map(Personal::value)
                        .filter(Objects::nonNull)
                        .toList();
    }
}
