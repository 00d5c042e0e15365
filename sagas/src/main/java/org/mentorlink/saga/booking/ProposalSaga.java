package org.mentorlink.saga.booking;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.ExpireProposal;
import org.mentorlink.booking.BookingCommand.NoteExtraPaid;
import org.mentorlink.booking.BookingCommand.NoteProposalReserved;
import org.mentorlink.booking.BookingCommand.RefuseProposal;
import org.mentorlink.booking.BookingCommand.RejectExtraPayment;
import org.mentorlink.booking.BookingDeadline.ProposalLapsed;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.ExtraPaymentRequested;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.CalendarCommand.ReleaseTime;
import org.mentorlink.booking.CalendarCommand.ReserveTime;
import org.mentorlink.booking.CalendarEvent.TimeReservationRefused;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.booking.Party;
import org.mentorlink.payment.PaymentCommand.CapturePayment;
import org.mentorlink.payment.PaymentCommand.RequestAuthorization;
import org.mentorlink.payment.PaymentCommand.ReturnPayment;
import org.mentorlink.payment.PaymentEvent.AuthorizationDeclined;
import org.mentorlink.payment.PaymentEvent.CaptureFailed;
import org.mentorlink.payment.PaymentEvent.PaymentAuthorized;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.PaymentVoided;
import org.mentorlink.payment.PaymentEvent.RefundFailed;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.TimeSlot;

/**
 * The process of one proposal of another time: {@code docs/sagas.md} as a table from event to command.
 *
 * <ol>
 *   <li>Proposed: the time is reserved for the mentor, then for the mentee, beside the time the booking has; the answer is
 *       awaited for a while. <i>Taken: the proposal is refused.</i>
 *   <li>Both reserved: the booking moves or opens the proposal for an answer.
 *   <li>Agreed on at a higher price: the difference is authorised and captured. <i>Declined, failed or not in time: the
 *       proposal ends.</i>
 *   <li>Moved: this ends, and the booking's own process lets go of the time before. <i>Declined, withdrawn, replaced,
 *       lapsed, refused, or the booking ended: what was reserved is released and what was paid goes back.</i>
 * </ol>
 */
@Saga
@ProcessingGroup("saga-proposal")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        setterVisibility = Visibility.NONE,
        creatorVisibility = Visibility.NONE)
public class ProposalSaga {

    private static final String PROPOSAL_ID = "proposalId";
    private static final String PAYMENT_ID = "paymentId";

    private @Nullable TimeProposed proposed;

    /** Whose calendars were asked for the time and did not refuse. */
    private Set<Party> reserving = EnumSet.noneOf(Party.class);

    /** What the proposed session costs more, once it was asked for. */
    private @Nullable ExtraPaymentRequested extra;

    /** The gateway does not pay it. */
    private boolean rejected;

    /** The gateway has taken it back. */
    private boolean takenBack;

    /** How much of it; absent where that was not told. */
    private @Nullable Money chargedBack;

    /** The proposal has come to nothing: what was paid for it is waited for. */
    private boolean over;

    private PendingDeadlines deadlines = new PendingDeadlines();

    @StartSaga
    @SagaEventHandler(associationProperty = PROPOSAL_ID)
    void on(TimeProposed event, ProcessSteps steps, EventScheduler scheduler) {
        if (proposed == null) {
            proposed = event;
            deadlines.schedule(scheduler, event.expiresAt(), new ProposalLapsed(event.bookingId(), event.proposalId()));
            reserve(steps, event, Party.MENTOR);
        }
    }

    @SagaEventHandler(associationProperty = PROPOSAL_ID)
    void on(TimeReserved event, ProcessSteps steps) {
        if (proposed != null) {
            switch (event.party()) {
                case MENTOR -> reserve(steps, proposed, Party.MENTEE);
                case MENTEE ->
                    send(steps, event.bookingId(), new NoteProposalReserved(event.bookingId(), proposed.proposalId()));
            }
        }
    }

    @SagaEventHandler(associationProperty = PROPOSAL_ID)
    void on(TimeReservationRefused event, ProcessSteps steps) {
        if (proposed != null) {
            reserving.remove(event.party());
            send(steps, event.bookingId(), new RefuseProposal(event.bookingId(), proposed.proposalId(), event.party()));
        }
    }

    @SagaEventHandler(associationProperty = PROPOSAL_ID)
    void on(ProposalLapsed event, ProcessSteps steps) {
        deadlines.passed(event);
        send(steps, event.bookingId(), new ExpireProposal(event.bookingId(), event.proposalId()));
    }

    // --- what it costs more ---

    @SagaEventHandler(associationProperty = PROPOSAL_ID)
    void on(ExtraPaymentRequested event, ProcessSteps steps, EventScheduler scheduler) {
        extra = event;
        SagaLifecycle.associateWith(PAYMENT_ID, event.paymentId().value());
        deadlines.schedule(scheduler, event.payBy(), new ProposalLapsed(event.bookingId(), event.proposalId()));
        send(
                steps,
                event.bookingId(),
                new RequestAuthorization(
                        event.paymentId(),
                        event.bookingId(),
                        event.payerId(),
                        event.amount(),
                        event.gateway(),
                        event.paymentMethod()));
    }

    @SagaEventHandler(associationProperty = PAYMENT_ID)
    void on(PaymentAuthorized event, ProcessSteps steps) {
        if (!over && !rejected) {
            send(steps, event.bookingId(), new CapturePayment(event.paymentId()));
        }
    }

    @SagaEventHandler(associationProperty = PAYMENT_ID)
    void on(PaymentCaptured event, ProcessSteps steps) {
        if (!over && extra != null) {
            send(steps, event.bookingId(), new NoteExtraPaid(event.bookingId(), extra.proposalId()));
        }
    }

    @SagaEventHandler(associationProperty = PAYMENT_ID)
    void on(AuthorizationDeclined event, ProcessSteps steps) {
        reject(steps, event.bookingId(), event.code());
    }

    @SagaEventHandler(associationProperty = PAYMENT_ID)
    void on(CaptureFailed event, ProcessSteps steps) {
        reject(steps, event.bookingId(), event.code());
    }

    @SagaEventHandler(associationProperty = PAYMENT_ID)
    void on(PaymentVoided event) {
        returned();
    }

    /** What was paid once more goes back as well, and is not it. */
    @SagaEventHandler(associationProperty = PAYMENT_ID)
    void on(PaymentRefunded event) {
        var gone = chargedBack == null
                ? event.refundedTotal()
                : event.refundedTotal().plus(chargedBack);
        if (extra != null && !gone.isLessThan(extra.amount())) {
            returned();
        }
    }

    @SagaEventHandler(associationProperty = PAYMENT_ID)
    void on(PaymentChargedBack event) {
        takenBack = true;
        chargedBack = chargedBack == null ? event.amount() : chargedBack.plus(event.amount());
        if (isTakenBackWhole()) {
            returned();
        }
    }

    @SagaEventHandler(associationProperty = PAYMENT_ID)
    void on(RefundFailed event, ProcessSteps steps) {
        if (over && extra != null) {
            steps.park(event.bookingId().value(), giveBack(extra, event.refundId()), event.code());
        }
    }

    // --- the end ---

    @SagaEventHandler(associationProperty = PROPOSAL_ID)
    void on(ProposalEnded event, ProcessSteps steps, EventScheduler scheduler, @MessageIdentifier String cause) {
        over = true;
        deadlines.cancelAll(scheduler);
        if (proposed != null) {
            for (var party : List.copyOf(reserving)) {
                send(
                        steps,
                        event.bookingId(),
                        new ReleaseTime(
                                calendarOf(proposed, party),
                                event.bookingId(),
                                party,
                                timeOf(proposed, party),
                                event.proposalId()));
            }
        }
        if (extra != null && !isTakenBackWhole()) {
            send(steps, event.bookingId(), giveBack(extra, cause));
        } else {
            SagaLifecycle.end();
        }
    }

    @EndSaga
    @SagaEventHandler(associationProperty = PROPOSAL_ID)
    void on(BookingRescheduled event, EventScheduler scheduler) {
        deadlines.cancelAll(scheduler);
    }

    /** The time that was proposed for a session without one is accepted. */
    @EndSaga
    @SagaEventHandler(associationProperty = PROPOSAL_ID)
    void on(BookingRequested event, EventScheduler scheduler) {
        deadlines.cancelAll(scheduler);
    }

    private void reject(ProcessSteps steps, BookingId id, String code) {
        rejected = true;
        if (!over && extra != null) {
            send(steps, id, new RejectExtraPayment(id, extra.proposalId(), code));
        }
    }

    private boolean isTakenBackWhole() {
        return takenBack && (chargedBack == null || extra == null || !chargedBack.isLessThan(extra.amount()));
    }

    private void returned() {
        if (over) {
            SagaLifecycle.end();
        }
    }

    private static ReturnPayment giveBack(ExtraPaymentRequested extra, String cause) {
        return new ReturnPayment(extra.paymentId(), extra.bookingId(), extra.amount(), cause);
    }

    private void reserve(ProcessSteps steps, TimeProposed event, Party party) {
        reserving.add(party);
        send(
                steps,
                event.bookingId(),
                new ReserveTime(
                        calendarOf(event, party), event.bookingId(), party, timeOf(event, party), event.proposalId()));
    }

    private static CalendarId calendarOf(TimeProposed event, Party party) {
        return CalendarId.of(party == Party.MENTOR ? event.mentorMemberId() : event.menteeId());
    }

    private static TimeSlot timeOf(TimeProposed event, Party party) {
        return party == Party.MENTOR ? event.to().followedBy(Duration.ofMinutes(event.bufferMinutes())) : event.to();
    }

    private static void send(ProcessSteps steps, BookingId id, Object command) {
        steps.send(id.value(), command);
    }
}
