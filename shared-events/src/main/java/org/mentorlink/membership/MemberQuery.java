package org.mentorlink.membership;

import java.util.List;

/** What can be asked about members. */
public sealed interface MemberQuery {

    /** Answers {@link MemberView}, or nothing. */
    record FindMember(String memberId) implements MemberQuery {}

    /** Answers {@link MemberViews} in no particular order; unknown ids are left out. */
    record FindMembers(List<String> memberIds) implements MemberQuery {}

    /** Answers {@link MemberCredentials}, or nothing. The address is compared without regard to case. */
    record FindCredentials(String email) implements MemberQuery {}

    /** Answers {@link ConsentViews} of these members, by member and purpose. */
    record FindConsents(List<String> memberIds) implements MemberQuery {}

    /** Answers {@link MemberCredentials}, or nothing: whoever this provider knows under that name. */
    record FindIdentity(String provider, String subject) implements MemberQuery {

        @Override
        public String toString() {
            return "FindIdentity[" + provider + "]";
        }
    }

    /** Answers {@link MemberAccess}, or nothing. */
    record FindAccess(String memberId) implements MemberQuery {}

    /** Answers {@link PhotoView}, or nothing where no member shows it now. */
    record FindPhoto(String photoId) implements MemberQuery {}

    /** Answers {@link PhotoViews}; members without a photo are left out. */
    record FindPhotos(List<String> memberIds) implements MemberQuery {}
}
