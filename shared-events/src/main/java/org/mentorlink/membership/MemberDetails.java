package org.mentorlink.membership;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentoringStyle;

/**
 * What a member has added to their registration, as others read it. Personal values are absent once the member is
 * erased.
 *
 * @param phone as E.164 writes it, such as +27821234567
 * @param mentee absent while the member has said nothing of themselves as a mentee
 * @param promptDismissed the member wants to be reminded no more of what their profile misses
 */
public record MemberDetails(
        @Nullable String bio,
        @Nullable String phone,
        Channels channels,
        Links links,
        @Nullable Mentee mentee,
        boolean promptDismissed) {

    public static final MemberDetails NONE =
            new MemberDetails(null, null, Channels.DEFAULT, new Links(null, null, null), null, false);

    /** As {@link ProfileLinks}. */
    public record Links(
            @Nullable String linkedIn,
            @Nullable String gitHub,
            @Nullable String twitter) {}

    /** As {@link MenteeProfile}. */
    public record Mentee(
            @Nullable String institution,
            @Nullable String degree,
            @Nullable Integer year,
            @Nullable String academicBackground,
            @Nullable String currentRole,
            List<String> interests,
            List<MentoringStyle> preferredStyles,
            @Nullable MenteeLevel level) {}
}
