package org.mentorlink.membership;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** Answers {@link CalendarFeedView}, or nothing where there is no address now. */
    record FindCalendarFeed(String memberId) implements MemberQuery {}

    /**
     * Answers {@link MemberPage} by id.
     *
     * @param text found in names and addresses, without regard to case and accents; absent for everybody
     * @param namesOnly whether it is looked for in names alone
     * @param roles of which a member has at least one; empty for all
     * @param statuses of which a member has one; empty for all
     * @param after the id that was read last; absent to begin
     * @param most how many, up to 5,000
     */
    record ListMembers(
            @Nullable String text,
            boolean namesOnly,
            Set<Role> roles,
            Set<MemberStatus> statuses,
            @Nullable String after,
            int most)
            implements MemberQuery {

        public static ListMembers everybody(@Nullable String after, int most) {
            return new ListMembers(null, false, Set.of(), Set.of(), after, most);
        }

        @Override
        public String toString() {
            return "ListMembers[" + roles + ", " + statuses + "]";
        }
    }
}
