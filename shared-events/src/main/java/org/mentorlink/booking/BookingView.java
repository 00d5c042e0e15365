package org.mentorlink.booking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Settings;

/**
 * A booking as its participants and staff read it.
 *
 * @param offering absent for the usual hour
 * @param groupSessionId whose seat it is; absent for a session of two
 * @param commission the platform's share of the whole price
 * @param holdExpiresAt until when the slot is held for the payment; only while REQUESTED
 * @param answerBy until when the mentor may confirm; only while AWAITING_CONFIRMATION
 * @param outcomeCode why it was declined, expired or not paid for: SLOT_TAKEN, MENTEE_BUSY, MENTOR_DECLINED, HOLD,
 *     CONFIRMATION or what the gateway said
 * @param disputeUntil end of the dispute window, once completed
 * @param proposals of other times, oldest first; at most the last can be pending
 * @param refundForfeited the mentee moved the session when cancelling would not have been refunded any more
 * @param price as agreed on last
 * @param extraPayments ids of payments asked for in addition to the first, for sessions that cost more, oldest first
 * @param closed all the money is where it belongs
 * @param meetingLink for its participants and admins only
 * @param linkChanges how often the meeting link was set or removed; absent where that was not counted yet
 * @param form what was asked with it and answered since, for its participants and admins only; absent where nothing was
 * @param agenda likewise; absent while nothing was ever on it
 * @param version number of the booking's events
 * @param requestedPosition position of its first event; newer bookings have a higher one
 * @param position of the last event seen in it
 */
public record BookingView(
        String id,
        String mentorId,
        String mentorMemberId,
        String menteeId,
        @Nullable String topic,
        @Nullable String description,
        Modality modality,
        @Nullable BookedOfferingView offering,
        @Nullable String groupSessionId,
        BookingStatus status,
        Instant startsAt,
        Instant endsAt,
        Money price,
        Money commission,
        int commissionBasisPoints,
        CancellationPolicy policy,
        ConfirmationMode confirmation,
        @Nullable Instant holdExpiresAt,
        @Nullable Instant answerBy,
        @Nullable String outcomeCode,
        @Nullable CancelledBy cancelledBy,
        boolean strike,
        @Nullable Absent absent,
        @Nullable Instant mentorCheckedInAt,
        @Nullable Instant menteeCheckedInAt,
        @Nullable Settlement settlement,
        @Nullable Instant disputeUntil,
        @Nullable DisputeView dispute,
        boolean closed,
        List<ProposalView> proposals,
        List<String> extraPayments,
        boolean refundForfeited,
        @Nullable MeetingLinkView meetingLink,
        @Nullable Integer linkChanges,
        @Nullable FilledFormView form,
        @Nullable AgendaView agenda,
        Instant requestedAt,
        int version,
        long requestedPosition,
        long position) {

    /**
     * What goes back to the mentee if they cancel at that moment. Once the session has started nobody can, but who has come
     * so far decides ten minutes later; else it is nothing where that is not possible any more.
     */
    public Money refundForMentee(Instant at) {
        return switch (status) {
            case REQUESTED, AWAITING_CONFIRMATION -> price;
            case CONFIRMED, IN_PROGRESS -> at.isBefore(startsAt) ? refundIfCancelled(at) : refundByAttendance(at);
            default -> price.zero();
        };
    }

    private Money refundIfCancelled(Instant at) {
        return refundForfeited ? price.zero() : policy.refundForMentee(price, startsAt, at);
    }

    /** As it is decided then: a mentor who is not there earns nothing. */
    private Money refundByAttendance(Instant at) {
        var assessed = !at.isBefore(startsAt.plus(Settings.NO_SHOW_AFTER));
        return assessed && mentorCheckedInAt == null ? price : price.zero();
    }

    /** Orders bookings by their start. */
    public String agendaKey() {
        return agendaKey(startsAt) + id;
    }

    /** What the keys of all that starts then begin with; it sorts before them. */
    public static String agendaKey(Instant start) {
        return "%015d/".formatted(start.toEpochMilli());
    }

    /** The proposal that is being reserved or waits for an answer, if there is one. */
    @JsonIgnore
    public @Nullable ProposalView pendingProposal() {
        return !proposals.isEmpty() && proposals.getLast().isPending() ? proposals.getLast() : null;
    }

    /** Whether that payment is waited for: the first while the time is held for it, a later one while its proposal is paid for. */
    public boolean waitsFor(String paymentId) {
        if (!extraPayments.contains(paymentId)) {
            return status == BookingStatus.REQUESTED;
        }
        var proposal = pendingProposal();
        return proposal != null
                && proposal.state() == ProposalState.PAYING
                && paymentId.equals(extraPayments.getLast());
    }

    public boolean isParticipant(String memberId) {
        return memberId.equals(menteeId) || memberId.equals(mentorMemberId);
    }

    /** Whether the session is agreed on and not over. */
    @JsonIgnore
    public boolean isUpcomingOrOn() {
        return status == BookingStatus.CONFIRMED || status == BookingStatus.IN_PROGRESS;
    }

    /** Whether it is in dispute and nothing is decided, or that is appealed. */
    public boolean hasOpenDispute() {
        return dispute != null && dispute.resolvedAt() == null;
    }

    /** Whether the meeting link has changed as often as it may, and can only be removed. */
    @JsonIgnore
    public boolean isLinkFixed() {
        return linkChanges != null && linkChanges >= Settings.LINK_CHANGES;
    }

    public Instant checkInOpensAt(Duration before) {
        return startsAt.minus(before);
    }
}
