package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.require;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.RemoveMeetingLink;
import org.mentorlink.booking.BookingCommand.SetMeetingLink;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.MeetingLinkRemoved;
import org.mentorlink.booking.BookingEvent.MeetingLinkSet;
import org.mentorlink.command.booking.BookingState.Confirmed;
import org.mentorlink.command.shared.Version;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/**
 * B3 and J3: where a session takes place. Its mentor alone says so, from the confirmation to the end of the session.
 *
 * @param url absent where there is none
 * @param changes how often it has changed so far
 * @param version of the link within the booking
 */
record MeetingLink(@Nullable String url, int changes, Version version) {

    static final MeetingLink NONE = new MeetingLink(null, 0, Version.NONE);

    List<BookingEvent> set(BookingState booking, SetMeetingLink command) {
        var wanted = MeetingUrl.of(command.url());
        requireMentor(booking, command.memberId());
        if (wanted.value().equals(url)) {
            return List.of();
        }
        requireConfirmed(booking);
        requireSeen(command.expectedVersion());
        MeetingUrl.requireFewChanges(changes);
        return List.of(new MeetingLinkSet(
                booking.bookingId(), wanted.host(), Personal.of(booking.terms().mentorMemberId(), wanted.value())));
    }

    List<BookingEvent> remove(BookingState booking, RemoveMeetingLink command) {
        requireMentor(booking, command.memberId());
        if (url == null) {
            return List.of();
        }
        requireConfirmed(booking);
        requireSeen(command.expectedVersion());
        return List.of(new MeetingLinkRemoved(booking.bookingId()));
    }

    /** As the group session says by now, whatever it said when this was asked for; nothing for who does not take part. */
    List<BookingEvent> takeOver(BookingState booking, GroupLink group) {
        var wanted = group.url();
        if (!(booking.phase() instanceof Confirmed) || Objects.equals(wanted, url)) {
            return List.of();
        }
        return List.of(
                wanted == null || group.host() == null
                        ? new MeetingLinkRemoved(booking.bookingId())
                        : new MeetingLinkSet(
                                booking.bookingId(),
                                group.host(),
                                Personal.of(booking.terms().mentorMemberId(), wanted)));
    }

    MeetingLink evolve(BookingEvent event, long sequence) {
        return switch (event) {
            case MeetingLinkSet set ->
                new MeetingLink(set.meetingUrl().value(), changes + 1, version.after(sequence, true));
            case MeetingLinkRemoved removed -> new MeetingLink(null, changes + 1, version.after(sequence, true));
            default -> new MeetingLink(url, changes, version.after(sequence, false));
        };
    }

    private static void requireMentor(BookingState booking, MemberId memberId) {
        require(
                booking.terms().mentorMemberId().equals(memberId),
                "ONLY_THE_MENTOR",
                "Only the mentor of a booking says where it takes place.",
                "bookingId");
    }

    private static void requireConfirmed(BookingState booking) {
        if (!(booking.phase() instanceof Confirmed)) {
            throw Refused.because("BOOKING_NOT_CONFIRMED", "Only a confirmed session has a meeting link.");
        }
    }

    private void requireSeen(@Nullable Integer expected) {
        if (expected != null) {
            version.require(expected);
        }
    }

    @Override
    public String toString() {
        return "MeetingLink[" + version + "]";
    }
}
