package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.refusedInput;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.AppealDispute;
import org.mentorlink.booking.BookingCommand.EndInquiry;
import org.mentorlink.booking.BookingCommand.OpenDispute;
import org.mentorlink.booking.BookingCommand.ReportInquiry;
import org.mentorlink.booking.BookingCommand.ResolveDispute;
import org.mentorlink.booking.BookingCommand.StateInDispute;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.ChargebackAbsorbed;
import org.mentorlink.booking.BookingEvent.ChargebackNoted;
import org.mentorlink.booking.BookingEvent.DecisionHeld;
import org.mentorlink.booking.BookingEvent.DisputeAppealed;
import org.mentorlink.booking.BookingEvent.DisputeEscalated;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.DisputeStatementMade;
import org.mentorlink.booking.BookingEvent.HearingOpened;
import org.mentorlink.booking.BookingEvent.InquiryEnded;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeId;
import org.mentorlink.booking.DisputeReminder;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.command.booking.BookingState.Disputed;
import org.mentorlink.command.booking.BookingState.Settled;
import org.mentorlink.command.shared.Input;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;

/** L8: a session is disputed, both parties are heard, staff decide, and each party may appeal once. */
final class Disputing {

    private Disputing() {}

    static List<BookingEvent> open(BookingState state, OpenDispute command, Instant now) {
        var source = BookingState.source(command.by());
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
        return List.of(
                new DisputeOpened(state.bookingId(), id(state), source, Personal.of(command.memberId(), reason)),
                hearing(state, 0, now));
    }

    private static boolean isDisputable(BookingState state) {
        return state.phase() instanceof Settled settled
                && (settled.ending() == BookingStatus.COMPLETED || settled.ending() == BookingStatus.NO_SHOW);
    }

    /** Of a dispute that is open already, the hearing goes on. */
    static List<BookingEvent> openedByGateway(BookingState state, @Nullable PaymentId paymentId, Instant now) {
        var opened = new DisputeOpened(state.bookingId(), id(state), DisputeSource.GATEWAY, null, paymentId);
        return state.phase() instanceof Disputed && !state.isHeld()
                ? List.of(opened)
                : List.of(opened, hearing(state, 0, now));
    }

    /**
     * What is still to take place does so: of that nothing is paid out before it is settled, and then it is reported again. Where
     * nothing of the mentor's is left to hold back, there is nothing to dispute. What was decided is held as it is, and not heard anew.
     */
    static List<BookingEvent> inquired(BookingState state, ReportInquiry command, Instant now) {
        var paymentId = command.paymentId();
        var known = state.purse()
                .payment(paymentId)
                .map(payment -> payment.chargebacks().containsKey(command.reference()))
                .orElse(true);
        if (known) {
            return List.of();
        }
        var noted = new ChargebackNoted(
                state.bookingId(),
                paymentId,
                command.reference(),
                state.terms().price().zero());
        if (state.phase() instanceof Disputed) {
            return List.of(noted);
        }
        if (!(state.phase() instanceof Settled settled)) {
            return List.of();
        }
        if (!state.purse().isOwedToMentor()) {
            return List.of(noted);
        }
        var opened = new DisputeOpened(state.bookingId(), id(state), DisputeSource.INQUIRY, null, paymentId);
        return List.of(
                noted,
                opened,
                settled.decision() == null
                        ? hearing(state, 0, now)
                        : new DecisionHeld(state.bookingId(), id(state), now.plus(Settings.DISPUTE_DECISION)));
    }

    /**
     * As staff would release it: it stays what it was. It can be appealed as any decision, unless the time to dispute it was over
     * before the payer's bank asked. What had been decided before is decided so again.
     */
    static List<BookingEvent> inquiryEnded(BookingState state, EndInquiry command, Instant now) {
        var reference = command.reference();
        if (reference == null) {
            return mayHaveBeenAskedSince(state) ? List.of() : released(state, now);
        }
        return state.purse().isAsked(command.paymentId(), reference)
                ? over(state, command.paymentId(), reference, now)
                : List.of();
    }

    /** What was taken though nobody knew how much is there again; where that was all there was to say, it is over. */
    static List<BookingEvent> givenBack(
            BookingState state, @Nullable PaymentId paymentId, String reference, Instant now) {
        return over(state, paymentId, reference, now);
    }

    private static List<BookingEvent> over(
            BookingState state, @Nullable PaymentId paymentId, String reference, Instant now) {
        var ended = new InquiryEnded(state.bookingId(), paymentId, reference);
        var after = state.after(List.of(ended));
        var events = new ArrayList<BookingEvent>(List.of(ended));
        if (after.purse().asked() == 0 && !after.purse().isUnclear()) {
            events.addAll(released(after, now));
        }
        return events;
    }

    /** An old step that was parked does not tell what has ended: another bank, or the same once more, may wait for an answer by now. */
    private static boolean mayHaveBeenAskedSince(BookingState state) {
        return state.isHeld() || state.purse().asked() > 1;
    }

    private static List<BookingEvent> released(BookingState state, Instant now) {
        var hearing = state.hearing();
        var decision = hearing.decision();
        if (state.isHeld() && decision != null) {
            return decided(
                    state,
                    decision,
                    answered(state),
                    null,
                    state.purse().refund(state.terms().price()),
                    hearing.isAppealableAt(now) ? hearing.appealUntil() : null,
                    now);
        }
        return isOfBanksAlone(state)
                        && hearing.statements().isEmpty()
                        && !state.purse().isChargedBack()
                ? decided(
                        state,
                        DisputeDecision.RELEASE,
                        answered(state),
                        null,
                        hearing.undisputed(),
                        hearing.isAppealable() && isBegunInTime(state) ? now.plus(Settings.APPEAL_WINDOW) : null,
                        now)
                : List.of();
    }

    /** Nobody else has begun it, and nothing that is clear was taken. What is still to take place is for staff. */
    private static boolean isOfBanksAlone(BookingState state) {
        return state.phase() instanceof Disputed disputed
                && (disputed.source() == DisputeSource.INQUIRY
                        || (disputed.unclear()
                                && !state.purse().isUnclear()
                                && state.purse().settlement() != null));
    }

    private static Personal answered(BookingState state) {
        return Personal.of(
                state.terms().menteeId(),
                state.phase() instanceof Disputed disputed && disputed.unclear()
                        ? "What the payer's bank took back is there again."
                        : "The payer's bank has asked, and took nothing back.");
    }

    /** Until its payout is due, what is settled can be disputed; and what is decided, appealed. */
    private static boolean isBegunInTime(BookingState state) {
        var answerBy = state.hearing().answerBy();
        var payoutDueAt = state.purse().payoutDueAt();
        return answerBy != null
                && payoutDueAt != null
                && answerBy.minus(Settings.DISPUTE_ANSWERS).isBefore(payoutDueAt);
    }

    static List<BookingEvent> state(BookingState state, StateInDispute command, Instant now) {
        requireOpen(state);
        if (state.isHeld()) {
            throw Refused.because("STATEMENTS_OVER", "The time to make statements in this dispute is over.");
        }
        var hearing = state.hearing();
        var statement = Input.text(command.statement(), 2_000, "BLANK_STATEMENT", "STATEMENT_TOO_LONG", "statement");
        if (hearing.answerBy() != null && !now.isBefore(hearing.answerBy())) {
            throw Refused.because("STATEMENTS_OVER", "The time to make statements in this dispute is over.");
        }
        var number = hearing.statementsOf(command.by()) + 1;
        if (number > Settings.DISPUTE_STATEMENTS) {
            throw Refused.because(
                    "TOO_MANY_STATEMENTS",
                    "You have made " + Settings.DISPUTE_STATEMENTS + " statements, as many as are heard.");
        }
        return List.of(new DisputeStatementMade(
                state.bookingId(), id(state), command.by(), number, Personal.of(command.memberId(), statement)));
    }

    /** Staff are told; what is late is never decided by itself. */
    static List<BookingEvent> escalate(BookingState state, DisputeReminder reminder, Instant now) {
        if (!(state.phase() instanceof Disputed)) {
            return List.of();
        }
        var hearing = state.hearing();
        return switch (reminder) {
            case ANSWERS_OVER ->
                hearing.answersOver()
                        ? List.of()
                        : List.of(new DisputeEscalated(state.bookingId(), id(state), reminder, null));
            case DECISION_OVERDUE ->
                hearing.reminders() >= Settings.DISPUTE_REMINDERS
                        ? List.of()
                        : List.of(new DisputeEscalated(
                                state.bookingId(),
                                id(state),
                                reminder,
                                hearing.reminders() + 1 < Settings.DISPUTE_REMINDERS
                                        ? now.plus(Settings.DISPUTE_REMINDER)
                                        : null));
        };
    }

    /** The mentor's share waits until nobody can appeal any more; what goes back to the mentee does not. */
    static List<BookingEvent> resolve(BookingState state, ResolveDispute command, Instant now) {
        if (isDecidedSo(state, command)) {
            return List.of();
        }
        requireOpen(state);
        refuseParty(state, command.memberId());
        refuseDecider(state, command.memberId());
        var reason = Personal.of(command.memberId(), Input.reason(command.reason(), 1_000));
        return decided(
                state,
                command.decision(),
                reason,
                command.memberId(),
                refundOf(state, command),
                state.hearing().isAppealable() ? now.plus(Settings.APPEAL_WINDOW) : null,
                now);
    }

    private static List<BookingEvent> decided(
            BookingState state,
            DisputeDecision decision,
            Personal reason,
            @Nullable MemberId by,
            Money refund,
            @Nullable Instant appealUntil,
            Instant now) {
        var events = new ArrayList<BookingEvent>();
        events.add(new DisputeResolved(state.bookingId(), id(state), decision, reason, by, appealUntil));
        var borne = state.purse().borne(state.terms().price(), refund);
        if (!borne.isZero()) {
            events.add(new ChargebackAbsorbed(state.bookingId(), borne));
        }
        events.add(
                Settling.settled(state, refund, appealUntil == null ? now : appealUntil.plus(Settings.APPEAL_RESERVE)));
        return state.andClosedIfDone(events);
    }

    /** Between this and an appeal the booking decides, so nothing is paid out that somebody else may take back. */
    static List<BookingEvent> finish(BookingState state, Instant now) {
        var appealUntil = state.hearing().appealUntil();
        var settlement = state.purse().settlement();
        var payoutDueAt = state.purse().payoutDueAt();
        return state.phase() instanceof Settled
                        && appealUntil != null
                        && !now.isBefore(appealUntil)
                        && settlement != null
                        && settlement.mentorShare().isPositive()
                        && !state.purse().paid()
                        && payoutDueAt != null
                        && now.isBefore(payoutDueAt)
                ? List.of(Settling.settled(state, settlement.refund(), now))
                : List.of();
    }

    static List<BookingEvent> appeal(BookingState state, AppealDispute command, Instant now) {
        var hearing = state.hearing();
        if (state.phase() instanceof Disputed
                && !state.isHeld()
                && hearing.appellants().contains(command.by())) {
            return List.of();
        }
        var reason = Personal.of(command.memberId(), Input.reason(command.reason(), 2_000));
        var isDecided = state.phase() instanceof Settled settled && settled.decision() != null;
        if (!isDecided && !state.isHeld()) {
            throw Refused.because("APPEAL_NOT_POSSIBLE", "Only the decision of a dispute can be appealed.");
        }
        if (hearing.appellants().contains(command.by())) {
            throw Refused.because("ALREADY_APPEALED", "You have appealed once; that decision stands.");
        }
        if (!hearing.isAppealableAt(now)) {
            throw Refused.because("APPEAL_WINDOW_OVER", "The time to appeal this decision is over.");
        }
        return List.of(
                new DisputeAppealed(
                        state.bookingId(),
                        id(state),
                        command.by(),
                        reason,
                        state.purse().payout()),
                hearing(state, hearing.number() + 1, now));
    }

    private static HearingOpened hearing(BookingState state, int number, Instant now) {
        return new HearingOpened(
                state.bookingId(),
                id(state),
                number,
                now.plus(Settings.DISPUTE_ANSWERS),
                now.plus(Settings.DISPUTE_DECISION));
    }

    private static void requireOpen(BookingState state) {
        if (!(state.phase() instanceof Disputed)) {
            throw Refused.because("NO_OPEN_DISPUTE", "This booking has no open dispute.");
        }
    }

    static void refuseParty(BookingState state, MemberId memberId) {
        if (memberId.equals(state.terms().mentorMemberId())
                || memberId.equals(state.terms().menteeId())) {
            throw Refused.because("OWN_DISPUTE", "You are a party of this booking: somebody else decides.");
        }
    }

    static void refuseDecider(BookingState state, MemberId memberId) {
        if (state.hearing().deciders().contains(memberId)) {
            throw Refused.because(
                    "DECIDED_BY_YOU", "You have decided this dispute before: somebody else decides the appeal.");
        }
    }

    private static boolean isDecidedSo(BookingState state, ResolveDispute command) {
        return state.phase() instanceof Settled settled
                && settled.decision() == command.decision()
                && (command.decision() != DisputeDecision.SPLIT
                        || state.purse().refund(state.terms().price()).equals(command.refund()));
    }

    /** An appeal may leave the mentee less than has gone back already; that is the platform's loss, nobody is charged again. */
    private static Money refundOf(BookingState state, ResolveDispute command) {
        if (command.decision() != DisputeDecision.SPLIT && command.refund() != null) {
            throw refusedInput(
                    "INVALID_REFUND",
                    "Say how much goes back with SPLIT only; REFUND and RELEASE settle it themselves.",
                    "refund");
        }
        return switch (command.decision()) {
            case REFUND -> state.terms().price();
            case RELEASE -> state.hearing().undisputed();
            case SPLIT -> part(state, command.refund());
        };
    }

    private static Money part(BookingState state, @Nullable Money refund) {
        var price = state.terms().price();
        if (refund == null
                || !refund.currency().equals(price.currency())
                || !refund.isPositive()
                || !refund.isLessThan(price)
                || refund.isLessThan(state.hearing().undisputed())) {
            throw Settling.invalidRefund();
        }
        Settling.requireCountable(refund, price);
        return refund;
    }

    private static DisputeId id(BookingState state) {
        return DisputeId.of(state.bookingId());
    }
}
