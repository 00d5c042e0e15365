package org.mentorlink.membership;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Personal;

/** What has happened to a member. */
public sealed interface MemberEvent {

    MemberId memberId();

    @Revision("1")
    record MemberRegistered(
            MemberId memberId,
            Personal email,
            String emailFingerprint,
            Personal passwordHash,
            Personal firstName,
            Personal lastName,
            String timeZone)
            implements MemberEvent {}

    @Revision("1")
    record RoleGranted(MemberId memberId, Role role) implements MemberEvent {}

    /**
     * The whole profile after the change.
     *
     * @param reason given where an admin changed it
     */
    @Revision("1")
    record ProfileChanged(
            MemberId memberId,
            Personal firstName,
            Personal lastName,
            String timeZone,
            @Nullable Personal bio,
            @Nullable Personal phone,
            Channels channels,
            ProfileLinks links,
            @Nullable Personal reason)
            implements MemberEvent {}

    /** The whole mentee profile after the change. */
    @Revision("1")
    record MenteeProfileChanged(MemberId memberId, MenteeProfile mentee) implements MemberEvent {}

    @Revision("1")
    record ProfilePromptDismissed(MemberId memberId) implements MemberEvent {}

    /** @param sha256 personal as well: who has the same picture could otherwise tell whose it is */
    @Revision("1")
    record PhotoSet(MemberId memberId, PhotoId photoId, Personal sha256, int width, int height)
            implements MemberEvent {}

    @Revision("1")
    record PhotoRemoved(MemberId memberId, PhotoId photoId) implements MemberEvent {}
}
