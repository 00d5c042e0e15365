package org.mentorlink.booking;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;

/** What can be asked of a booking. */
public sealed interface BookingCommand {

    BookingId bookingId();

    /**
     * Asks for one session. Sent again with the same content it changes nothing; with other content it is refused as
     * IDEMPOTENCY_KEY_REUSED.
     *
     * @param offeringId the usual hour when absent
     * @param modality the first of the offering's, or VIDEO, when absent
     * @param paymentMethod the gateway's token for it, never a card number
     * @param expectedPrice what the mentee was shown; where it costs something else by then it is refused as PRICE_CHANGED. It is no
     *     part of the content. Absent: whatever it costs
     */
    record RequestBooking(
            @TargetAggregateIdentifier BookingId bookingId,
            MentorId mentorId,
            MemberId menteeId,
            @Nullable OfferingId offeringId,
            Instant startsAt,
            String topic,
            @Nullable String description,
            @Nullable Modality modality,
            String gateway,
            String paymentMethod,
            GivenAnswers answers,
            @Nullable Money expectedPrice)
            implements BookingCommand {

        /** Where nothing is answered, whatever it costs. */
        public RequestBooking(
                BookingId bookingId,
                MentorId mentorId,
                MemberId menteeId,
                @Nullable OfferingId offeringId,
                Instant startsAt,
                String topic,
                @Nullable String description,
                @Nullable Modality modality,
                String gateway,
                String paymentMethod) {
            this(
                    bookingId,
                    mentorId,
                    menteeId,
                    offeringId,
                    startsAt,
                    topic,
                    description,
                    modality,
                    gateway,
                    paymentMethod,
                    GivenAnswers.NONE,
                    null);
        }
    }

    /**
     * Asks for a seat in a group session. Sent again with the same content it changes nothing; with other content it is
     * refused as IDEMPOTENCY_KEY_REUSED.
     *
     * @param paymentMethod the gateway's token for it, never a card number
     */
    record RequestSeat(
            @TargetAggregateIdentifier BookingId bookingId,
            GroupSessionId groupSessionId,
            MemberId menteeId,
            String topic,
            String gateway,
            String paymentMethod,
            GivenAnswers answers)
            implements BookingCommand {

        /** Where nothing is answered. */
        public RequestSeat(
                BookingId bookingId,
                GroupSessionId groupSessionId,
                MemberId menteeId,
                String topic,
                String gateway,
                String paymentMethod) {
            this(bookingId, groupSessionId, menteeId, topic, gateway, paymentMethod, GivenAnswers.NONE);
        }
    }

    /**
     * I3: asks for a session without a time, which the mentor is to propose. Nothing is held or charged before one is
     * accepted. Sent again with the same content it changes nothing; with other content it is refused as
     * IDEMPOTENCY_KEY_REUSED. Three of a mentee may be open with a mentor; one more is refused as TOO_MANY_SESSION_REQUESTS.
     *
     * @param bookingId of the booking that comes of it
     * @param offeringId the usual hour when absent
     * @param modality the first of the offering's, or VIDEO, when absent
     */
    record RequestSession(
            @TargetAggregateIdentifier BookingId bookingId,
            MentorId mentorId,
            MemberId menteeId,
            @Nullable OfferingId offeringId,
            String topic,
            @Nullable String description,
            @Nullable Modality modality,
            GivenAnswers answers)
            implements BookingCommand {

        /** Where nothing is answered. */
        public RequestSession(
                BookingId bookingId,
                MentorId mentorId,
                MemberId menteeId,
                @Nullable OfferingId offeringId,
                String topic,
                @Nullable String description,
                @Nullable Modality modality) {
            this(bookingId, mentorId, menteeId, offeringId, topic, description, modality, GivenAnswers.NONE);
        }
    }

    /**
     * The mentee accepts the time a mentor has proposed for a session they asked for, and pays for it.
     *
     * @param paymentMethod the gateway's token for it, never a card number
     */
    record AcceptSessionTime(
            @TargetAggregateIdentifier BookingId bookingId, ProposalId proposalId, String gateway, String paymentMethod)
            implements BookingCommand {}

    /** The mentee takes a request for a session back, or the mentor declines it. */
    record EndSessionRequest(
            @TargetAggregateIdentifier BookingId bookingId,
            MemberId memberId,
            Party by,
            @Nullable String reason) implements BookingCommand {}

    // --- asked by people ---

    /** The mentor agrees. */
    record ConfirmBooking(@TargetAggregateIdentifier BookingId bookingId) implements BookingCommand {}

    /** The mentor does not agree. */
    record DeclineBooking(
            @TargetAggregateIdentifier BookingId bookingId,
            @Nullable String reason) implements BookingCommand {}

    /**
     * A participant or an admin gives the booking up; before it was confirmed everything is returned.
     *
     * @param expectedRefund what they were shown to go back to the mentee; where it is something else by then nothing is cancelled,
     *     and it is refused as REFUND_CHANGED. Absent: whatever it is
     */
    record CancelBooking(
            @TargetAggregateIdentifier BookingId bookingId,
            MemberId memberId,
            CancelledBy by,
            @Nullable String reason,
            @Nullable Money expectedRefund)
            implements BookingCommand {

        /** Whatever goes back. */
        public CancelBooking(BookingId bookingId, MemberId memberId, CancelledBy by, @Nullable String reason) {
            this(bookingId, memberId, by, reason, null);
        }
    }

    /**
     * I3, I11: a participant asks for another time. The mentee of a mentor who confirms instantly moves the session by it
     * as soon as both are free then and what it costs more is paid; in all other cases the other side has to accept. It
     * replaces a proposal before it.
     *
     * @param by who proposes it
     * @param session another session of the mentor's; absent where it stays the one it is
     */
    record ProposeTime(
            @TargetAggregateIdentifier BookingId bookingId,
            MemberId memberId,
            Party by,
            Instant startsAt,
            @Nullable String reason,
            @Nullable WantedSession session)
            implements BookingCommand {

        /** Only the time is another. */
        public ProposeTime(
                BookingId bookingId, MemberId memberId, Party by, Instant startsAt, @Nullable String reason) {
            this(bookingId, memberId, by, startsAt, reason, null);
        }
    }

    /**
     * The side that did not propose it agrees; the session moves, and where it waited for its mentor it stands. What it
     * costs more is paid first.
     *
     * @param paymentMethod the mentee's choice for what is paid in addition; absent for the one of the booking
     */
    record AcceptProposal(
            @TargetAggregateIdentifier BookingId bookingId,
            ProposalId proposalId,
            Party by,
            @Nullable String paymentMethod)
            implements BookingCommand {

        public AcceptProposal(BookingId bookingId, ProposalId proposalId, Party by) {
            this(bookingId, proposalId, by, null);
        }
    }

    /**
     * I3: the mentor proposes when a session that was asked for without a time takes place; of one that is agreed on,
     * {@link ProposeTime} does.
     */
    record ProposeSessionTime(
            @TargetAggregateIdentifier BookingId bookingId,
            MemberId memberId,
            Instant startsAt,
            @Nullable String reason)
            implements BookingCommand {}

    /** The mentee does not agree with the time of a session asked for without one, or the mentor takes it back. */
    record RefuseSessionTime(
            @TargetAggregateIdentifier BookingId bookingId,
            ProposalId proposalId,
            MemberId memberId,
            Party by,
            @Nullable String reason)
            implements BookingCommand {}

    /** The side that did not propose it does not agree. */
    record DeclineProposal(
            @TargetAggregateIdentifier BookingId bookingId,
            ProposalId proposalId,
            MemberId memberId,
            Party by,
            @Nullable String reason)
            implements BookingCommand {}

    /** The side that proposed it takes it back. */
    record WithdrawProposal(@TargetAggregateIdentifier BookingId bookingId, ProposalId proposalId, Party by)
            implements BookingCommand {}

    /**
     * J3: the mentor says where the session takes place.
     *
     * @param memberId the mentor of the booking
     * @param url over https, at most 1,000 characters
     * @param expectedVersion refused as VERSION_CONFLICT where the link has changed since; absent to set it anyway
     */
    record SetMeetingLink(
            @TargetAggregateIdentifier BookingId bookingId,
            MemberId memberId,
            String url,
            @Nullable Integer expectedVersion)
            implements BookingCommand {

        @Override
        public String toString() {
            return "SetMeetingLink[" + bookingId + "]";
        }
    }

    record RemoveMeetingLink(
            @TargetAggregateIdentifier BookingId bookingId,
            MemberId memberId,
            @Nullable Integer expectedVersion) implements BookingCommand {}

    /**
     * I12: the mentee answers what was asked with the booking, or something else than before; until it starts.
     *
     * @param answers those that are to be other than they are; one that says nothing is taken back
     * @param expectedVersion refused as VERSION_CONFLICT where the answers have changed since; absent to give them anyway
     */
    record AnswerPreSessionForm(
            @TargetAggregateIdentifier BookingId bookingId,
            MemberId memberId,
            List<GivenAnswer> answers,
            @Nullable Integer expectedVersion)
            implements BookingCommand {}

    record CheckIn(@TargetAggregateIdentifier BookingId bookingId, Party party) implements BookingCommand {}

    /** L8: a participant questions a session within the dispute window. */
    record OpenDispute(@TargetAggregateIdentifier BookingId bookingId, MemberId memberId, Party by, String reason)
            implements BookingCommand {}

    /**
     * L8: a party says how it was.
     *
     * @param statement at most 2,000 characters
     */
    record StateInDispute(@TargetAggregateIdentifier BookingId bookingId, MemberId memberId, Party by, String statement)
            implements BookingCommand {

        @Override
        public String toString() {
            return "StateInDispute[" + bookingId + "]";
        }
    }

    /** L8: a party asks for another decision, once and in time. */
    record AppealDispute(@TargetAggregateIdentifier BookingId bookingId, MemberId memberId, Party by, String reason)
            implements BookingCommand {}

    /**
     * An admin decides the dispute, or the appeal that another has decided before.
     *
     * @param refund with SPLIT: what goes back, more than nothing and less than the price
     */
    record ResolveDispute(
            @TargetAggregateIdentifier BookingId bookingId,
            MemberId memberId,
            DisputeDecision decision,
            @Nullable Money refund,
            String reason)
            implements BookingCommand {}

    /** An admin returns (part of) the price after the session, before or after the payout. */
    record RefundBooking(@TargetAggregateIdentifier BookingId bookingId, MemberId memberId, Money refund, String reason)
            implements BookingCommand {}

    // --- asked by the booking process ---

    /** Nobody can appeal the decision any more: the mentor's share is due. */
    record FinishDispute(@TargetAggregateIdentifier BookingId bookingId) implements BookingCommand {}

    /**
     * Notes what its parties are counted for, and withdraws what a dispute has found otherwise, in the books of both; twice
     * is once.
     */
    record NoteStrikes(@TargetAggregateIdentifier BookingId bookingId) implements BookingCommand {}

    /**
     * Withdraws what a dispute has found otherwise, and notes nothing: what was missed before there were strikes is nobody's,
     * though its dispute is decided later. Twice is once.
     */
    record WithdrawStrikes(@TargetAggregateIdentifier BookingId bookingId) implements BookingCommand {}

    /** A dispute is still open at a moment of its process. */
    record EscalateDispute(@TargetAggregateIdentifier BookingId bookingId, DisputeReminder reminder)
            implements BookingCommand {}

    /** A calendar had no room: the mentor's (SLOT_TAKEN) or the mentee's (MENTEE_BUSY). */
    record RefuseForTime(@TargetAggregateIdentifier BookingId bookingId, Party party) implements BookingCommand {}

    /**
     * A group session had no seat.
     *
     * @param code SEATS_TAKEN, SEAT_HELD_ALREADY or GROUP_SESSION_CLOSED
     */
    record RefuseSeat(@TargetAggregateIdentifier BookingId bookingId, String code) implements BookingCommand {}

    /**
     * The group session does not take place. Whatever the booking of a seat was paid goes back, whenever this comes: the
     * session was cancelled before it began.
     */
    record CancelSeat(@TargetAggregateIdentifier BookingId bookingId, CancelledBy by) implements BookingCommand {}

    /** The mentor of a group session is there. */
    record NoteMentorPresent(@TargetAggregateIdentifier BookingId bookingId) implements BookingCommand {}

    /** The booking of a seat takes over where its group session takes place, as the session says by then. */
    record TakeOverMeetingLink(@TargetAggregateIdentifier BookingId bookingId, GroupSessionId groupSessionId)
            implements BookingCommand {}

    /** Both calendars hold the proposed time. */
    record NoteProposalReserved(@TargetAggregateIdentifier BookingId bookingId, ProposalId proposalId)
            implements BookingCommand {}

    /** A calendar had no room for the proposed time. */
    record RefuseProposal(@TargetAggregateIdentifier BookingId bookingId, ProposalId proposalId, Party party)
            implements BookingCommand {}

    /** What the proposed session costs more is captured. */
    record NoteExtraPaid(@TargetAggregateIdentifier BookingId bookingId, ProposalId proposalId)
            implements BookingCommand {}

    /** @param code what the gateway said of what the proposed session costs more */
    record RejectExtraPayment(@TargetAggregateIdentifier BookingId bookingId, ProposalId proposalId, String code)
            implements BookingCommand {}

    /** The time to answer the proposal, or to pay for it, is over. */
    record ExpireProposal(@TargetAggregateIdentifier BookingId bookingId, ProposalId proposalId)
            implements BookingCommand {}

    /** The time to agree on a time is over. */
    record ExpireSessionRequest(@TargetAggregateIdentifier BookingId bookingId) implements BookingCommand {}

    /** The price is authorised: the booking stands, or waits for the mentor. */
    record AcceptPayment(@TargetAggregateIdentifier BookingId bookingId) implements BookingCommand {}

    /** @param code what the gateway said */
    record RejectPayment(@TargetAggregateIdentifier BookingId bookingId, String code) implements BookingCommand {}

    /** The 15 minutes are over. */
    record ExpireHold(@TargetAggregateIdentifier BookingId bookingId) implements BookingCommand {}

    /** The mentor's time to answer is over. */
    record ExpireConfirmation(@TargetAggregateIdentifier BookingId bookingId) implements BookingCommand {}

    /** Ten minutes after the start: who has not checked in is absent. */
    record AssessAttendance(@TargetAggregateIdentifier BookingId bookingId) implements BookingCommand {}

    /** The session's time is over. */
    record CompleteBooking(@TargetAggregateIdentifier BookingId bookingId) implements BookingCommand {}

    /**
     * The gateway took money back on the cardholder's word, or has given it back since.
     *
     * @param paymentId absent for the payment made when it was booked
     * @param reference the gateway's name of the charge-back; absent in old ones
     * @param amount what is charged back by it now; nothing where it was given back; absent where that is not clear
     */
    record ReportChargeback(
            @TargetAggregateIdentifier BookingId bookingId,
            @Nullable PaymentId paymentId,
            @Nullable String reference,
            @Nullable Money amount)
            implements BookingCommand {

        /** As it was sent before amounts were told. */
        public ReportChargeback(BookingId bookingId, @Nullable PaymentId paymentId) {
            this(bookingId, paymentId, null, null);
        }

        /** As it was sent before amounts were told. */
        public ReportChargeback(BookingId bookingId) {
            this(bookingId, null);
        }
    }

    /**
     * The payer's bank disputes a payment at the gateway, or asks about it, and nothing is taken back by that. What is settled is
     * disputed; what is still to take place does so, and is reported once more when it is settled.
     *
     * @param paymentId absent for the payment made when it was booked
     * @param reference the gateway's name of it
     */
    record ReportInquiry(
            @TargetAggregateIdentifier BookingId bookingId,
            @Nullable PaymentId paymentId,
            String reference) implements BookingCommand {}

    /**
     * What the payer's bank has asked is answered, and nothing was taken back. Once all is that it has asked, a dispute that is open for
     * nothing else and in which nobody has said anything is released. Any other is left to staff.
     *
     * @param paymentId absent for the payment made when it was booked
     * @param reference the gateway's name of it; absent in old ones, which were sent once all was answered: they change nothing where
     *     something may have been asked since
     */
    record EndInquiry(
            @TargetAggregateIdentifier BookingId bookingId,
            @Nullable PaymentId paymentId,
            @Nullable String reference) implements BookingCommand {

        /** As it was sent before it named one. */
        public EndInquiry(BookingId bookingId) {
            this(bookingId, null, null);
        }
    }

    /** The booking has ended before a payment was ever asked for. */
    record CloseUnpaid(@TargetAggregateIdentifier BookingId bookingId) implements BookingCommand {}

    /**
     * @param total everything returned of the payment so far, by voiding or refunding
     * @param paymentId absent for the payment made when it was booked
     */
    record NoteRefund(
            @TargetAggregateIdentifier BookingId bookingId,
            Money total,
            @Nullable PaymentId paymentId) implements BookingCommand {

        public NoteRefund(BookingId bookingId, Money total) {
            this(bookingId, total, null);
        }
    }

    /**
     * A refund that was done has failed after all.
     *
     * @param total everything that stays refunded of the payment
     * @param paymentId absent for the payment made when it was booked
     */
    record NoteRefundReversed(
            @TargetAggregateIdentifier BookingId bookingId,
            Money total,
            @Nullable PaymentId paymentId) implements BookingCommand {}

    /**
     * The mentor's share has reached them, is owed by them, or is none.
     *
     * @param reached what was paid out by then, what a debt was settled with included: where more is theirs meanwhile, as
     *     after an appeal, they are not settled. Absent where it is all that is theirs
     */
    record NotePayout(
            @TargetAggregateIdentifier BookingId bookingId,
            @Nullable Money reached) implements BookingCommand {

        public NotePayout(BookingId bookingId) {
            this(bookingId, null);
        }
    }
}
