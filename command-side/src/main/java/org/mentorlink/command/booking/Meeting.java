package org.mentorlink.command.booking;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.BookingCommand.CancelBooking;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.CheckedIn;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.Party;
import org.mentorlink.command.booking.BookingState.Awaiting;
import org.mentorlink.command.booking.BookingState.Confirmed;
import org.mentorlink.command.booking.BookingState.Disputed;
import org.mentorlink.command.booking.BookingState.Requested;
import org.mentorlink.command.booking.BookingState.Settled;
import org.mentorlink.command.booking.BookingState.Unpaid;
import org.mentorlink.command.shared.Input;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;

/** The session itself: given up before, attended, missed or held. */
final class Meeting {

    private Meeting() {}

    static List<BookingEvent> cancel(BookingState state, CancelBooking command, Instant now) {
        var reason = Personal.ofNullable(command.memberId(), Input.optionalReason(command.reason()));
        return switch (state.phase()) {
            case Requested requested -> cancelUnconfirmed(state, command, reason);
            case Awaiting awaiting -> cancelUnconfirmed(state, command, reason);
            case Confirmed confirmed -> cancelConfirmed(state, command, reason, now);
            case Unpaid ended -> cancelAgain(ended.by(), command.by());
            case Settled ended -> cancelAgain(ended.by(), command.by());
            case Disputed disputed -> throw notCancellable();
        };
    }

    private static List<BookingEvent> cancelUnconfirmed(
            BookingState state, CancelBooking command, @Nullable Personal reason) {
        requireExpected(state.terms().price(), command.expectedRefund());
        return List.of(cancelled(state, command.by(), false, reason));
    }

    private static void requireExpected(Money refund, @Nullable Money expected) {
        if (expected != null && !expected.equals(refund)) {
            throw Refused.because(
                    "REFUND_CHANGED", refund.formatted() + " would go back to the mentee now; look at it again.");
        }
    }

    private static List<BookingEvent> cancelConfirmed(
            BookingState state, CancelBooking command, @Nullable Personal reason, Instant now) {
        var by = command.by();
        var terms = state.terms();
        var start = terms.slot().startsAt();
        if (!now.isBefore(start)) {
            throw Refused.because("SESSION_STARTED", "The session has started and cannot be cancelled any more.");
        }
        var refund = by == CancelledBy.MENTEE ? terms.refundForMentee(now) : terms.price();
        requireExpected(refund, command.expectedRefund());
        var strike = by == CancelledBy.MENTEE && terms.policy().isStrike(start, now);
        return givenUp(state, cancelled(state, by, strike, reason), refund, now);
    }

    /** What counts is when the group session was cancelled, so nothing is refused for coming late. */
    static List<BookingEvent> cancelSeat(BookingState state, CancelledBy by, Instant now) {
        return switch (state.phase()) {
            case Requested requested -> List.of(cancelled(state, by, false, null));
            case Awaiting awaiting -> List.of(cancelled(state, by, false, null));
            case Confirmed confirmed ->
                givenUp(state, cancelled(state, by, false, null), state.terms().price(), now);
            // Attendance was assessed for a session that was not to take place.
            case Settled ended when ended.by() == null -> Settling.withoutMoney(state, now);
            case Settled cancelled -> List.of();
            case Unpaid ended -> List.of();
            case Disputed disputed -> List.of();
        };
    }

    /** Nobody questions a session that was cancelled: one that costs nothing is closed with it. */
    private static List<BookingEvent> givenUp(BookingState state, BookingCancelled event, Money refund, Instant now) {
        return state.andClosedIfDone(
                List.of(event, Settling.settled(state, refund, now.plus(Settings.DISPUTE_WINDOW))));
    }

    private static List<BookingEvent> cancelAgain(@Nullable CancelledBy before, CancelledBy by) {
        if (!Objects.equals(before, by)) {
            throw notCancellable();
        }
        return List.of();
    }

    private static Refused notCancellable() {
        return Refused.because("BOOKING_NOT_CANCELLABLE", "This booking has come to an end already.");
    }

    private static BookingCancelled cancelled(
            BookingState state, CancelledBy by, boolean strike, @Nullable Personal reason) {
        return new BookingCancelled(state.bookingId(), by, strike, reason);
    }

    static List<BookingEvent> checkIn(BookingState state, Party party, Instant now) {
        if (!(state.phase() instanceof Confirmed confirmed)) {
            throw Refused.because("BOOKING_NOT_CONFIRMED", "Only a confirmed session can be attended.");
        }
        if (party == Party.MENTOR && state.terms().isSeat()) {
            throw Refused.because("CHECK_IN_FOR_ALL", "The mentor of a group session checks in once, for everybody.");
        }
        if (confirmed.there().contains(party)) {
            return List.of();
        }
        var slot = state.terms().slot();
        if (now.isBefore(slot.startsAt().minus(Settings.CHECK_IN_OPENS))) {
            throw Refused.because(
                    "CHECK_IN_NOT_OPEN",
                    "It is too early to check in; that opens " + Settings.CHECK_IN_OPENS.toMinutes()
                            + " minutes before the start.");
        }
        if (!now.isBefore(slot.endsAt())) {
            throw Refused.because("CHECK_IN_CLOSED", "The session is over.");
        }
        return List.of(new CheckedIn(state.bookingId(), party));
    }

    static List<BookingEvent> noteMentorPresent(BookingState state) {
        return state.phase() instanceof Confirmed confirmed
                        && !confirmed.there().contains(Party.MENTOR)
                ? List.of(new CheckedIn(state.bookingId(), Party.MENTOR))
                : List.of();
    }

    static List<BookingEvent> assessAttendance(BookingState state, Instant now) {
        if (!(state.phase() instanceof Confirmed confirmed)) {
            return List.of();
        }
        requireDue(now, state.terms().slot().startsAt().plus(Settings.NO_SHOW_AFTER));
        var absent = absent(confirmed.there());
        return absent == null ? List.of() : noShow(state, absent, now);
    }

    /** Should the attendance never have been assessed, it is now: no booking stays open because a step went missing. */
    static List<BookingEvent> complete(BookingState state, Instant now) {
        if (!(state.phase() instanceof Confirmed confirmed)) {
            return List.of();
        }
        requireDue(now, state.terms().slot().endsAt());
        var absent = absent(confirmed.there());
        return absent == null
                ? List.of(
                        new BookingCompleted(state.bookingId()),
                        Settling.settled(state, state.terms().price().zero(), now.plus(Settings.DISPUTE_WINDOW)))
                : noShow(state, absent, now);
    }

    private static List<BookingEvent> noShow(BookingState state, Absent absent, Instant now) {
        var price = state.terms().price();
        var refund = absent == Absent.MENTEE ? price.zero() : price;
        return List.of(
                new NoShowRecorded(state.bookingId(), absent),
                Settling.settled(state, refund, now.plus(Settings.DISPUTE_WINDOW)));
    }

    private static @Nullable Absent absent(Set<Party> there) {
        if (there.isEmpty()) {
            return Absent.BOTH;
        }
        if (!there.contains(Party.MENTOR)) {
            return Absent.MENTOR;
        }
        return there.contains(Party.MENTEE) ? null : Absent.MENTEE;
    }

    /** A clock that is behind must not lose a moment that comes only once, so this is the one refusal of a process. */
    private static void requireDue(Instant now, Instant due) {
        if (now.isBefore(due)) {
            throw Refused.because("TOO_EARLY", "This moment of the session has not come yet.");
        }
    }
}
