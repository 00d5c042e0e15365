package org.mentorlink.command.membership;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberCommand.CreateCalendarFeed;
import org.mentorlink.membership.MemberCommand.RevokeCalendarFeed;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.CalendarFeedCreated;
import org.mentorlink.membership.MemberEvent.CalendarFeedRevoked;
import org.mentorlink.shared.Personal;

/**
 * H5: the private address under which a member's calendar can be read. There is at most one.
 *
 * @param tokenHash absent where there is none
 */
record CalendarFeed(@Nullable Personal tokenHash) {

    static final CalendarFeed NONE = new CalendarFeed(null);

    Optional<MemberEvent> create(CreateCalendarFeed command) {
        var wanted = Personal.of(command.memberId(), command.tokenHash());
        return wanted.equals(tokenHash)
                ? Optional.empty()
                : Optional.of(new CalendarFeedCreated(command.memberId(), wanted));
    }

    Optional<MemberEvent> revoke(RevokeCalendarFeed command) {
        return tokenHash == null ? Optional.empty() : Optional.of(new CalendarFeedRevoked(command.memberId()));
    }

    CalendarFeed evolve(MemberEvent event) {
        return switch (event) {
            case CalendarFeedCreated created -> new CalendarFeed(created.tokenHash());
            case CalendarFeedRevoked revoked -> NONE;
            default -> this;
        };
    }
}
