package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.refusedInput;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.RefundBooking;
import org.mentorlink.booking.BookingCommand.ReportChargeback;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingClosed;
import org.mentorlink.booking.BookingEvent.BookingSettled;
import org.mentorlink.booking.BookingEvent.ChargebackNoted;
import org.mentorlink.booking.BookingEvent.MenteeRefunded;
import org.mentorlink.booking.BookingEvent.MentorSettled;
import org.mentorlink.booking.BookingEvent.RefundOrdered;
import org.mentorlink.booking.BookingEvent.RefundUndone;
import org.mentorlink.command.booking.BookingState.Confirmed;
import org.mentorlink.command.booking.BookingState.Disputed;
import org.mentorlink.command.booking.BookingState.Settled;
import org.mentorlink.command.booking.BookingState.Unpaid;
import org.mentorlink.command.shared.Input;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/** Who gets the money, decided once and perhaps again, and whether it has got there. */
final class Settling {

    private Settling() {}

    static BookingSettled settled(BookingState state, Money refund, Instant payoutDueAt) {
        var settlement = state.terms().settlement(refund);
        return new BookingSettled(
                state.bookingId(),
                state.terms().mentorId(),
                settlement,
                state.purse().payout() || settlement.mentorShare().isPositive(),
                payoutDueAt,
                state.purse().returns(state.terms().price(), refund));
    }

    /** The price was never captured, though the booking was settled as if it were, or is disputed before that: nobody is paid of it. */
    static List<BookingEvent> withoutMoney(BookingState state, Instant now) {
        var price = state.terms().price();
        return state.purse().refund(price).isLessThan(price) && !state.purse().isFirstChargedBack()
                ? List.of(settled(
                        state, price, Objects.requireNonNullElse(state.purse().payoutDueAt(), now)))
                : List.of();
    }

    /** What the gateway took back counts as returned to the mentee; a dispute decides what follows from it. */
    static List<BookingEvent> reportChargeback(BookingState state, ReportChargeback command, Instant now) {
        var paymentId = command.paymentId();
        var payment = state.purse().payment(paymentId);
        if (payment.isEmpty()) {
            return Negotiating.takenBack(state, Objects.requireNonNull(paymentId));
        }
        return command.reference() == null
                ? takenBack(state, paymentId, payment.get(), now)
                : chargedBack(state, paymentId, payment.get(), command.reference(), command.amount(), now);
    }

    /** Where the process did not tell how much it was. */
    private static List<BookingEvent> takenBack(
            BookingState state, @Nullable PaymentId paymentId, Purse.Paid payment, Instant now) {
        return isCaptured(state) && payment.chargebacks().isEmpty()
                ? Disputing.openedByGateway(state, paymentId, now)
                : List.of();
    }

    private static List<BookingEvent> chargedBack(
            BookingState state,
            @Nullable PaymentId paymentId,
            Purse.Paid payment,
            String reference,
            @Nullable Money taken,
            Instant now) {
        var before = payment.chargebacks().get(reference);
        var amount = Objects.requireNonNullElse(taken, state.terms().price().zero());
        // What the payer's bank only asked about is noted with nothing too.
        var unclear = taken == null && isCaptured(state) && !payment.unclear().containsKey(reference);
        if (taken != null && taken.isZero() && payment.isUnclear(reference)) {
            return Disputing.givenBack(state, paymentId, reference, now);
        }
        if (amount.equals(before) && !unclear) {
            return List.of();
        }
        var events = new ArrayList<BookingEvent>();
        events.add(new ChargebackNoted(state.bookingId(), paymentId, reference, amount));
        var givenBack = before != null && amount.isLessThan(before);
        if (isCaptured(state) && (!givenBack || isMissing(state.after(events)))) {
            events.addAll(Disputing.openedByGateway(state, paymentId, now));
        }
        return state.andClosedIfDone(events);
    }

    private static boolean isCaptured(BookingState state) {
        return state.phase() instanceof Confirmed
                || state.phase() instanceof Settled
                || state.phase() instanceof Disputed;
    }

    /** What the mentee was to have and the gateway has given back to the platform: whether it goes to the mentee after all. */
    private static boolean isMissing(BookingState after) {
        return after.phase() instanceof Settled && !after.purse().allIsReturned();
    }

    /** Of what was charged as a gateway counts, a part goes back as it counts. */
    static void requireCountable(Money refund, Money price) {
        if (price.isCountable()) {
            Input.requireCountable(refund, "refund");
        }
    }

    static Refused invalidRefund() {
        return refusedInput(
                "INVALID_REFUND",
                "What goes back lies between what has gone back already and the price, in its currency.",
                "refund");
    }

    /** Whoever decided a dispute changes nothing of it themselves while it can be appealed. */
    static List<BookingEvent> refund(BookingState state, RefundBooking command, Instant now) {
        if (!(state.phase() instanceof Settled)
                || (state.purse().isChargedBack() && state.purse().isAllReturned())) {
            throw Refused.because("REFUND_NOT_POSSIBLE", "Nothing of this booking can be refunded.");
        }
        if (command.refund().equals(state.purse().ordered())) {
            return List.of();
        }
        Disputing.refuseParty(state, command.memberId());
        if (state.hearing().isAppealableAt(now)) {
            Disputing.refuseDecider(state, command.memberId());
        }
        var price = state.terms().price();
        if (!command.refund().currency().equals(price.currency())
                || !state.purse().refund(price).isLessThan(command.refund())
                || price.isLessThan(command.refund())) {
            throw invalidRefund();
        }
        requireCountable(command.refund(), price);
        var reason = Personal.of(command.memberId(), Input.reason(command.reason(), 1_000));
        return List.of(
                new RefundOrdered(state.bookingId(), command.refund(), reason),
                settled(
                        state,
                        command.refund(),
                        Objects.requireNonNull(state.purse().payoutDueAt())));
    }

    /** What was paid for a session that never became this one is nobody's concern here. */
    static List<BookingEvent> noteRefund(BookingState state, Money total, @Nullable PaymentId paymentId) {
        return state.purse()
                .payment(paymentId)
                .map(payment -> state.andClosedIfDone(
                        payment.hasRefunded(total)
                                ? List.of()
                                : List.of(new MenteeRefunded(state.bookingId(), total, paymentId))))
                .orElse(List.of());
    }

    static List<BookingEvent> noteRefundReversed(BookingState state, Money total, @Nullable PaymentId paymentId) {
        return state.purse()
                .payment(paymentId)
                .filter(payment -> total.isLessThan(payment.refunded()))
                .map(payment -> state.andClosedIfDone(List.of(new RefundUndone(state.bookingId(), total, paymentId))))
                .orElse(List.of());
    }

    /** Of a session that costs nothing there is nothing to pay, and it is closed. */
    static List<BookingEvent> notePayout(BookingState state, @Nullable Money reached) {
        if (!state.purse().payout()) {
            return state.andClosedIfDone(List.of());
        }
        if (state.purse().paid() || state.purse().isMoreThan(reached)) {
            return List.of();
        }
        return state.andClosedIfDone(List.of(new MentorSettled(state.bookingId())));
    }

    static List<BookingEvent> closeUnpaid(BookingState state) {
        return state.phase() instanceof Unpaid && !state.purse().closed()
                ? List.of(new BookingClosed(state.bookingId()))
                : List.of();
    }
}
