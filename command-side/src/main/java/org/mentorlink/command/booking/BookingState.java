package org.mentorlink.command.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingClosed;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingDeclined;
import org.mentorlink.booking.BookingEvent.BookingExpired;
import org.mentorlink.booking.BookingEvent.BookingPaymentFailed;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.BookingSettled;
import org.mentorlink.booking.BookingEvent.ChargebackAbsorbed;
import org.mentorlink.booking.BookingEvent.ChargebackNoted;
import org.mentorlink.booking.BookingEvent.CheckedIn;
import org.mentorlink.booking.BookingEvent.ConfirmationAwaited;
import org.mentorlink.booking.BookingEvent.DecisionHeld;
import org.mentorlink.booking.BookingEvent.DisputeAppealed;
import org.mentorlink.booking.BookingEvent.DisputeEscalated;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.DisputeStatementMade;
import org.mentorlink.booking.BookingEvent.ExtraPaymentRequested;
import org.mentorlink.booking.BookingEvent.HearingOpened;
import org.mentorlink.booking.BookingEvent.InquiryEnded;
import org.mentorlink.booking.BookingEvent.MeetingLinkRemoved;
import org.mentorlink.booking.BookingEvent.MeetingLinkSet;
import org.mentorlink.booking.BookingEvent.MenteeRefunded;
import org.mentorlink.booking.BookingEvent.MentorSettled;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.BookingEvent.PreSessionFormAnswered;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.RefundOrdered;
import org.mentorlink.booking.BookingEvent.RefundUndone;
import org.mentorlink.booking.BookingEvent.SessionRequestEnded;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeReminder;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.shared.Money;

/**
 * A booking as its decisions see it: what was agreed, the phase it is in, and where its money is. It is requested,
 * perhaps awaits its mentor, is confirmed and takes place. Ended before it was paid for, all it waits for is the money
 * that was held; ended later, it is settled, and settled anew by each dispute and each refund.
 *
 * @param dispute what was said and decided in it; absent where it was never disputed
 */
record BookingState(
        Terms terms,
        Phase phase,
        Purse purse,
        Negotiation negotiation,
        @Nullable Hearing dispute) {

    /** What can be decided next. */
    sealed interface Phase {}

    record Requested() implements Phase {}

    record Awaiting(Instant answerBy) implements Phase {}

    record Confirmed(Set<Party> there) implements Phase {}

    /** Ended before the price was captured: everything goes back. */
    record Unpaid(
            BookingStatus ending, String code, @Nullable CancelledBy by) implements Phase {}

    /**
     * @param by who cancelled it, if anybody did
     * @param absent who did not come, where that is how it ended
     */
    record Settled(
            BookingStatus ending,
            @Nullable CancelledBy by,
            @Nullable DisputeDecision decision,
            @Nullable Absent absent) implements Phase {

        boolean isMissedByMentor() {
            return absent == Absent.MENTOR || absent == Absent.BOTH;
        }
    }

    /** @param unclear whether all that was said is that something was taken back, and nobody knows how much */
    record Disputed(DisputeSource source, boolean unclear) implements Phase {}

    BookingId bookingId() {
        return terms.bookingId();
    }

    /** Proposals are counted on from those of the request that the booking came of. */
    BookingState after(Negotiation before) {
        return new BookingState(terms, phase, purse, before.over(), dispute);
    }

    /** @param state absent before the first event */
    static BookingState evolve(@Nullable BookingState state, BookingEvent event) {
        if (event instanceof BookingRequested requested) {
            return new BookingState(
                    Terms.of(requested),
                    new Requested(),
                    Purse.untouched(requested.bookingId(), requested.price()),
                    Negotiation.NONE,
                    null);
        }
        if (state == null) {
            throw new IllegalStateException("a booking begins with its request");
        }
        return state.evolve(event);
    }

    private BookingState evolve(BookingEvent event) {
        return switch (event) {
            case BookingRequested requested -> this;
            case SessionRequested asked -> this;
            case SessionRequestEnded ended -> this;
            case ConfirmationAwaited awaited -> in(new Awaiting(awaited.answerBy()));
            case BookingConfirmed confirmed -> in(new Confirmed(Set.of()));
            case BookingDeclined declined -> in(new Unpaid(BookingStatus.DECLINED, declined.code(), null));
            case BookingPaymentFailed failed -> in(new Unpaid(BookingStatus.PAYMENT_FAILED, failed.code(), null));
            case BookingExpired expired -> in(new Unpaid(BookingStatus.EXPIRED, expired.what(), null));
            case BookingCancelled cancelled -> in(cancelled(cancelled.by()));
            case TimeProposed proposed -> with(negotiation.proposed(proposed));
            case ProposalOpened opened -> with(negotiation.opened());
            case ExtraPaymentRequested asked -> with(negotiation.paying(asked.payBy()));
            case ProposalEnded ended -> with(negotiation.over());
            case BookingRescheduled moved -> movedBy(moved);
            case MeetingLinkSet set -> this;
            case MeetingLinkRemoved removed -> this;
            case PreSessionFormAnswered answered -> this;
            case CheckedIn checkedIn -> in(checkedIn(checkedIn.party()));
            case BookingCompleted completed -> in(new Settled(BookingStatus.COMPLETED, null, null, null));
            case NoShowRecorded noShow -> in(new Settled(BookingStatus.NO_SHOW, null, null, noShow.absent()));
            case DisputeOpened opened -> {
                var next = with((isHeardBy(opened) ? hearing() : begun()).saidBy(opened.source()))
                        .chargedBackBy(opened);
                yield next.in(new Disputed(opened.source(), isUnclearAlone(opened, next.purse)));
            }
            case HearingOpened opened -> with(hearing().opened(opened));
            case DisputeStatementMade stated -> with(hearing().stated(stated.by()));
            case DisputeEscalated escalated ->
                with(
                        escalated.reminder() == DisputeReminder.ANSWERS_OVER
                                ? hearing().withoutAnswers()
                                : hearing().reminded());
            case DecisionHeld held -> with(hearing().held());
            // Of what was asked before an end of it was recorded, this is the end.
            case DisputeResolved resolved ->
                with(purse.allAnswered())
                        .with(hearing().decided(resolved))
                        .in(new Settled(BookingStatus.DISPUTED, null, resolved.decision(), null));
            case DisputeAppealed appealed ->
                with(hearing().appealed(appealed.by()).saidBy(source(appealed.by())))
                        .in(new Disputed(source(appealed.by()), false));
            case RefundOrdered ordered -> with(purse.ordered(ordered.refund())).undisputed(ordered.refund());
            case ChargebackAbsorbed absorbed -> with(purse.absorbing(absorbed.amount()));
            case BookingSettled settled -> {
                var next = with(purse.settled(settled));
                yield phase instanceof Disputed
                        ? next.undisputed(settled.settlement().refund())
                        : next;
            }
            case ChargebackNoted noted -> with(purse.chargedBack(noted.paymentId(), noted.reference(), noted.amount()));
            case InquiryEnded ended -> with(purse.answered(ended.paymentId(), ended.reference()));
            case MenteeRefunded refunded -> with(purse.refunded(refunded.paymentId(), refunded.total()));
            case RefundUndone undone -> with(purse.refundUndone(undone.paymentId(), undone.total()));
            case MentorSettled paid -> with(purse.paidOut());
            case BookingClosed closed -> with(purse.closedNow());
        };
    }

    /**
     * The events, what the platform bears by now of money that has gone back without having to, and the end of the process where
     * all the money is where it belongs.
     */
    List<BookingEvent> andClosedIfDone(List<BookingEvent> events) {
        var all = new ArrayList<>(events);
        var after = after(events);
        var borne = after.borne();
        if (!borne.isZero()) {
            var absorbed = new ChargebackAbsorbed(bookingId(), borne);
            all.add(absorbed);
            after = after.evolve(absorbed);
        }
        if (!after.purse.closed() && after.isDone()) {
            all.add(new BookingClosed(bookingId()));
        }
        return List.copyOf(all);
    }

    BookingState after(List<BookingEvent> events) {
        var after = this;
        for (var event : events) {
            after = after.evolve(event);
        }
        return after;
    }

    /** While it is open who is right, that is open too. */
    private Money borne() {
        return switch (phase) {
            case Unpaid unpaid -> purse.borneOfAll();
            case Settled settled -> purse.borne(terms.price(), purse.refund(terms.price()));
            case Requested requested -> terms.price().zero();
            case Awaiting awaiting -> terms.price().zero();
            case Confirmed confirmed -> terms.price().zero();
            case Disputed disputed -> terms.price().zero();
        };
    }

    /** The events, and the end of a proposal that a booking which ends leaves behind. */
    List<BookingEvent> andNothingProposed(List<BookingEvent> events) {
        var after = after(events);
        var left = after.negotiation.pending();
        return left == null || after.isNegotiable()
                ? events
                : Stream.concat(events.stream(), Stream.of(Negotiating.ended(this, left, ProposalState.OBSOLETE, null)))
                        .toList();
    }

    /** Whether another time can be agreed on. */
    boolean isNegotiable() {
        return phase instanceof Confirmed || phase instanceof Awaiting;
    }

    private boolean isDone() {
        return switch (phase) {
            case Unpaid unpaid -> purse.isAllReturned();
            case Settled settled -> purse.isWhereItBelongs();
            case Requested requested -> false;
            case Awaiting awaiting -> false;
            case Confirmed confirmed -> false;
            case Disputed disputed -> false;
        };
    }

    private Phase cancelled(CancelledBy by) {
        return phase instanceof Confirmed
                ? new Settled(BookingStatus.CANCELLED, by, null, null)
                : new Unpaid(BookingStatus.CANCELLED, BookingStatus.CANCELLED.name(), by);
    }

    private Phase checkedIn(Party party) {
        var there = EnumSet.of(party);
        if (phase instanceof Confirmed confirmed) {
            there.addAll(confirmed.there());
        }
        return new Confirmed(Set.copyOf(there));
    }

    /** Before charge-backs were noted by themselves, a dispute said so; it was for all that was left. */
    private BookingState chargedBackBy(DisputeOpened event) {
        return event.source() == DisputeSource.GATEWAY ? with(purse.takenBack(event.paymentId())) : this;
    }

    /** Who had come to the earlier time has not come to this one. */
    private BookingState movedBy(BookingRescheduled event) {
        var next = phase instanceof Confirmed ? new Confirmed(Set.of()) : phase;
        return new BookingState(
                terms.movedTo(event.to(), event.refundForfeited(), event.session()),
                next,
                purseAfter(event),
                negotiation.over(),
                dispute);
    }

    private Purse purseAfter(BookingRescheduled event) {
        var session = event.session();
        if (session == null) {
            return purse;
        }
        if (phase instanceof Awaiting && session.difference().amountMinor() < 0 && event.returns() == null) {
            return purse.capturingOnly(session.price());
        }
        var more = event.paid() == null ? purse : purse.and(event.paid());
        return event.returns() == null ? more : more.promising(event.returns());
    }

    /** What was said and decided in its dispute. */
    Hearing hearing() {
        return dispute == null ? begun() : dispute;
    }

    private Hearing begun() {
        return Hearing.begun(
                purse.refund(terms.price()), phase instanceof Settled settled && settled.isMissedByMentor());
    }

    /** What staff have decided is not heard anew while a payer's bank only asks: it is held as it is. */
    private boolean isHeardBy(DisputeOpened event) {
        return event.source() == DisputeSource.INQUIRY
                ? phase instanceof Disputed || phase instanceof Settled settled && settled.decision() != null
                : phase instanceof Disputed && !isHeld();
    }

    private boolean isUnclearAlone(DisputeOpened event, Purse after) {
        var before = phase instanceof Disputed disputed ? disputed : null;
        return event.source() == DisputeSource.GATEWAY
                && after.isNotedUnclear(event.paymentId())
                && (before == null || before.unclear() || before.source() == DisputeSource.INQUIRY);
    }

    /** Decided before, and held while a payer's bank asks. */
    boolean isHeld() {
        return phase instanceof Disputed disputed
                && disputed.source() == DisputeSource.INQUIRY
                && hearing().decision() != null;
    }

    static DisputeSource source(Party party) {
        return party == Party.MENTOR ? DisputeSource.MENTOR : DisputeSource.MENTEE;
    }

    private BookingState undisputed(Money refund) {
        return dispute == null ? this : with(dispute.undisputed(refund));
    }

    private BookingState in(Phase next) {
        return new BookingState(terms, next, purse, negotiation, dispute);
    }

    private BookingState with(Purse next) {
        return new BookingState(terms, phase, next, negotiation, dispute);
    }

    private BookingState with(Negotiation next) {
        return new BookingState(terms, phase, purse, next, dispute);
    }

    private BookingState with(Hearing next) {
        return new BookingState(terms, phase, purse, negotiation, next);
    }
}
