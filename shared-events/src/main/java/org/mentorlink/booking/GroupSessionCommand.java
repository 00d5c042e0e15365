package org.mentorlink.booking;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.shared.Money;

/** What can be asked of a group session. */
public sealed interface GroupSessionCommand {

    GroupSessionId groupSessionId();

    // --- asked by people ---

    /**
     * F6: a mentor invites to a session with seats. Sent again with the same content it changes nothing; with other
     * content it is refused as IDEMPOTENCY_KEY_REUSED.
     *
     * @param seats 1 to 500
     * @param price of one seat
     */
    record ScheduleGroupSession(
            @TargetAggregateIdentifier GroupSessionId groupSessionId,
            MentorId mentorId,
            GroupSessionKind kind,
            String title,
            @Nullable String description,
            Instant startsAt,
            Instant endsAt,
            int seats,
            Money price,
            Modality modality)
            implements GroupSessionCommand {}

    /** It does not take place: every seat ends and is refunded in full. */
    record CancelGroupSession(
            @TargetAggregateIdentifier GroupSessionId groupSessionId,
            MemberId memberId,
            CancelledBy by,
            @Nullable String reason)
            implements GroupSessionCommand {}

    /** The mentor is there, for everybody. */
    record CheckInToGroupSession(@TargetAggregateIdentifier GroupSessionId groupSessionId)
            implements GroupSessionCommand {}

    /**
     * J3: the mentor says where it takes place, for everybody who has a seat or takes one later.
     *
     * @param memberId the mentor of the session
     * @param url over https, at most 1,000 characters
     * @param expectedVersion refused as VERSION_CONFLICT where the link has changed since; absent to set it anyway
     */
    record SetGroupMeetingLink(
            @TargetAggregateIdentifier GroupSessionId groupSessionId,
            MemberId memberId,
            String url,
            @Nullable Integer expectedVersion)
            implements GroupSessionCommand {

        @Override
        public String toString() {
            return "SetGroupMeetingLink[" + groupSessionId + "]";
        }
    }

    record RemoveGroupMeetingLink(
            @TargetAggregateIdentifier GroupSessionId groupSessionId,
            MemberId memberId,
            @Nullable Integer expectedVersion)
            implements GroupSessionCommand {}

    /** Somebody wants the next seat that is freed. */
    record JoinWaitingList(@TargetAggregateIdentifier GroupSessionId groupSessionId, MemberId memberId)
            implements GroupSessionCommand {}

    /** Somebody does not want a seat any more, offered already or not. */
    record LeaveWaitingList(@TargetAggregateIdentifier GroupSessionId groupSessionId, MemberId memberId)
            implements GroupSessionCommand {}

    // --- asked by processes ---

    /** The mentor's calendar keeps the time. */
    record OpenGroupSession(@TargetAggregateIdentifier GroupSessionId groupSessionId) implements GroupSessionCommand {}

    /** The mentor's calendar has no room. */
    record RefuseGroupSession(@TargetAggregateIdentifier GroupSessionId groupSessionId)
            implements GroupSessionCommand {}

    /** Takes a seat for a booking, or records that there is none. Asked again for the same booking, it changes nothing. */
    record TakeSeat(@TargetAggregateIdentifier GroupSessionId groupSessionId, BookingId bookingId, MemberId menteeId)
            implements GroupSessionCommand {}

    /** The booking of a seat stands. */
    record ConfirmSeat(@TargetAggregateIdentifier GroupSessionId groupSessionId, BookingId bookingId)
            implements GroupSessionCommand {}

    /** Frees the seat of a booking, if it has one. Asked for a seat for it later, the session refuses. */
    record ReleaseSeat(@TargetAggregateIdentifier GroupSessionId groupSessionId, BookingId bookingId, MemberId menteeId)
            implements GroupSessionCommand {}

    /** @param number of the offer, counted from 1 within the session */
    record ExpireSeatOffer(@TargetAggregateIdentifier GroupSessionId groupSessionId, MemberId memberId, int number)
            implements GroupSessionCommand {}

    /** Its time is over. */
    record EndGroupSession(@TargetAggregateIdentifier GroupSessionId groupSessionId) implements GroupSessionCommand {}
}
