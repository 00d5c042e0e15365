package org.mentorlink.command.booking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingDeclined;
import org.mentorlink.booking.BookingEvent.BookingExpired;
import org.mentorlink.booking.BookingEvent.BookingPaymentFailed;
import org.mentorlink.booking.BookingEvent.ConfirmationAwaited;
import org.mentorlink.booking.Party;
import org.mentorlink.command.booking.BookingState.Awaiting;
import org.mentorlink.command.booking.BookingState.Confirmed;
import org.mentorlink.command.booking.BookingState.Disputed;
import org.mentorlink.command.booking.BookingState.Requested;
import org.mentorlink.command.booking.BookingState.Settled;
import org.mentorlink.command.booking.BookingState.Unpaid;
import org.mentorlink.command.shared.Input;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

/** From the request to the confirmation, or to one of the ends before it. */
final class Holding {

    static final String MENTOR_DECLINED = "MENTOR_DECLINED";

    private Holding() {}

    static List<BookingEvent> refuseForTime(BookingState state, Party party) {
        if (!(state.phase() instanceof Requested)) {
            return List.of();
        }
        var code = party == Party.MENTOR ? "SLOT_TAKEN" : "MENTEE_BUSY";
        return List.of(new BookingDeclined(state.bookingId(), code, null));
    }

    static List<BookingEvent> refuseSeat(BookingState state, String code) {
        return state.phase() instanceof Requested
                ? List.of(new BookingDeclined(state.bookingId(), code, null))
                : List.of();
    }

    static List<BookingEvent> acceptPayment(BookingState state, Instant now) {
        if (!(state.phase() instanceof Requested)) {
            return List.of();
        }
        var start = state.terms().slot().startsAt();
        if (!now.isBefore(start)) {
            return List.of(new BookingExpired(state.bookingId(), "HOLD"));
        }
        if (state.terms().confirmation() == ConfirmationMode.INSTANT) {
            return List.of(confirmed(state));
        }
        var answerBy = now.plus(Settings.CONFIRMATION);
        return List.of(new ConfirmationAwaited(state.bookingId(), answerBy.isBefore(start) ? answerBy : start));
    }

    static List<BookingEvent> rejectPayment(BookingState state, String code, Instant now) {
        return switch (state.phase()) {
            case Requested requested -> List.of(new BookingPaymentFailed(state.bookingId(), code));
            // It became a session that is free before that was known: nothing has to be paid any more.
            case Confirmed confirmed when state.terms().price().isZero() -> List.of();
            case Confirmed confirmed -> List.of(new BookingPaymentFailed(state.bookingId(), code));
            case Settled settled -> Settling.withoutMoney(state, now);
            // Whatever the dispute is decided to be, there is nothing to pay the mentor of.
            case Disputed disputed -> Settling.withoutMoney(state, now);
            default -> List.of();
        };
    }

    static List<BookingEvent> expireHold(BookingState state) {
        return state.phase() instanceof Requested ? List.of(new BookingExpired(state.bookingId(), "HOLD")) : List.of();
    }

    static List<BookingEvent> expireConfirmation(BookingState state) {
        return state.phase() instanceof Awaiting
                ? List.of(new BookingExpired(state.bookingId(), "CONFIRMATION"))
                : List.of();
    }

    static List<BookingEvent> confirm(BookingState state, Instant now) {
        if (state.phase() instanceof Confirmed) {
            return List.of();
        }
        requireAwaiting(state, now);
        return List.of(confirmed(state));
    }

    static List<BookingEvent> decline(BookingState state, @Nullable String reason, Instant now) {
        if (state.phase() instanceof Unpaid ended && ended.code().equals(MENTOR_DECLINED)) {
            return List.of();
        }
        requireAwaiting(state, now);
        var said = Personal.ofNullable(state.terms().mentorMemberId(), Input.optionalReason(reason));
        return List.of(new BookingDeclined(state.bookingId(), MENTOR_DECLINED, said));
    }

    private static BookingConfirmed confirmed(BookingState state) {
        return confirmed(state, state.terms().slot());
    }

    static BookingConfirmed confirmed(BookingState state, TimeSlot slot) {
        return new BookingConfirmed(state.bookingId(), state.terms().confirmation(), slot);
    }

    private static void requireAwaiting(BookingState state, Instant now) {
        if (!(state.phase() instanceof Awaiting awaiting && now.isBefore(awaiting.answerBy()))) {
            throw Refused.because("BOOKING_NOT_AWAITING", "This booking does not wait for an answer of its mentor.");
        }
    }
}
