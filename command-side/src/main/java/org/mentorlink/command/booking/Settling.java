package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.refusedInput;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.OpenDispute;
import org.mentorlink.booking.BookingCommand.RefundBooking;
import org.mentorlink.booking.BookingCommand.ReportChargeback;
import org.mentorlink.booking.BookingCommand.ResolveDispute;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingClosed;
import org.mentorlink.booking.BookingEvent.BookingSettled;
import org.mentorlink.booking.BookingEvent.ChargebackAbsorbed;
import org.mentorlink.booking.BookingEvent.ChargebackNoted;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.MenteeRefunded;
import org.mentorlink.booking.BookingEvent.MentorSettled;
import org.mentorlink.booking.BookingEvent.RefundOrdered;
import org.mentorlink.booking.BookingEvent.RefundUndone;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeId;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.Party;
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

    /** The price was never captured, though the booking was settled as if it were: nobody is paid of it. */
    static List<BookingEvent> withoutMoney(BookingState state) {
        var price = state.terms().price();
        return state.purse().refund(price).isLessThan(price) && !state.purse().isFirstChargedBack()
                ? List.of(settled(
                        state, price, Objects.requireNonNull(state.purse().payoutDueAt())))
                : List.of();
    }

    static List<BookingEvent> openDispute(BookingState state, OpenDispute command, Instant now) {
        var source = command.by() == Party.MENTOR ? DisputeSource.MENTOR : DisputeSource.MENTEE;
        if (state.phase() instanceof Disputed disputed && disputed.source() == source) {
            return List.of();
        }
        var reason = Input.reason(command.reason(), 2_000);
        if (!isDisputable(state)) {
            throw Refused.because(
                    "DISPUTE_NOT_POSSIBLE", "Only a session that took place or was missed can be disputed.");
        }
        if (!now.isBefore(Objects.requireNonNull(state.purse().payoutDueAt()))) {
            throw Refused.because("DISPUTE_WINDOW_OVER", "The time to dispute this session is over.");
        }
        return List.of(opened(state, source, Personal.of(command.memberId(), reason)));
    }

    private static boolean isDisputable(BookingState state) {
        return state.phase() instanceof Settled settled
                && (settled.ending() == BookingStatus.COMPLETED || settled.ending() == BookingStatus.NO_SHOW);
    }

    /** What the gateway took back counts as returned to the mentee; a dispute decides what follows from it. */
    static List<BookingEvent> reportChargeback(BookingState state, ReportChargeback command) {
        var paymentId = command.paymentId();
        var payment = state.purse().payment(paymentId);
        if (payment.isEmpty()) {
            return Negotiating.takenBack(state, Objects.requireNonNull(paymentId));
        }
        return command.reference() == null
                ? takenBack(state, paymentId, payment.get())
                : chargedBack(
                        state,
                        paymentId,
                        payment.get(),
                        command.reference(),
                        Objects.requireNonNullElse(
                                command.amount(), state.terms().price().zero()));
    }

    /** Where the process did not tell how much it was. */
    private static List<BookingEvent> takenBack(BookingState state, @Nullable PaymentId paymentId, Purse.Paid payment) {
        return isCaptured(state) && payment.chargebacks().isEmpty()
                ? List.of(disputedByGateway(state, paymentId))
                : List.of();
    }

    private static List<BookingEvent> chargedBack(
            BookingState state, @Nullable PaymentId paymentId, Purse.Paid payment, String reference, Money amount) {
        var before = payment.chargebacks().get(reference);
        if (amount.equals(before)) {
            return List.of();
        }
        var events = new ArrayList<BookingEvent>();
        events.add(new ChargebackNoted(state.bookingId(), paymentId, reference, amount));
        var givenBack = before != null && amount.isLessThan(before);
        if (isCaptured(state) && (!givenBack || isMissing(state.after(events)))) {
            events.add(disputedByGateway(state, paymentId));
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

    private static DisputeOpened disputedByGateway(BookingState state, @Nullable PaymentId paymentId) {
        return new DisputeOpened(
                state.bookingId(), DisputeId.of(state.bookingId()), DisputeSource.GATEWAY, null, paymentId);
    }

    private static DisputeOpened opened(BookingState state, DisputeSource source, Personal reason) {
        return new DisputeOpened(state.bookingId(), DisputeId.of(state.bookingId()), source, reason);
    }

    static List<BookingEvent> resolveDispute(BookingState state, ResolveDispute command, Instant now) {
        if (isDecidedSo(state, command)) {
            return List.of();
        }
        if (!(state.phase() instanceof Disputed)) {
            throw Refused.because("NO_OPEN_DISPUTE", "This booking has no open dispute.");
        }
        var reason = Personal.of(command.memberId(), Input.reason(command.reason(), 1_000));
        var price = state.terms().price();
        var refund = refundOf(state, command);
        var events = new ArrayList<BookingEvent>();
        events.add(new DisputeResolved(state.bookingId(), DisputeId.of(state.bookingId()), command.decision(), reason));
        var borne = state.purse().borne(price, refund);
        if (!borne.isZero()) {
            events.add(new ChargebackAbsorbed(state.bookingId(), borne));
        }
        events.add(settled(state, refund, now));
        return state.andClosedIfDone(events);
    }

    private static boolean isDecidedSo(BookingState state, ResolveDispute command) {
        return state.phase() instanceof Settled settled
                && settled.decision() == command.decision()
                && (command.decision() != DisputeDecision.SPLIT
                        || state.purse().refund(state.terms().price()).equals(command.refund()));
    }

    private static Money refundOf(BookingState state, ResolveDispute command) {
        var price = state.terms().price();
        if (command.decision() != DisputeDecision.SPLIT && command.refund() != null) {
            throw refusedInput(
                    "INVALID_REFUND",
                    "Say how much goes back with SPLIT only; REFUND and RELEASE settle it themselves.",
                    "refund");
        }
        return switch (command.decision()) {
            case REFUND -> price;
            case RELEASE -> state.purse().refund(price);
            case SPLIT -> part(state, command.refund());
        };
    }

    private static Money part(BookingState state, @Nullable Money refund) {
        var price = state.terms().price();
        if (refund == null
                || !refund.currency().equals(price.currency())
                || !refund.isPositive()
                || !refund.isLessThan(price)
                || refund.isLessThan(state.purse().refund(price))) {
            throw invalidRefund();
        }
        return refund;
    }

    private static Refused invalidRefund() {
        return refusedInput(
                "INVALID_REFUND",
                "What goes back lies between what has gone back already and the price, in its currency.",
                "refund");
    }

    static List<BookingEvent> refund(BookingState state, RefundBooking command) {
        if (!(state.phase() instanceof Settled)
                || (state.purse().isChargedBack() && state.purse().isAllReturned())) {
            throw Refused.because("REFUND_NOT_POSSIBLE", "Nothing of this booking can be refunded.");
        }
        if (command.refund().equals(state.purse().ordered())) {
            return List.of();
        }
        var price = state.terms().price();
        if (!command.refund().currency().equals(price.currency())
                || !state.purse().refund(price).isLessThan(command.refund())
                || price.isLessThan(command.refund())) {
            throw invalidRefund();
        }
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
    static List<BookingEvent> notePayout(BookingState state) {
        if (!state.purse().payout()) {
            return state.andClosedIfDone(List.of());
        }
        return state.purse().paid() ? List.of() : state.andClosedIfDone(List.of(new MentorSettled(state.bookingId())));
    }

    static List<BookingEvent> closeUnpaid(BookingState state) {
        return state.phase() instanceof Unpaid && !state.purse().closed()
                ? List.of(new BookingClosed(state.bookingId()))
                : List.of();
    }
}
