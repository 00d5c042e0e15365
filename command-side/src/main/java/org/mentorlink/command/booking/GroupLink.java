package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.require;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.GroupSessionCommand.RemoveGroupMeetingLink;
import org.mentorlink.booking.GroupSessionCommand.SetGroupMeetingLink;
import org.mentorlink.booking.GroupSessionEvent;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkRemoved;
import org.mentorlink.booking.GroupSessionEvent.GroupMeetingLinkSet;
import org.mentorlink.booking.GroupSessionEvent.SeatLinkChanged;
import org.mentorlink.booking.GroupSessionStatus;
import org.mentorlink.booking.MeetingHost;
import org.mentorlink.command.shared.Version;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/**
 * B3 and J3: where a group session takes place. Its mentor alone says so, once it is open and until it is over; the bookings of
 * its seats take it over.
 *
 * @param meetingUrl absent where there is none; personal here too, as it is in snapshots
 * @param changes how often it has changed so far
 * @param version of the link within the session
 */
record GroupLink(@Nullable Personal meetingUrl, @Nullable MeetingHost host, int changes, Version version) {

    static final GroupLink NONE = new GroupLink(null, null, 0, Version.NONE);

    static List<GroupSessionEvent> set(GroupSessionState session, SetGroupMeetingLink command) {
        var wanted = MeetingUrl.of(command.url());
        requireMentor(session, command.memberId());
        if (wanted.value().equals(session.link().url())) {
            return List.of();
        }
        requireOpen(session);
        session.link().requireSeen(command.expectedVersion());
        MeetingUrl.requireFewChanges(session.link().changes());
        return andSeats(
                session,
                new GroupMeetingLinkSet(
                        session.groupSessionId(),
                        wanted.host(),
                        Personal.of(session.terms().mentorMemberId(), wanted.value())));
    }

    static List<GroupSessionEvent> remove(GroupSessionState session, RemoveGroupMeetingLink command) {
        requireMentor(session, command.memberId());
        if (session.link().url() == null) {
            return List.of();
        }
        requireOpen(session);
        session.link().requireSeen(command.expectedVersion());
        return andSeats(session, new GroupMeetingLinkRemoved(session.groupSessionId()));
    }

    /** Seats that are not confirmed yet learn of it when they are. */
    private static List<GroupSessionEvent> andSeats(GroupSessionState session, GroupSessionEvent change) {
        return Stream.concat(
                        Stream.of(change),
                        session.taken().entrySet().stream()
                                .filter(seat -> seat.getValue().confirmed())
                                .map(Map.Entry::getKey)
                                .map(id -> new SeatLinkChanged(session.groupSessionId(), new BookingId(id))))
                .toList();
    }

    @Nullable String url() {
        return Personal.valueOf(meetingUrl);
    }

    GroupLink evolve(GroupSessionEvent event) {
        var sequence = version.current();
        return switch (event) {
            case GroupMeetingLinkSet set ->
                new GroupLink(set.meetingUrl(), set.host(), changes + 1, version.after(sequence, true));
            case GroupMeetingLinkRemoved removed ->
                new GroupLink(null, null, changes + 1, version.after(sequence, true));
            default -> new GroupLink(meetingUrl, host, changes, version.after(sequence, false));
        };
    }

    private static void requireMentor(GroupSessionState session, MemberId memberId) {
        require(
                session.terms().mentorMemberId().equals(memberId),
                "ONLY_THE_MENTOR",
                "Only the mentor of a group session says where it takes place.",
                "groupSessionId");
    }

    private static void requireOpen(GroupSessionState session) {
        if (session.status() != GroupSessionStatus.OPEN) {
            throw Refused.because(
                    "GROUP_SESSION_NOT_OPEN", "Only a group session that takes place has a meeting link.");
        }
    }

    private void requireSeen(@Nullable Integer expected) {
        if (expected != null) {
            version.require(expected);
        }
    }

    @Override
    public String toString() {
        return "GroupLink[" + version + "]";
    }
}
