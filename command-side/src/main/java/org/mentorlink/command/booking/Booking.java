package org.mentorlink.command.booking;

import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.AcceptPayment;
import org.mentorlink.booking.BookingCommand.AcceptProposal;
import org.mentorlink.booking.BookingCommand.AcceptSessionTime;
import org.mentorlink.booking.BookingCommand.AnswerPreSessionForm;
import org.mentorlink.booking.BookingCommand.AppealDispute;
import org.mentorlink.booking.BookingCommand.AssessAttendance;
import org.mentorlink.booking.BookingCommand.CancelBooking;
import org.mentorlink.booking.BookingCommand.CancelSeat;
import org.mentorlink.booking.BookingCommand.CheckIn;
import org.mentorlink.booking.BookingCommand.CloseUnpaid;
import org.mentorlink.booking.BookingCommand.CompleteBooking;
import org.mentorlink.booking.BookingCommand.ConfirmBooking;
import org.mentorlink.booking.BookingCommand.DeclineBooking;
import org.mentorlink.booking.BookingCommand.DeclineProposal;
import org.mentorlink.booking.BookingCommand.EndInquiry;
import org.mentorlink.booking.BookingCommand.EndSessionRequest;
import org.mentorlink.booking.BookingCommand.EscalateDispute;
import org.mentorlink.booking.BookingCommand.ExpireConfirmation;
import org.mentorlink.booking.BookingCommand.ExpireHold;
import org.mentorlink.booking.BookingCommand.ExpireProposal;
import org.mentorlink.booking.BookingCommand.ExpireSessionRequest;
import org.mentorlink.booking.BookingCommand.FinishDispute;
import org.mentorlink.booking.BookingCommand.NoteExtraPaid;
import org.mentorlink.booking.BookingCommand.NoteMentorPresent;
import org.mentorlink.booking.BookingCommand.NotePayout;
import org.mentorlink.booking.BookingCommand.NoteProposalReserved;
import org.mentorlink.booking.BookingCommand.NoteRefund;
import org.mentorlink.booking.BookingCommand.NoteRefundReversed;
import org.mentorlink.booking.BookingCommand.NoteStrikes;
import org.mentorlink.booking.BookingCommand.OpenDispute;
import org.mentorlink.booking.BookingCommand.ProposeSessionTime;
import org.mentorlink.booking.BookingCommand.ProposeTime;
import org.mentorlink.booking.BookingCommand.RefundBooking;
import org.mentorlink.booking.BookingCommand.RefuseForTime;
import org.mentorlink.booking.BookingCommand.RefuseProposal;
import org.mentorlink.booking.BookingCommand.RefuseSeat;
import org.mentorlink.booking.BookingCommand.RefuseSessionTime;
import org.mentorlink.booking.BookingCommand.RejectExtraPayment;
import org.mentorlink.booking.BookingCommand.RejectPayment;
import org.mentorlink.booking.BookingCommand.RemoveMeetingLink;
import org.mentorlink.booking.BookingCommand.ReportChargeback;
import org.mentorlink.booking.BookingCommand.ReportInquiry;
import org.mentorlink.booking.BookingCommand.RequestBooking;
import org.mentorlink.booking.BookingCommand.RequestSeat;
import org.mentorlink.booking.BookingCommand.RequestSession;
import org.mentorlink.booking.BookingCommand.ResolveDispute;
import org.mentorlink.booking.BookingCommand.SetMeetingLink;
import org.mentorlink.booking.BookingCommand.StateInDispute;
import org.mentorlink.booking.BookingCommand.TakeOverMeetingLink;
import org.mentorlink.booking.BookingCommand.WithdrawProposal;
import org.mentorlink.booking.BookingCommand.WithdrawStrikes;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingId;
import org.mentorlink.shared.Refused;

/**
 * One hour with a mentor. It may come of a {@link SessionRequest}, which precedes it in the same stream. It is requested at a price that stays until another session is agreed on, held while its time is reserved and its payment
 * authorised, and stands once it is confirmed, by the payment alone or by the mentor. It then takes place, is missed or is
 * given up; each of these divides the price, and a dispute, a charge-back or an admin may divide it anew. It is closed
 * when all the money is where it belongs.
 */
@Aggregate(cache = "aggregateCache")
public class Booking {

    @AggregateIdentifier
    private BookingId bookingId;

    private @Nullable BookingState state;

    /** What the booking came of, where its time was proposed by the mentor; until then there is no state. */
    private @Nullable SessionRequest request;

    private MeetingLink meetingLink = MeetingLink.NONE;
    private Questionnaire questionnaire = Questionnaire.NONE;
    private Conduct conduct = Conduct.NONE;

    Booking() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            RequestBooking command,
            MentorOffers offers,
            BookingReadiness readiness,
            KnownGateways gateways,
            Clock clock) {
        requireNotAsked();
        apply(Requesting.request(state, command, offers, readiness, gateways, clock.instant()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            RequestSeat command,
            GroupSessions sessions,
            MentorOffers offers,
            BookingReadiness readiness,
            KnownGateways gateways,
            Clock clock) {
        requireNotAsked();
        apply(Requesting.requestSeat(state, command, sessions, offers, readiness, gateways, clock.instant()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            RequestSession command, MentorOffers offers, BookingReadiness readiness, RequestCount open, Clock clock) {
        apply(Asking.request(request, state != null, command, offers, readiness, open, clock.instant()));
    }

    @CommandHandler
    void handle(
            AcceptSessionTime command,
            MentorOffers offers,
            BookingReadiness readiness,
            KnownGateways gateways,
            Clock clock) {
        apply(Asking.accept(request(), questionnaire.form(), command, offers, readiness, gateways, clock.instant()));
    }

    @CommandHandler
    void handle(EndSessionRequest command) {
        apply(Asking.end(request(), command));
    }

    @CommandHandler
    void handle(ExpireSessionRequest command, Clock clock) {
        apply(Asking.expire(request(), clock.instant()));
    }

    @CommandHandler
    void handle(RefuseSeat command) {
        apply(Holding.refuseSeat(state(), command.code()));
    }

    @CommandHandler
    void handle(CancelSeat command, Clock clock) {
        apply(Meeting.cancelSeat(state(), command.by(), clock.instant()));
    }

    @CommandHandler
    void handle(NoteMentorPresent command) {
        apply(Meeting.noteMentorPresent(state()));
    }

    @CommandHandler
    void handle(RefuseForTime command) {
        apply(Holding.refuseForTime(state(), command.party()));
    }

    @CommandHandler
    void handle(AcceptPayment command, Clock clock) {
        apply(Holding.acceptPayment(state(), clock.instant()));
    }

    @CommandHandler
    void handle(RejectPayment command, Clock clock) {
        apply(Holding.rejectPayment(state(), command.code(), clock.instant()));
    }

    @CommandHandler
    void handle(ExpireHold command) {
        apply(Holding.expireHold(state()));
    }

    @CommandHandler
    void handle(ConfirmBooking command, Clock clock) {
        apply(Holding.confirm(state(), clock.instant()));
    }

    @CommandHandler
    void handle(DeclineBooking command, Clock clock) {
        apply(Holding.decline(state(), command.reason(), clock.instant()));
    }

    @CommandHandler
    void handle(ExpireConfirmation command) {
        apply(Holding.expireConfirmation(state()));
    }

    @CommandHandler
    void handle(CancelBooking command, Clock clock) {
        apply(Meeting.cancel(state(), command, clock.instant()));
    }

    @CommandHandler
    void handle(ProposeTime command, MentorOffers offers, Clock clock) {
        apply(Negotiating.propose(state(), command, offers, clock.instant()));
    }

    @CommandHandler
    void handle(ProposeSessionTime command, MentorOffers offers, Clock clock) {
        apply(Asking.propose(requestAlone(), command, offers, clock.instant()));
    }

    @CommandHandler
    void handle(RefuseSessionTime command, Clock clock) {
        apply(Asking.refuse(requestAlone(), command, clock.instant()));
    }

    @CommandHandler
    void handle(NoteProposalReserved command, Clock clock) {
        apply(
                state == null
                        ? Asking.noteReserved(request(), command.proposalId(), clock.instant())
                        : Negotiating.noteReserved(state, command.proposalId(), clock.instant()));
    }

    @CommandHandler
    void handle(RefuseProposal command, Clock clock) {
        apply(
                state == null
                        ? Asking.refuseForTime(request(), command.proposalId(), command.party(), clock.instant())
                        : Negotiating.refuseForTime(state, command.proposalId(), command.party()));
    }

    @CommandHandler
    void handle(AcceptProposal command, MentorOffers offers, Clock clock) {
        apply(Negotiating.accept(state(), command, offers, clock.instant()));
    }

    @CommandHandler
    void handle(NoteExtraPaid command, Clock clock) {
        apply(Negotiating.noteExtraPaid(state(), command.proposalId(), clock.instant()));
    }

    @CommandHandler
    void handle(RejectExtraPayment command) {
        apply(Negotiating.rejectExtraPayment(state(), command.proposalId(), command.code()));
    }

    @CommandHandler
    void handle(DeclineProposal command, Clock clock) {
        apply(Negotiating.decline(state(), command, clock.instant()));
    }

    @CommandHandler
    void handle(WithdrawProposal command) {
        apply(Negotiating.withdraw(state(), command.proposalId(), command.by()));
    }

    @CommandHandler
    void handle(ExpireProposal command, Clock clock) {
        apply(
                state == null
                        ? Asking.expire(request(), command.proposalId(), clock.instant())
                        : Negotiating.expire(state, command.proposalId()));
    }

    @CommandHandler
    void handle(SetMeetingLink command) {
        apply(meetingLink.set(state(), command));
    }

    @CommandHandler
    void handle(RemoveMeetingLink command) {
        apply(meetingLink.remove(state(), command));
    }

    @CommandHandler
    void handle(TakeOverMeetingLink command, GroupSessions sessions) {
        apply(meetingLink.takeOver(
                state(), sessions.stateOf(command.groupSessionId()).link()));
    }

    @CommandHandler
    void handle(AnswerPreSessionForm command, Clock clock) {
        apply(questionnaire.answer(state(), command, clock.instant()));
    }

    @CommandHandler
    void handle(CheckIn command, Clock clock) {
        apply(Meeting.checkIn(state(), command.party(), clock.instant()));
    }

    @CommandHandler
    void handle(AssessAttendance command, Clock clock) {
        apply(Meeting.assessAttendance(state(), clock.instant()));
    }

    @CommandHandler
    void handle(CompleteBooking command, Clock clock) {
        apply(Meeting.complete(state(), clock.instant()));
    }

    @CommandHandler
    void handle(OpenDispute command, Clock clock) {
        apply(Disputing.open(state(), command, clock.instant()));
    }

    @CommandHandler
    void handle(ReportChargeback command, Clock clock) {
        apply(Settling.reportChargeback(state(), command, clock.instant()));
    }

    @CommandHandler
    void handle(ReportInquiry command, Clock clock) {
        apply(Disputing.inquired(state(), command, clock.instant()));
    }

    @CommandHandler
    void handle(EndInquiry command, Clock clock) {
        apply(Disputing.inquiryEnded(state(), command, clock.instant()));
    }

    @CommandHandler
    void handle(ResolveDispute command, Clock clock) {
        apply(Disputing.resolve(state(), command, clock.instant()));
    }

    @CommandHandler
    void handle(StateInDispute command, Clock clock) {
        apply(Disputing.state(state(), command, clock.instant()));
    }

    @CommandHandler
    void handle(EscalateDispute command, Clock clock) {
        apply(Disputing.escalate(state(), command.reminder(), clock.instant()));
    }

    @CommandHandler
    void handle(FinishDispute command, Clock clock) {
        apply(Disputing.finish(state(), clock.instant()));
    }

    @CommandHandler
    void handle(NoteStrikes command, StrikeBook book) {
        conduct.note(state().terms(), book);
    }

    @CommandHandler
    void handle(WithdrawStrikes command, StrikeBook book) {
        conduct.withdraw(state().terms(), book);
    }

    @CommandHandler
    void handle(AppealDispute command, Clock clock) {
        apply(Disputing.appeal(state(), command, clock.instant()));
    }

    @CommandHandler
    void handle(RefundBooking command, Clock clock) {
        apply(Settling.refund(state(), command, clock.instant()));
    }

    @CommandHandler
    void handle(NoteRefund command) {
        apply(Settling.noteRefund(state(), command.total(), command.paymentId()));
    }

    @CommandHandler
    void handle(NoteRefundReversed command) {
        apply(Settling.noteRefundReversed(state(), command.total(), command.paymentId()));
    }

    @CommandHandler
    void handle(NotePayout command) {
        apply(Settling.notePayout(state(), command.reached()));
    }

    @CommandHandler
    void handle(CloseUnpaid command) {
        apply(Settling.closeUnpaid(state()));
    }

    @EventSourcingHandler
    void on(BookingEvent event, @SequenceNumber long sequence) {
        bookingId = event.bookingId();
        request = SessionRequest.evolve(request, event);
        if (state != null || event instanceof BookingRequested) {
            state = BookingState.evolve(state, event);
        }
        if (request != null && event instanceof BookingRequested) {
            state = state().after(request.negotiation());
        }
        meetingLink = meetingLink.evolve(event, sequence);
        questionnaire = questionnaire.evolve(event, sequence);
        conduct = conduct.evolve(event);
    }

    /** A request without a time is another one than any with a time. */
    private void requireNotAsked() {
        if (request != null) {
            throw Requesting.keyReused();
        }
    }

    /** Once the session is agreed on, what was said about the request has come too late. */
    private SessionRequest requestAlone() {
        if (state != null) {
            throw Asking.notOpen();
        }
        return request();
    }

    private SessionRequest request() {
        if (request == null) {
            throw Refused.because("NOT_FOUND", "There is no such request for a session.");
        }
        return request;
    }

    private BookingState state() {
        if (state == null) {
            throw new IllegalStateException("a booking begins with its request");
        }
        return state;
    }

    private void apply(List<BookingEvent> events) {
        var all = state == null ? events : state.andNothingProposed(events);
        all.forEach(AggregateLifecycle::apply);
    }
}
