package org.mentorlink.booking;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

/** What has happened to a group session. A seat is a booking: what happens to its money and attendance is told there. */
public sealed interface GroupSessionEvent {

    GroupSessionId groupSessionId();

    /**
     * @param bufferMinutes what stays free in the mentor's calendar after the session
     * @param price of one seat; it, the commission's rate and the policy are those of every seat
     * @param title the mentor's words, as the description
     */
    @Revision("2")
    record GroupSessionScheduled(
            GroupSessionId groupSessionId,
            MentorId mentorId,
            MemberId mentorMemberId,
            GroupSessionKind kind,
            Personal title,
            @Nullable Personal description,
            TimeSlot slot,
            int bufferMinutes,
            int seats,
            Money price,
            Modality modality,
            int commissionBasisPoints,
            CancellationPolicy policy)
            implements GroupSessionEvent {}

    /** The mentor's calendar keeps the time; seats can be taken. */
    @Revision("1")
    record GroupSessionOpened(GroupSessionId groupSessionId) implements GroupSessionEvent {}

    /** @param code SLOT_TAKEN */
    @Revision("1")
    record GroupSessionRefused(GroupSessionId groupSessionId, String code) implements GroupSessionEvent {}

    /** A booking has a seat; one that was offered to its mentee is theirs with it. */
    @Revision("1")
    record SeatTaken(GroupSessionId groupSessionId, BookingId bookingId, MemberId menteeId)
            implements GroupSessionEvent {}

    /** @param code SEATS_TAKEN, SEAT_HELD_ALREADY or GROUP_SESSION_CLOSED */
    @Revision("1")
    record SeatRefused(GroupSessionId groupSessionId, BookingId bookingId, MemberId menteeId, String code)
            implements GroupSessionEvent {}

    /** The booking of the seat stands. */
    @Revision("1")
    record SeatConfirmed(GroupSessionId groupSessionId, BookingId bookingId) implements GroupSessionEvent {}

    @Revision("1")
    record SeatReleased(GroupSessionId groupSessionId, BookingId bookingId, MemberId menteeId)
            implements GroupSessionEvent {}

    /** The session was cancelled while a booking had a seat in it: the booking has to end. */
    @Revision("1")
    record SeatCalledOff(GroupSessionId groupSessionId, BookingId bookingId, CancelledBy by)
            implements GroupSessionEvent {}

    /** The mentor is there, as the booking of a seat has to know. */
    @Revision("1")
    record MentorPresent(GroupSessionId groupSessionId, BookingId bookingId) implements GroupSessionEvent {}

    /**
     * J3: the mentor says where it takes place, for the first time or anew.
     *
     * @param meetingUrl belongs to the mentor; whoever has it can join, so histories do not tell it
     */
    @Revision("1")
    record GroupMeetingLinkSet(GroupSessionId groupSessionId, MeetingHost host, Personal meetingUrl)
            implements GroupSessionEvent {}

    @Revision("1")
    record GroupMeetingLinkRemoved(GroupSessionId groupSessionId) implements GroupSessionEvent {}

    /** The booking of a seat has to take over where the session takes place, which the session knows. */
    @Revision("1")
    record SeatLinkChanged(GroupSessionId groupSessionId, BookingId bookingId) implements GroupSessionEvent {}

    @Revision("1")
    record MentorCheckedIn(GroupSessionId groupSessionId) implements GroupSessionEvent {}

    @Revision("1")
    record WaitingListJoined(GroupSessionId groupSessionId, MemberId memberId) implements GroupSessionEvent {}

    @Revision("1")
    record WaitingListLeft(GroupSessionId groupSessionId, MemberId memberId) implements GroupSessionEvent {}

    /**
     * A seat is kept for the first in line.
     *
     * @param number counted from 1 within the session
     */
    @Revision("1")
    record SeatOffered(GroupSessionId groupSessionId, MemberId memberId, int number, Instant expiresAt)
            implements GroupSessionEvent {}

    /** The member is out of the line; the seat goes to the next. */
    @Revision("1")
    record SeatOfferEnded(GroupSessionId groupSessionId, MemberId memberId, int number, SeatOfferEnd how)
            implements GroupSessionEvent {}

    /** It does not take place; nobody waits for a seat any more. */
    @Revision("1")
    record GroupSessionCancelled(
            GroupSessionId groupSessionId,
            CancelledBy by,
            @Nullable Personal reason) implements GroupSessionEvent {}

    @Revision("1")
    record GroupSessionEnded(GroupSessionId groupSessionId) implements GroupSessionEvent {}
}
