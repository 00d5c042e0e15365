package org.mentorlink.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentPart;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

/** What has happened to a booking. */
public sealed interface BookingEvent {

    BookingId bookingId();

    /**
     * @param bufferMinutes what stays free in the mentor's calendar after the session
     * @param offering absent for the usual hour
     * @param groupSessionId whose seat it is; absent for a session of two
     * @param price of the whole session, until another is agreed on; the commission's rate and the policy stay as they are
     * @param proposalId the mentor's proposal that was accepted: both calendars hold the time already; absent where the
     *     mentee chose the time
     * @param contentHash tells a repeated request from another one under the same idempotency key; personal, because
     *     what was written could be guessed by it
     * @param form what the mentor asks with it, and what is answered so far; absent where nothing is asked
     * @param takenAtOnce the gateway takes the price without holding it first; absent where it does not
     */
    @Revision("7")
    record BookingRequested(
            BookingId bookingId,
            MentorId mentorId,
            MemberId mentorMemberId,
            MemberId menteeId,
            TimeSlot slot,
            int bufferMinutes,
            Personal topic,
            @Nullable Personal description,
            Modality modality,
            @Nullable BookedOffering offering,
            @Nullable GroupSessionId groupSessionId,
            Money price,
            int commissionBasisPoints,
            CancellationPolicy policy,
            ConfirmationMode confirmation,
            String gateway,
            String paymentMethod,
            Personal contentHash,
            Instant holdExpiresAt,
            @Nullable ProposalId proposalId,
            @Nullable FilledForm form,
            @Nullable Boolean takenAtOnce)
            implements BookingEvent {

        /** Where nothing is asked, of a gateway that holds money first. */
        public BookingRequested(
                BookingId bookingId,
                MentorId mentorId,
                MemberId mentorMemberId,
                MemberId menteeId,
                TimeSlot slot,
                int bufferMinutes,
                Personal topic,
                @Nullable Personal description,
                Modality modality,
                @Nullable BookedOffering offering,
                @Nullable GroupSessionId groupSessionId,
                Money price,
                int commissionBasisPoints,
                CancellationPolicy policy,
                ConfirmationMode confirmation,
                String gateway,
                String paymentMethod,
                Personal contentHash,
                Instant holdExpiresAt,
                @Nullable ProposalId proposalId) {
            this(
                    bookingId,
                    mentorId,
                    mentorMemberId,
                    menteeId,
                    slot,
                    bufferMinutes,
                    topic,
                    description,
                    modality,
                    offering,
                    groupSessionId,
                    price,
                    commissionBasisPoints,
                    policy,
                    confirmation,
                    gateway,
                    paymentMethod,
                    contentHash,
                    holdExpiresAt,
                    proposalId,
                    null,
                    null);
        }
    }

    /**
     * I3: a mentee asks for a session whose time the mentor is to propose. What it costs stays as it is here.
     *
     * @param offering absent for the usual hour
     * @param contentHash as of a booking
     * @param answerBy until when the mentor can propose a time for the first time
     * @param form as of a booking
     */
    @Revision("2")
    record SessionRequested(
            BookingId bookingId,
            MentorId mentorId,
            MemberId mentorMemberId,
            MemberId menteeId,
            Personal topic,
            @Nullable Personal description,
            Modality modality,
            @Nullable BookedOffering offering,
            Duration length,
            Money price,
            int commissionBasisPoints,
            CancellationPolicy policy,
            Personal contentHash,
            Instant answerBy,
            @Nullable FilledForm form)
            implements BookingEvent {

        /** Where nothing is asked. */
        public SessionRequested(
                BookingId bookingId,
                MentorId mentorId,
                MemberId mentorMemberId,
                MemberId menteeId,
                Personal topic,
                @Nullable Personal description,
                Modality modality,
                @Nullable BookedOffering offering,
                Duration length,
                Money price,
                int commissionBasisPoints,
                CancellationPolicy policy,
                Personal contentHash,
                Instant answerBy) {
            this(
                    bookingId,
                    mentorId,
                    mentorMemberId,
                    menteeId,
                    topic,
                    description,
                    modality,
                    offering,
                    length,
                    price,
                    commissionBasisPoints,
                    policy,
                    contentHash,
                    answerBy,
                    null);
        }
    }

    /** No booking comes of a request for a session. */
    @Revision("1")
    record SessionRequestEnded(
            BookingId bookingId,
            SessionRequestStatus how,
            @Nullable Personal reason) implements BookingEvent {}

    @Revision("1")
    record ConfirmationAwaited(BookingId bookingId, Instant answerBy) implements BookingEvent {}

    /** @param slot when the session takes place */
    @Revision("1")
    record BookingConfirmed(BookingId bookingId, ConfirmationMode confirmation, TimeSlot slot)
            implements BookingEvent {}

    /** @param code SLOT_TAKEN, MENTEE_BUSY, MENTOR_DECLINED, SEATS_TAKEN, SEAT_HELD_ALREADY or GROUP_SESSION_CLOSED */
    @Revision("1")
    record BookingDeclined(
            BookingId bookingId, String code, @Nullable Personal reason) implements BookingEvent {}

    /** @param code what the gateway said, such as card_declined */
    @Revision("1")
    record BookingPaymentFailed(BookingId bookingId, String code) implements BookingEvent {}

    /** @param what HOLD or CONFIRMATION */
    @Revision("1")
    record BookingExpired(BookingId bookingId, String what) implements BookingEvent {}

    /** @param strike the mentee cancelled so late that it counts against them */
    @Revision("1")
    record BookingCancelled(
            BookingId bookingId,
            CancelledBy by,
            boolean strike,
            @Nullable Personal reason) implements BookingEvent {}

    /**
     * @param from when it takes place so far; absent where no time was agreed on yet
     * @param immediate the session moves as soon as both calendars hold the time; nobody has to accept
     * @param refundForfeited it was proposed by the mentee when cancelling would not have been refunded any more
     * @param session what it is to be besides being at another time; absent where that stays as it is
     * @param paymentMethod by which the mentee pays what it costs more; absent for the one of the booking
     */
    @Revision("3")
    record TimeProposed(
            BookingId bookingId,
            ProposalId proposalId,
            Party by,
            MemberId mentorMemberId,
            MemberId menteeId,
            @Nullable TimeSlot from,
            TimeSlot to,
            int bufferMinutes,
            boolean immediate,
            boolean refundForfeited,
            @Nullable Personal reason,
            Instant expiresAt,
            @Nullable OtherSession session,
            @Nullable String paymentMethod)
            implements BookingEvent {

        /** Of the same session. */
        public TimeProposed(
                BookingId bookingId,
                ProposalId proposalId,
                Party by,
                MemberId mentorMemberId,
                MemberId menteeId,
                @Nullable TimeSlot from,
                TimeSlot to,
                int bufferMinutes,
                boolean immediate,
                boolean refundForfeited,
                @Nullable Personal reason,
                Instant expiresAt) {
            this(
                    bookingId,
                    proposalId,
                    by,
                    mentorMemberId,
                    menteeId,
                    from,
                    to,
                    bufferMinutes,
                    immediate,
                    refundForfeited,
                    reason,
                    expiresAt,
                    null,
                    null);
        }
    }

    /**
     * Both calendars hold the proposed time, and the other side may answer.
     *
     * @param session as it was proposed
     */
    @Revision("2")
    record ProposalOpened(
            BookingId bookingId,
            ProposalId proposalId,
            Party by,
            TimeSlot to,
            Instant expiresAt,
            @Nullable OtherSession session)
            implements BookingEvent {

        /** Of the same session. */
        public ProposalOpened(BookingId bookingId, ProposalId proposalId, Party by, TimeSlot to, Instant expiresAt) {
            this(bookingId, proposalId, by, to, expiresAt, null);
        }
    }

    /**
     * Both sides agree on a session that costs more. It moves once the difference is captured.
     *
     * @param paymentId of the difference's own payment
     * @param amount how much more it costs
     * @param payBy what is not paid by then is not paid at all, and the session stays as it was
     */
    @Revision("1")
    record ExtraPaymentRequested(
            BookingId bookingId,
            ProposalId proposalId,
            PaymentId paymentId,
            MemberId payerId,
            Money amount,
            String gateway,
            String paymentMethod,
            Instant payBy)
            implements BookingEvent {}

    /**
     * The session stays when and what it was.
     *
     * @param code with PAYMENT_FAILED: what the gateway said, or TIMED_OUT
     */
    @Revision("2")
    record ProposalEnded(
            BookingId bookingId,
            ProposalId proposalId,
            Party by,
            TimeSlot to,
            ProposalState how,
            @Nullable Personal reason,
            @Nullable String code)
            implements BookingEvent {

        /** Not for want of money. */
        public ProposalEnded(
                BookingId bookingId,
                ProposalId proposalId,
                Party by,
                TimeSlot to,
                ProposalState how,
                @Nullable Personal reason) {
            this(bookingId, proposalId, by, to, how, reason, null);
        }
    }

    /**
     * The session takes place at another time, or is another one.
     *
     * @param from when it was to take place; the history of a booking's times is that of these events
     * @param refundForfeited a mentee who cancels from now on is not refunded, however early it is
     * @param session what it is from now on; absent where only its time is another
     * @param paid what was paid in addition; absent where nothing was
     * @param returns what is to have gone back of each payment in all; absent where nothing goes back because of this:
     *     a price that gets lower before the payment is captured is captured lower
     */
    @Revision("2")
    record BookingRescheduled(
            BookingId bookingId,
            ProposalId proposalId,
            Party by,
            TimeSlot from,
            TimeSlot to,
            int bufferMinutes,
            boolean refundForfeited,
            @Nullable OtherSession session,
            @Nullable PaymentPart paid,
            @Nullable List<PaymentPart> returns)
            implements BookingEvent {

        /** The same session, for the same payment. */
        public BookingRescheduled(
                BookingId bookingId,
                ProposalId proposalId,
                Party by,
                TimeSlot from,
                TimeSlot to,
                int bufferMinutes,
                boolean refundForfeited) {
            this(bookingId, proposalId, by, from, to, bufferMinutes, refundForfeited, null, null, null);
        }
    }

    /**
     * J3: the mentor says where the session takes place, for the first time or anew.
     *
     * @param meetingUrl belongs to the mentor; whoever has it can join, so histories do not tell it
     */
    @Revision("1")
    record MeetingLinkSet(BookingId bookingId, MeetingHost host, Personal meetingUrl) implements BookingEvent {}

    @Revision("1")
    record MeetingLinkRemoved(BookingId bookingId) implements BookingEvent {}

    /** I12: all the answers to what was asked with the booking, after the change; histories do not tell them. */
    @Revision("1")
    record PreSessionFormAnswered(BookingId bookingId, List<FormAnswer> answers) implements BookingEvent {}

    @Revision("1")
    record CheckedIn(BookingId bookingId, Party party) implements BookingEvent {}

    @Revision("1")
    record BookingCompleted(BookingId bookingId) implements BookingEvent {}

    @Revision("1")
    record NoShowRecorded(BookingId bookingId, Absent absent) implements BookingEvent {}

    /** @param paymentId which of the payments was charged back; absent for the one made when it was booked, and else */
    @Revision("2")
    record DisputeOpened(
            BookingId bookingId,
            DisputeId disputeId,
            DisputeSource source,
            @Nullable Personal reason,
            @Nullable PaymentId paymentId)
            implements BookingEvent {

        public DisputeOpened(
                BookingId bookingId, DisputeId disputeId, DisputeSource source, @Nullable Personal reason) {
            this(bookingId, disputeId, source, reason, null);
        }
    }

    /**
     * L8: the parties can say how it was, and staff look at it; the first time once a dispute is opened, and anew by each
     * appeal.
     *
     * @param number of the appeal; 0 for the dispute itself
     * @param answerBy until when the parties can make statements
     * @param decideBy until when staff are to decide
     */
    @Revision("1")
    record HearingOpened(BookingId bookingId, DisputeId disputeId, int number, Instant answerBy, Instant decideBy)
            implements BookingEvent {}

    /**
     * What staff have decided waits while the payer's bank asks. It is not heard anew; staff are told where that takes too long.
     *
     * @param decideBy until when the bank's question is to be over, or staff are to decide in spite of it
     */
    @Revision("1")
    record DecisionHeld(BookingId bookingId, DisputeId disputeId, Instant decideBy) implements BookingEvent {}

    /** @param number of this party's statements in the hearing, from 1 */
    @Revision("1")
    record DisputeStatementMade(BookingId bookingId, DisputeId disputeId, Party by, int number, Personal statement)
            implements BookingEvent {}

    /**
     * Staff are told that a dispute waits for them. Nothing is decided by that.
     *
     * @param decideBy when they are reminded next; absent where they are not any more, and where only the time for
     *     statements is over
     */
    @Revision("1")
    record DisputeEscalated(
            BookingId bookingId,
            DisputeId disputeId,
            DisputeReminder reminder,
            @Nullable Instant decideBy) implements BookingEvent {}

    /**
     * @param decidedBy absent in old ones
     * @param appealUntil until when a party can appeal that has not yet; absent where both have, and in old ones
     */
    @Revision("2")
    record DisputeResolved(
            BookingId bookingId,
            DisputeId disputeId,
            DisputeDecision decision,
            Personal reason,
            @Nullable MemberId decidedBy,
            @Nullable Instant appealUntil)
            implements BookingEvent {

        /** As it was before there were appeals. */
        public DisputeResolved(BookingId bookingId, DisputeId disputeId, DisputeDecision decision, Personal reason) {
            this(bookingId, disputeId, decision, reason, null, null);
        }
    }

    /**
     * L8: a party asks for another decision, which somebody else takes.
     *
     * @param payout whether a payout exists or is to be made; it is frozen again
     */
    @Revision("1")
    record DisputeAppealed(BookingId bookingId, DisputeId disputeId, Party by, Personal reason, boolean payout)
            implements BookingEvent {}

    @Revision("1")
    record RefundOrdered(BookingId bookingId, Money refund, Personal reason) implements BookingEvent {}

    /**
     * The platform bears what has gone back beyond what was to go back, such as a charge-back where the dispute was decided for
     * the mentor.
     *
     * @param amount less than nothing where a later decision gives some of it back
     */
    @Revision("1")
    record ChargebackAbsorbed(BookingId bookingId, Money amount) implements BookingEvent {}

    /**
     * How the captured price is divided. A later one replaces an earlier one.
     *
     * @param payout whether a payout exists or is to be made by this or an earlier settlement
     * @param payoutDueAt when the mentor's share is paid out; the end of the dispute window
     * @param returns what is to have gone back of each payment in all; absent where one payment is the price, of which the
     *     refund goes back
     */
    @Revision("2")
    record BookingSettled(
            BookingId bookingId,
            MentorId mentorId,
            Settlement settlement,
            boolean payout,
            Instant payoutDueAt,
            @Nullable List<PaymentPart> returns)
            implements BookingEvent {

        /** Where one payment is the price. */
        public BookingSettled(
                BookingId bookingId, MentorId mentorId, Settlement settlement, boolean payout, Instant payoutDueAt) {
            this(bookingId, mentorId, settlement, payout, payoutDueAt, null);
        }
    }

    /**
     * The mentee has got back this much of a payment in all.
     *
     * @param paymentId absent for the payment made when it was booked
     */
    @Revision("2")
    record MenteeRefunded(
            BookingId bookingId, Money total, @Nullable PaymentId paymentId) implements BookingEvent {

        public MenteeRefunded(BookingId bookingId, Money total) {
            this(bookingId, total, null);
        }
    }

    /**
     * What the gateway has taken back of a payment by a charge-back, as it is now.
     *
     * @param paymentId absent for the payment made when it was booked
     * @param reference the gateway's name of the charge-back
     * @param amount nothing where that is not clear yet, or was given back
     */
    @Revision("1")
    record ChargebackNoted(BookingId bookingId, @Nullable PaymentId paymentId, String reference, Money amount)
            implements BookingEvent {}

    /**
     * The payer's bank has been answered, and took nothing back; what else it asks goes on.
     *
     * @param paymentId absent for the payment made when it was booked
     * @param reference the gateway's name of what it asked
     */
    @Revision("1")
    record InquiryEnded(BookingId bookingId, @Nullable PaymentId paymentId, String reference) implements BookingEvent {}

    /**
     * A refund that was done has failed after all.
     *
     * @param total what stays refunded of the payment
     * @param paymentId absent for the payment made when it was booked
     */
    @Revision("1")
    record RefundUndone(
            BookingId bookingId, Money total, @Nullable PaymentId paymentId) implements BookingEvent {}

    /** The mentor's share, which may be nothing by now, is where it belongs. */
    @Revision("1")
    record MentorSettled(BookingId bookingId) implements BookingEvent {}

    /** All the money is where it belongs; the process is over. */
    @Revision("1")
    record BookingClosed(BookingId bookingId) implements BookingEvent {}
}
