package org.mentorlink.booking;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.Modality;
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
     * @param price of the whole session; it, the commission's rate and the policy stay as they are here
     * @param proposalId the mentor's proposal that was accepted: both calendars hold the time already; absent where the
     *     mentee chose the time
     * @param contentHash tells a repeated request from another one under the same idempotency key; personal, because
     *     what was written could be guessed by it
     */
    @Revision("5")
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
            @Nullable ProposalId proposalId)
            implements BookingEvent {}

    /**
     * I3: a mentee asks for a session whose time the mentor is to propose. What it costs stays as it is here.
     *
     * @param offering absent for the usual hour
     * @param contentHash as of a booking
     * @param answerBy until when the mentor can propose a time for the first time
     */
    @Revision("1")
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
            Instant answerBy)
            implements BookingEvent {}

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
     */
    @Revision("2")
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
            Instant expiresAt)
            implements BookingEvent {}

    /** Both calendars hold the proposed time, and the other side may answer. */
    @Revision("1")
    record ProposalOpened(BookingId bookingId, ProposalId proposalId, Party by, TimeSlot to, Instant expiresAt)
            implements BookingEvent {}

    /** The session stays when it was. */
    @Revision("1")
    record ProposalEnded(
            BookingId bookingId,
            ProposalId proposalId,
            Party by,
            TimeSlot to,
            ProposalState how,
            @Nullable Personal reason)
            implements BookingEvent {}

    /**
     * The session takes place at another time, for the same payment.
     *
     * @param from when it was to take place; the history of a booking's times is that of these events
     * @param refundForfeited a mentee who cancels from now on is not refunded, however early it is
     */
    @Revision("1")
    record BookingRescheduled(
            BookingId bookingId,
            ProposalId proposalId,
            Party by,
            TimeSlot from,
            TimeSlot to,
            int bufferMinutes,
            boolean refundForfeited)
            implements BookingEvent {}

    /**
     * J3: the mentor says where the session takes place, for the first time or anew.
     *
     * @param meetingUrl belongs to the mentor; whoever has it can join, so histories do not tell it
     */
    @Revision("1")
    record MeetingLinkSet(BookingId bookingId, MeetingHost host, Personal meetingUrl) implements BookingEvent {}

    @Revision("1")
    record MeetingLinkRemoved(BookingId bookingId) implements BookingEvent {}

    @Revision("1")
    record CheckedIn(BookingId bookingId, Party party) implements BookingEvent {}

    @Revision("1")
    record BookingCompleted(BookingId bookingId) implements BookingEvent {}

    @Revision("1")
    record NoShowRecorded(BookingId bookingId, Absent absent) implements BookingEvent {}

    @Revision("1")
    record DisputeOpened(
            BookingId bookingId,
            DisputeId disputeId,
            DisputeSource source,
            @Nullable Personal reason) implements BookingEvent {}

    @Revision("1")
    record DisputeResolved(BookingId bookingId, DisputeId disputeId, DisputeDecision decision, Personal reason)
            implements BookingEvent {}

    @Revision("1")
    record RefundOrdered(BookingId bookingId, Money refund, Personal reason) implements BookingEvent {}

    /** The platform bears a charge-back, because the dispute was decided for the mentor. */
    @Revision("1")
    record ChargebackAbsorbed(BookingId bookingId, Money amount) implements BookingEvent {}

    /**
     * How the captured price is divided. A later one replaces an earlier one.
     *
     * @param payout whether a payout exists or is to be made by this or an earlier settlement
     * @param payoutDueAt when the mentor's share is paid out; the end of the dispute window
     */
    @Revision("1")
    record BookingSettled(
            BookingId bookingId, MentorId mentorId, Settlement settlement, boolean payout, Instant payoutDueAt)
            implements BookingEvent {}

    /** The mentee has got back this much in all. */
    @Revision("1")
    record MenteeRefunded(BookingId bookingId, Money total) implements BookingEvent {}

    /** The mentor's share, which may be nothing by now, is where it belongs. */
    @Revision("1")
    record MentorSettled(BookingId bookingId) implements BookingEvent {}

    /** All the money is where it belongs; the process is over. */
    @Revision("1")
    record BookingClosed(BookingId bookingId) implements BookingEvent {}
}
