package org.mentorlink.booking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A booking as calendars show it to its participants; or a group session, as its mentor's calendar shows it in place of the
 * bookings of all its seats; or the time that is proposed for a session which was asked for without one.
 *
 * @param bookingId of a group session its own id; of a request for a session that of the booking that comes of it
 * @param menteeId absent of a group session
 * @param groupSessionId of a seat the session whose it is, and of a group session its own; absent of a session of two
 * @param sessionRequestId of the request whose proposed time it is; absent of everything that is agreed on or booked
 * @param topic absent once erased
 * @param meetingUrl where it takes place; only while the session is ahead or on
 * @param proposal of another time, while it is open; both calendars hold that time as well. Of a request for a session, the
 *     one whose time it is
 * @param agreed it was confirmed once, so that invitations went out
 * @param calledOff it does not take place
 * @param sequence rises with each change of what calendars show, and with nothing else
 * @param changedAt when it rose last
 */
public record AppointmentView(
        String bookingId,
        String mentorMemberId,
        @Nullable String menteeId,
        @Nullable String groupSessionId,
        @Nullable String sessionRequestId,
        @Nullable String topic,
        BookingStatus status,
        Instant startsAt,
        Instant endsAt,
        @Nullable String meetingUrl,
        @Nullable ProposalView proposal,
        boolean agreed,
        boolean calledOff,
        int sequence,
        Instant changedAt) {

    private static final String UID = "@mentorlink";
    private static final String TITLE = "Mentoring Session";

    /** H6: what the entry is called. */
    @JsonIgnore
    public String title() {
        return topic == null ? TITLE : TITLE + ": " + topic;
    }

    /** The same in every file and feed, whatever becomes of the booking. */
    @JsonIgnore
    public String uid() {
        return uid(bookingId);
    }

    /** Of a booking or of a proposal. */
    public static String uid(String id) {
        return id + UID;
    }

    /** Whether that names one of ours, wherever it turns up. */
    public static boolean isUid(String uid) {
        return uid.toLowerCase(Locale.ROOT).endsWith(UID);
    }

    /** The proposal of a time besides the one it has; there is no other of what was asked for without a time. */
    @JsonIgnore
    public @Nullable ProposalView otherTime() {
        return sessionRequestId == null ? proposal : null;
    }

    /** Whether it depends on an answer or a payment still. */
    @JsonIgnore
    public boolean isTentative() {
        return !agreed;
    }

    public Party partyOf(String memberId) {
        return memberId.equals(mentorMemberId) ? Party.MENTOR : Party.MENTEE;
    }

    /** The other participant; nobody in particular, where it is a group. */
    public @Nullable String counterpartOf(String memberId) {
        return partyOf(memberId) == Party.MENTOR ? menteeId : mentorMemberId;
    }

    public boolean isParticipant(String memberId) {
        return memberId.equals(mentorMemberId) || memberId.equals(menteeId);
    }
}
