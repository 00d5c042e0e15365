package org.mentorlink.saga.booking;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.AcceptPayment;
import org.mentorlink.booking.BookingCommand.AssessAttendance;
import org.mentorlink.booking.BookingCommand.CancelSeat;
import org.mentorlink.booking.BookingCommand.CloseUnpaid;
import org.mentorlink.booking.BookingCommand.CompleteBooking;
import org.mentorlink.booking.BookingCommand.EndInquiry;
import org.mentorlink.booking.BookingCommand.ExpireConfirmation;
import org.mentorlink.booking.BookingCommand.ExpireHold;
import org.mentorlink.booking.BookingCommand.ExpireSessionRequest;
import org.mentorlink.booking.BookingCommand.NoteMentorPresent;
import org.mentorlink.booking.BookingCommand.NotePayout;
import org.mentorlink.booking.BookingCommand.NoteRefund;
import org.mentorlink.booking.BookingCommand.NoteRefundReversed;
import org.mentorlink.booking.BookingCommand.RefuseForTime;
import org.mentorlink.booking.BookingCommand.RefuseSeat;
import org.mentorlink.booking.BookingCommand.RejectPayment;
import org.mentorlink.booking.BookingCommand.ReportChargeback;
import org.mentorlink.booking.BookingCommand.ReportInquiry;
import org.mentorlink.booking.BookingCommand.TakeOverMeetingLink;
import org.mentorlink.booking.BookingDeadline.AttendanceDue;
import org.mentorlink.booking.BookingDeadline.ConfirmationLapsed;
import org.mentorlink.booking.BookingDeadline.HoldLapsed;
import org.mentorlink.booking.BookingDeadline.PayoutDue;
import org.mentorlink.booking.BookingDeadline.SessionDue;
import org.mentorlink.booking.BookingDeadline.SessionOver;
import org.mentorlink.booking.BookingDeadline.SessionRequestLapsed;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingClosed;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingDeclined;
import org.mentorlink.booking.BookingEvent.BookingExpired;
import org.mentorlink.booking.BookingEvent.BookingPaymentFailed;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.BookingSettled;
import org.mentorlink.booking.BookingEvent.ConfirmationAwaited;
import org.mentorlink.booking.BookingEvent.DisputeAppealed;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.BookingEvent.SessionRequestEnded;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CalendarEvent.TimeReservationRefused;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.GroupSessionCommand.ConfirmSeat;
import org.mentorlink.booking.GroupSessionEvent.MentorPresent;
import org.mentorlink.booking.GroupSessionEvent.SeatCalledOff;
import org.mentorlink.booking.GroupSessionEvent.SeatLinkChanged;
import org.mentorlink.booking.GroupSessionEvent.SeatRefused;
import org.mentorlink.booking.GroupSessionEvent.SeatTaken;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.payment.MentorAccountCommand.ApplyRecovery;
import org.mentorlink.payment.MentorAccountCommand.OweRecovery;
import org.mentorlink.payment.MentorAccountCommand.WithdrawPayout;
import org.mentorlink.payment.MentorAccountEvent.PayoutCollected;
import org.mentorlink.payment.MentorAccountEvent.PayoutWithdrawn;
import org.mentorlink.payment.MentorAccountEvent.RecoveryApplied;
import org.mentorlink.payment.MentorAccountEvent.RecoveryOwed;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.PaymentCommand.CapturePayment;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RequestAuthorization;
import org.mentorlink.payment.PaymentCommand.ReturnPayment;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentEvent.AuthorizationDeclined;
import org.mentorlink.payment.PaymentEvent.CaptureFailed;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.ChargebackUnclear;
import org.mentorlink.payment.PaymentEvent.PaymentAuthorized;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentDisputeEnded;
import org.mentorlink.payment.PaymentEvent.PaymentDisputed;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.PaymentVoided;
import org.mentorlink.payment.PaymentEvent.RefundFailed;
import org.mentorlink.payment.PaymentEvent.RefundReversed;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentPart;
import org.mentorlink.payment.PayoutCommand.BeginPayout;
import org.mentorlink.payment.PayoutCommand.FreezePayout;
import org.mentorlink.payment.PayoutCommand.ReturnPayout;
import org.mentorlink.payment.PayoutCommand.SendPayout;
import org.mentorlink.payment.PayoutCommand.SettleEarnings;
import org.mentorlink.payment.PayoutEvent.PayoutBegun;
import org.mentorlink.payment.PayoutEvent.PayoutCancelled;
import org.mentorlink.payment.PayoutEvent.PayoutFailed;
import org.mentorlink.payment.PayoutEvent.PayoutRevised;
import org.mentorlink.payment.PayoutEvent.PayoutRevisionDeferred;
import org.mentorlink.payment.PayoutEvent.PayoutScheduled;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.RecoveryDue;
import org.mentorlink.payment.PayoutEvent.TransferRequested;
import org.mentorlink.payment.PayoutEvent.TransferReversalFailed;
import org.mentorlink.payment.PayoutEvent.TransferReversed;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;

/**
 * The process of one booking: {@code docs/sagas.md} as a table from event to command. What is decided is decided by the
 * aggregates.
 *
 * <ol>
 *   <li>A session asked for without a time is a booking once one is accepted. <i>Nobody agrees in time: it lapses.</i>
 *   <li>Requested: the mentor's time is reserved, or a seat of a group session taken, then the mentee's time; the hold
 *       ends by itself after a while. <i>Taken, or the hold lapsed: what was reserved is released.</i>
 *   <li>Both reserved: the price is authorised; of a session that is free nothing is. <i>Declined: both times are released.</i>
 *   <li>Authorised: the booking stands, or waits for its mentor. <i>Declined, lapsed or cancelled: both times are
 *       released, the authorisation is returned.</i>
 *   <li>Confirmed: the price is captured, attendance and the session's end are awaited. <i>The capture failed: both
 *       times are released, the authorisation is returned. Cancelled: both times are released, the settlement says what
 *       goes back. Somebody did not come: so does the settlement. Charged back: both times are released.</i>
 *   <li>Moved to another time: the time before is released, and what the session costs less goes back. <i>{@link
 *       ProposalSaga} has reserved the other one, and had paid what it costs more.</i>
 *   <li>Over: the booking is completed and settled; the payout waits for the dispute window. <i>Disputed, charged
 *       back or appealed: it is frozen, until a new settlement.</i>
 *   <li>Payout due: what the mentor owes is taken out of it, the rest is sent. <i>Whether the price was captured is not known: it waits for that. Failed: parked for staff. A later
 *       settlement pays less: the mentor owes it.</i>
 *   <li>All the money where it belongs: the booking closes, and this ends. <i>A refund that an admin orders and a
 *       charge-back take it up again.</i>
 * </ol>
 */
@Saga
@ProcessingGroup("saga-booking")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        setterVisibility = Visibility.NONE,
        creatorVisibility = Visibility.NONE)
public class BookingSaga {

    private static final String BOOKING_ID = "bookingId";

    /** Absent where the process was taken up again after it had ended. */
    private @Nullable Agreement agreement;

    /** Whose calendars were asked for time that is not released or refused since. */
    private Set<Party> reserving = EnumSet.noneOf(Party.class);

    private boolean paymentAsked;
    private boolean confirmed;
    private boolean payoutAsked;

    /** Some gateways capture before the booking is confirmed. */
    private boolean captured;

    /** The price was asked to be captured, and whether it was is not known yet. */
    private boolean captureAwaited;

    /** The payout has come due before that is known. */
    private boolean payoutWaits;

    /** Where the payout waits to be sent with others. */
    private @Nullable MentorAccountId collectedBy;

    /** Since the last settlement. */
    private boolean disputed;

    /** The payout was to be less, when it was on its way already. */
    private boolean revised;

    /** A session that costs nothing was settled: once nobody can question it any more, it is closed. */
    private boolean nothingToPay;

    /** Money of a booking that had closed is under way again, so this goes on until it closes once more. */
    private boolean takenUp;

    /** The booking was given up: late answers claim nothing more. */
    private boolean over;

    /** What it was moved by. */
    private Set<ProposalId> moves = new HashSet<>();

    /** What was asked to go back in all, of each payment. */
    private List<PaymentPart> returns = List.of();

    /** What is captured where it is less than what is authorised. */
    private @Nullable Money lowered;

    /** What payers' banks dispute or ask and have not ended, by the gateway's name of it. */
    private Map<String, PaymentId> inquiries = new HashMap<>();

    private PendingDeadlines deadlines = new PendingDeadlines();

    // --- a request without a time ---

    @StartSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(SessionRequested event, EventScheduler scheduler) {
        deadlines.schedule(scheduler, event.answerBy(), new SessionRequestLapsed(event.bookingId()));
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(SessionRequestLapsed event, ProcessSteps steps) {
        deadlines.passed(event);
        send(steps, event.bookingId(), new ExpireSessionRequest(event.bookingId()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(SessionRequestEnded event, EventScheduler scheduler) {
        deadlines.cancelAll(scheduler);
    }

    // --- the hold ---

    @StartSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(BookingRequested event, ProcessSteps steps, EventScheduler scheduler) {
        if (agreement == null) {
            agreement = Agreement.of(event);
            deadlines.cancelAll(scheduler);
            deadlines.schedule(scheduler, event.holdExpiresAt(), new HoldLapsed(event.bookingId()));
            if (event.proposalId() == null) {
                reserve(steps, event.bookingId(), Party.MENTOR);
            } else {
                // Both calendars hold the time that was accepted.
                reserving.addAll(EnumSet.allOf(Party.class));
                authorize(steps, event.bookingId());
            }
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(TimeReserved event, ProcessSteps steps) {
        if (event.proposalId() != null) {
            return;
        }
        switch (event.party()) {
            case MENTOR -> reserve(steps, event.bookingId(), Party.MENTEE);
            case MENTEE -> authorize(steps, event.bookingId());
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(TimeReservationRefused event, ProcessSteps steps) {
        if (event.proposalId() != null) {
            return;
        }
        reserving.remove(event.party());
        send(steps, event.bookingId(), new RefuseForTime(event.bookingId(), event.party()));
    }

    /** A group session keeps its mentor's time for all its seats. */
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(SeatTaken event, ProcessSteps steps) {
        reserve(steps, event.bookingId(), Party.MENTEE);
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(SeatRefused event, ProcessSteps steps) {
        reserving.remove(Party.MENTOR);
        send(steps, event.bookingId(), new RefuseSeat(event.bookingId(), event.code()));
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PaymentAuthorized event, ProcessSteps steps) {
        if (isFirst(event)) {
            send(steps, event.bookingId(), new AcceptPayment(event.bookingId()));
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(AuthorizationDeclined event, ProcessSteps steps) {
        if (isFirst(event)) {
            send(steps, event.bookingId(), new RejectPayment(event.bookingId(), event.code()));
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(HoldLapsed event, ProcessSteps steps) {
        deadlines.passed(event);
        send(steps, event.bookingId(), new ExpireHold(event.bookingId()));
    }

    // --- the mentor's answer ---

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(ConfirmationAwaited event, EventScheduler scheduler) {
        deadlines.cancel(scheduler, HoldLapsed.class);
        deadlines.schedule(scheduler, event.answerBy(), new ConfirmationLapsed(event.bookingId()));
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(ConfirmationLapsed event, ProcessSteps steps) {
        deadlines.passed(event);
        send(steps, event.bookingId(), new ExpireConfirmation(event.bookingId()));
    }

    // --- another time ---

    /**
     * Both calendars hold the other time, so the one before is let go. Once only: where the event comes again, because this
     * was stored and its token was not, the time before is the session's own.
     */
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(BookingRescheduled event, ProcessSteps steps, EventScheduler scheduler, @MessageIdentifier String cause) {
        if (agreement == null || !moves.add(event.proposalId())) {
            return;
        }
        release(steps, event.bookingId(), List.of(Party.values()));
        var before = agreement.price();
        agreement = agreement.movedBy(event, confirmed || event.returns() != null);
        if (event.returns() != null) {
            giveBack(steps, event.bookingId(), event.returns(), cause);
        } else if (agreement.price().isLessThan(before)) {
            lowered = agreement.price();
            if (agreement.isFree()) {
                // Nothing is captured of what was authorised.
                giveBack(
                        steps,
                        event.bookingId(),
                        List.of(new PaymentPart(PaymentId.of(event.bookingId()), before)),
                        cause);
            }
        }
        if (confirmed) {
            awaitSession(scheduler, event.bookingId(), event.to());
        }
    }

    // --- the session ---

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(BookingConfirmed event, ProcessSteps steps, EventScheduler scheduler) {
        confirmed = true;
        captureAwaited = !captured && !isFree();
        deadlines.cancelAll(scheduler);
        if (!isFree()) {
            send(steps, event.bookingId(), new CapturePayment(PaymentId.of(event.bookingId()), lowered));
        }
        awaitSession(scheduler, event.bookingId(), event.slot());
        if (agreement != null && agreement.groupSessionId() != null) {
            send(steps, event.bookingId(), new ConfirmSeat(agreement.groupSessionId(), event.bookingId()));
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(MentorPresent event, ProcessSteps steps) {
        send(steps, event.bookingId(), new NoteMentorPresent(event.bookingId()));
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(SeatLinkChanged event, ProcessSteps steps) {
        send(steps, event.bookingId(), new TakeOverMeetingLink(event.bookingId(), event.groupSessionId()));
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(SeatCalledOff event, ProcessSteps steps) {
        send(steps, event.bookingId(), new CancelSeat(event.bookingId(), event.by()));
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PaymentCaptured event, ProcessSteps steps) {
        if (isFirst(event)) {
            captured = true;
            captureAwaited = false;
            if (payoutWaits) {
                payoutWaits = false;
                pay(steps, event.bookingId());
            }
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(CaptureFailed event, ProcessSteps steps) {
        if (isFirst(event)) {
            captureAwaited = false;
            payoutWaits = false;
            send(steps, event.bookingId(), new RejectPayment(event.bookingId(), event.code()));
        }
    }

    /** Whoever shows the session shows it as begun; there is nothing to decide yet. */
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(SessionDue event) {
        if (isCurrent(event.session())) {
            deadlines.passed(event);
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(AttendanceDue event, ProcessSteps steps) {
        if (isCurrent(event.session())) {
            deadlines.passed(event);
            send(steps, event.bookingId(), new AssessAttendance(event.bookingId()));
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(SessionOver event, ProcessSteps steps) {
        if (isCurrent(event.session())) {
            deadlines.passed(event);
            send(steps, event.bookingId(), new CompleteBooking(event.bookingId()));
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(NoShowRecorded event, EventScheduler scheduler) {
        deadlines.cancel(scheduler, SessionOver.class);
    }

    // --- given up ---

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(BookingDeclined event, ProcessSteps steps, EventScheduler scheduler, @MessageIdentifier String cause) {
        giveUpUnconfirmed(steps, scheduler, event.bookingId(), cause);
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(BookingExpired event, ProcessSteps steps, EventScheduler scheduler, @MessageIdentifier String cause) {
        giveUpUnconfirmed(steps, scheduler, event.bookingId(), cause);
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(BookingCancelled event, ProcessSteps steps, EventScheduler scheduler, @MessageIdentifier String cause) {
        if (confirmed) {
            giveUp(steps, scheduler, event.bookingId());
        } else {
            giveUpUnconfirmed(steps, scheduler, event.bookingId(), cause);
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(BookingPaymentFailed event, ProcessSteps steps, EventScheduler scheduler, @MessageIdentifier String cause) {
        giveUp(steps, scheduler, event.bookingId());
        if (confirmed) {
            returnPrice(steps, event.bookingId(), cause);
        } else {
            send(steps, event.bookingId(), new CloseUnpaid(event.bookingId()));
        }
    }

    // --- the money ---

    @StartSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(BookingSettled event, ProcessSteps steps, EventScheduler scheduler, @MessageIdentifier String cause) {
        takenUp = true;
        var id = event.bookingId();
        var shares = event.settlement();
        if (event.returns() != null) {
            giveBack(steps, id, event.returns(), cause);
        } else if (shares.refund().isPositive()) {
            giveBack(steps, id, List.of(new PaymentPart(PaymentId.of(id), shares.refund())), cause);
        }
        if (event.payout()) {
            payoutAsked = true;
            disputed = false;
            send(
                    steps,
                    id,
                    new SettleEarnings(
                            PayoutId.of(id),
                            id,
                            event.mentorId(),
                            shares.mentorShare(),
                            shares.commission(),
                            event.payoutDueAt(),
                            agreement == null ? null : agreement.gateway()));
            // What was asked before there was anything to hold back.
            inquiries.forEach((reference, payment) -> inquire(steps, id, payment, reference));
        } else if (shares.refund().isZero()) {
            nothingToPay = true;
            deadlines.schedule(scheduler, event.payoutDueAt(), new PayoutDue(id));
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PaymentVoided event, ProcessSteps steps) {
        var all = agreement == null || !isFirst(event) ? event.amount() : agreement.price();
        send(steps, event.bookingId(), new NoteRefund(event.bookingId(), all, further(event)));
    }

    /** Starts too: a charge-back may have closed the booking while a refund was on its way. */
    @StartSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PaymentRefunded event, ProcessSteps steps) {
        if (isOfPack(event)) {
            return;
        }
        send(steps, event.bookingId(), new NoteRefund(event.bookingId(), event.refundedTotal(), further(event)));
        endUnlessUnderWay();
    }

    @StartSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(RefundFailed event, ProcessSteps steps) {
        if (isOfPack(event)) {
            return;
        }
        var asked = returns.stream()
                .filter(part -> part.paymentId().equals(event.paymentId()))
                .findFirst();
        if (asked.isPresent() || isFirst(event)) {
            var total = event.total() == null ? event.amount() : event.total();
            var part = asked.orElse(new PaymentPart(event.paymentId(), total));
            park(steps, event.bookingId(), returnPayment(event.bookingId(), part, event.refundId()), event.code());
        }
        endUnlessUnderWay();
    }

    /** The booking may have closed long ago. */
    @StartSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(RefundReversed event, ProcessSteps steps) {
        if (isOfPack(event)) {
            return;
        }
        if (event.total().isZero()) {
            // What was paid once more goes back again by itself.
            endUnlessUnderWay();
            return;
        }
        takenUp = true;
        var id = event.bookingId();
        awaitReturn(new PaymentPart(event.paymentId(), event.total()));
        send(steps, id, new NoteRefundReversed(id, event.refundedTotal(), further(event)));
        park(
                steps,
                id,
                returnPayment(id, new PaymentPart(event.paymentId(), event.total()), event.refundId()),
                event.code());
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PayoutScheduled event, EventScheduler scheduler) {
        deadlines.schedule(scheduler, event.dueAt(), new PayoutDue(event.bookingId()));
    }

    /** Also to nothing, as it may carry what the platform owes: where it does not, it is cancelled or sent at once, and this with it. */
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PayoutRevised event, EventScheduler scheduler) {
        deadlines.schedule(scheduler, event.dueAt(), new PayoutDue(event.bookingId()));
    }

    /** Nobody is paid of a price that may never have been captured. */
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PayoutDue event, ProcessSteps steps) {
        deadlines.passed(event);
        if (captureAwaited) {
            payoutWaits = true;
        } else {
            pay(steps, event.bookingId());
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PayoutBegun event, ProcessSteps steps) {
        send(
                steps,
                event.bookingId(),
                new ApplyRecovery(
                        event.mentorAccountId(),
                        event.payoutId(),
                        event.bookingId(),
                        event.amount(),
                        event.mentorId(),
                        agreement == null ? null : agreement.gateway()));
    }

    /** It waits for others to be sent with. What was disputed or changed on the way there does not. */
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PayoutCollected event, ProcessSteps steps) {
        collectedBy = event.mentorAccountId();
        if (disputed || revised) {
            withdraw(steps, event.bookingId());
        }
    }

    /** What is due as much as before goes with the others after all, unless it was disputed once more. */
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PayoutRevisionDeferred event, ProcessSteps steps) {
        revised = true;
        if (disputed) {
            withdraw(steps, event.bookingId());
        } else if (collectedBy != null) {
            send(
                    steps,
                    event.bookingId(),
                    new WithdrawPayout(
                            collectedBy, event.payoutId(), event.bookingId(), event.amount(), event.dueAt()));
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PayoutWithdrawn event, ProcessSteps steps) {
        collectedBy = null;
        revised = false;
        send(steps, event.bookingId(), new ReturnPayout(event.payoutId(), disputed));
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(RecoveryApplied event, ProcessSteps steps) {
        send(steps, event.bookingId(), new SendPayout(event.payoutId(), event.recovered(), 0, disputed));
    }

    /** Disputed on the way there, it is stopped where that is possible. */
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(TransferRequested event, ProcessSteps steps) {
        if (disputed) {
            send(steps, event.bookingId(), new FreezePayout(event.payoutId()));
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PayoutSent event, ProcessSteps steps, EventScheduler scheduler) {
        payoutDone(steps, scheduler, event.bookingId(), event.net().plus(event.recovered()));
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PayoutCancelled event, ProcessSteps steps, EventScheduler scheduler) {
        var nothing = agreement == null ? null : agreement.price().zero();
        payoutDone(steps, scheduler, event.bookingId(), nothing);
    }

    /** Disputed while it was on its way, it is not to be sent again. What was only stopped is sent when it is due, if that is decided. */
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PayoutFailed event, ProcessSteps steps) {
        if (disputed) {
            send(steps, event.bookingId(), new FreezePayout(event.payoutId()));
        }
        if (event.code().equals(PayoutFailed.STOPPED)) {
            if (!disputed) {
                send(steps, event.bookingId(), new BeginPayout(event.payoutId()));
            }
            return;
        }
        park(
                steps,
                event.bookingId(),
                new SendPayout(event.payoutId(), event.recovered(), event.attempt()),
                event.code());
    }

    /** Starts too: settling earnings that were parked may be sent again after the booking has closed. */
    @StartSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(RecoveryDue event, ProcessSteps steps, EventMessage<?> message) {
        takenUp = true;
        // What is taken back from the transfer, the mentor owes only where that fails.
        owe(steps, message, event.mentorAccountId(), event.payoutId(), event.bookingId(), event.carried());
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(TransferReversed event, ProcessSteps steps) {
        send(steps, event.bookingId(), new NotePayout(event.bookingId()));
    }

    /** Starts too: the booking may have closed meanwhile. */
    @StartSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(TransferReversalFailed event, ProcessSteps steps, EventMessage<?> message) {
        takenUp = true;
        owe(steps, message, event.mentorAccountId(), event.payoutId(), event.bookingId(), event.carried());
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(RecoveryOwed event, ProcessSteps steps) {
        // Nothing more may mean that all of it is being taken back where it went.
        if (!event.amount().isZero()) {
            send(steps, event.bookingId(), new NotePayout(event.bookingId()));
        }
    }

    // --- disputes ---

    @StartSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PaymentChargedBack event, ProcessSteps steps) {
        if (isOfPack(event)) {
            return;
        }
        inquiries.remove(event.gatewayDisputeId());
        report(steps, event, event.gatewayDisputeId(), event.amount());
    }

    /** The mentor is not paid while the payer's bank asks, though it has taken nothing back. */
    @StartSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PaymentDisputed event, ProcessSteps steps) {
        if (isOfPack(event)) {
            return;
        }
        inquiries.put(event.gatewayDisputeId(), event.paymentId());
        inquire(steps, event.bookingId(), event.paymentId(), event.gatewayDisputeId());
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(PaymentDisputeEnded event, ProcessSteps steps) {
        inquiries.remove(event.gatewayDisputeId());
        send(steps, event.bookingId(), new EndInquiry(event.bookingId(), further(event), event.gatewayDisputeId()));
        endUnlessUnderWay();
    }

    /** What it is in the payment's currency is for staff to find out; the mentor is not paid meanwhile. */
    @StartSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(ChargebackUnclear event, ProcessSteps steps) {
        if (isOfPack(event)) {
            return;
        }
        inquiries.put(event.gatewayDisputeId(), event.paymentId());
        report(steps, event, event.gatewayDisputeId(), null);
        park(
                steps,
                event.bookingId(),
                new RecordChargeback(event.paymentId(), event.gatewayDisputeId(), event.amount()),
                "The charge-back is in another currency than the payment.");
    }

    @StartSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(ChargebackReversed event, ProcessSteps steps) {
        if (isOfPack(event)) {
            return;
        }
        inquiries.remove(event.gatewayDisputeId());
        report(steps, event, event.gatewayDisputeId(), event.amount().zero());
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(DisputeOpened event, ProcessSteps steps, EventScheduler scheduler) {
        freeze(steps, scheduler, event.bookingId());
        if (deadlines.includes(SessionOver.class)) {
            giveUp(steps, scheduler, event.bookingId());
        }
    }

    /** Of a booking that has closed, nothing waits to be paid. */
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(DisputeAppealed event, ProcessSteps steps, EventScheduler scheduler) {
        freeze(steps, scheduler, event.bookingId());
    }

    @EndSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(BookingClosed event, EventScheduler scheduler) {
        deadlines.cancelAll(scheduler);
    }

    private void reserve(ProcessSteps steps, BookingId id, Party party) {
        if (agreement != null && !over) {
            reserving.add(party);
            send(steps, id, agreement.claim(id, party));
        }
    }

    private void authorize(ProcessSteps steps, BookingId id) {
        if (agreement != null && !over && agreement.isFree()) {
            send(steps, id, new AcceptPayment(id));
        } else if (agreement != null && !over) {
            paymentAsked = true;
            send(
                    steps,
                    id,
                    new RequestAuthorization(
                            PaymentId.of(id),
                            id,
                            agreement.menteeId(),
                            agreement.price(),
                            agreement.gateway(),
                            agreement.paymentMethod()));
        }
    }

    private boolean isFree() {
        return agreement != null && agreement.isFree();
    }

    private void pay(ProcessSteps steps, BookingId id) {
        send(steps, id, nothingToPay && !payoutAsked ? new NotePayout(id) : new BeginPayout(PayoutId.of(id)));
    }

    private void freeze(ProcessSteps steps, EventScheduler scheduler, BookingId id) {
        deadlines.cancel(scheduler, PayoutDue.class);
        payoutWaits = false;
        if (payoutAsked) {
            send(steps, id, new FreezePayout(PayoutId.of(id)));
        }
        disputed = true;
        withdraw(steps, id);
    }

    private void giveUpUnconfirmed(ProcessSteps steps, EventScheduler scheduler, BookingId id, String cause) {
        giveUp(steps, scheduler, id);
        if (paymentAsked) {
            returnPrice(steps, id, cause);
        } else {
            send(steps, id, new CloseUnpaid(id));
        }
    }

    private void giveUp(ProcessSteps steps, EventScheduler scheduler, BookingId id) {
        over = true;
        deadlines.cancelAll(scheduler);
        release(steps, id, List.copyOf(reserving));
        reserving.clear();
    }

    private void release(ProcessSteps steps, BookingId id, List<Party> parties) {
        if (agreement == null) {
            return;
        }
        for (var party : parties) {
            send(steps, id, agreement.release(id, party));
        }
    }

    /** Of a time that the session was moved from, a moment may come while this process is behind. */
    private boolean isCurrent(@Nullable TimeSlot session) {
        return session == null || agreement == null || session.equals(agreement.slot());
    }

    private void awaitSession(EventScheduler scheduler, BookingId id, TimeSlot session) {
        deadlines.schedule(scheduler, session.startsAt(), new SessionDue(id, session));
        deadlines.schedule(scheduler, session.startsAt().plus(Settings.NO_SHOW_AFTER), new AttendanceDue(id, session));
        deadlines.schedule(scheduler, session.endsAt(), new SessionOver(id, session));
    }

    private void returnPrice(ProcessSteps steps, BookingId id, String cause) {
        if (agreement != null) {
            giveBack(steps, id, agreement.payments(id), cause);
        }
    }

    /** Also of a session that was proposed: the process that asked for it is over once it was done. */
    private void awaitReturn(PaymentPart part) {
        if (returns.stream().noneMatch(each -> each.paymentId().equals(part.paymentId()))) {
            var next = new ArrayList<>(returns);
            next.add(part);
            returns = List.copyOf(next);
        }
    }

    /**
     * @param totals of each payment what is to have gone back of it
     * @param cause the event that says so: where it comes again, nothing is tried again that has failed since
     */
    private void giveBack(ProcessSteps steps, BookingId id, List<PaymentPart> totals, String cause) {
        returns = totals;
        totals.forEach(total -> send(steps, id, returnPayment(id, total, cause)));
    }

    private static ReturnPayment returnPayment(BookingId id, PaymentPart total, String cause) {
        return new ReturnPayment(total.paymentId(), id, total.amount(), cause);
    }

    /** A pack of credits is of no booking and has a process of its own, so what such an event started here ends at once. */
    private static boolean isOfPack(PaymentEvent event) {
        if (event.booking() == null) {
            SagaLifecycle.end();
            return true;
        }
        return false;
    }

    /** Others are those of sessions that were proposed later and cost more; {@link ProposalSaga} has them made. */
    private static boolean isFirst(PaymentEvent event) {
        return event.paymentId().equals(PaymentId.of(event.bookingId()));
    }

    private static @Nullable PaymentId further(PaymentEvent event) {
        return isFirst(event) ? null : event.paymentId();
    }

    private void report(ProcessSteps steps, PaymentEvent event, String reference, @Nullable Money amount) {
        takenUp = true;
        var id = event.bookingId();
        send(steps, id, new ReportChargeback(id, further(event), reference, amount));
    }

    private static void inquire(ProcessSteps steps, BookingId id, PaymentId payment, String reference) {
        var further = payment.equals(PaymentId.of(id)) ? null : payment;
        send(steps, id, new ReportInquiry(id, further, reference));
    }

    /** Heard of after the booking had closed, and nothing waits for it. */
    private void endUnlessUnderWay() {
        if (agreement == null && !takenUp) {
            SagaLifecycle.end();
        }
    }

    private void withdraw(ProcessSteps steps, BookingId id) {
        if (collectedBy != null) {
            send(steps, id, new WithdrawPayout(collectedBy, PayoutId.of(id), id));
        }
    }

    private static void owe(
            ProcessSteps steps,
            EventMessage<?> message,
            MentorAccountId account,
            PayoutId payoutId,
            BookingId id,
            Money owedTotal) {
        var asOf = message instanceof DomainEventMessage<?> stored ? stored.getSequenceNumber() : null;
        send(steps, id, new OweRecovery(account, payoutId, id, owedTotal, asOf));
    }

    private void payoutDone(ProcessSteps steps, EventScheduler scheduler, BookingId id, @Nullable Money reached) {
        deadlines.cancel(scheduler, PayoutDue.class);
        send(steps, id, new NotePayout(id, reached));
    }

    private static void send(ProcessSteps steps, BookingId id, Object command) {
        steps.send(id.value(), command);
    }

    private static void park(ProcessSteps steps, BookingId id, Object command, String cause) {
        steps.park(id.value(), command, cause);
    }
}
