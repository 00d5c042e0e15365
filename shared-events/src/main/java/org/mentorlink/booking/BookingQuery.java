package org.mentorlink.booking;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Page;

/** What can be asked about bookings. Whether the viewer may read the answer is the asker's to check. */
public sealed interface BookingQuery {

    /** Answers {@link BookingView}, or nothing; as a subscription, one for each change from then on. */
    record FindBooking(String bookingId) implements BookingQuery {}

    /** Answers {@link BookingView} as it was at that moment, or nothing where there was none yet. */
    record FindBookingAsOf(String bookingId, Instant asOf) implements BookingQuery {}

    /** Answers {@link BookingViews} in no particular order; unknown ids are left out. */
    record FindBookings(List<String> bookingIds) implements BookingQuery {}

    /** Whether the two have a booking that was confirmed and not called off; answers {@link Mentorship}. */
    record FindMentorship(String menteeId, String mentorMemberId) implements BookingQuery {}

    /**
     * Answers {@link BookingPage}, newest request first; the page's key is the position of the request.
     *
     * @param menteeId only theirs
     * @param mentorMemberId only theirs; with menteeId too, those of either
     * @param statuses any of them; none means all
     * @param openDispute whether only those with a dispute that waits for a decision
     */
    record ListBookings(
            @Nullable String menteeId,
            @Nullable String mentorMemberId,
            Set<BookingStatus> statuses,
            boolean openDispute,
            Page page)
            implements BookingQuery {}

    /**
     * Answers {@link AppointmentViews}: what a member has in the calendar, by its start. What was called off is left out.
     *
     * @param to absent for all that is ahead
     * @param most how many bookings, up to 2,000; those that start last are left out
     */
    record ListAppointments(
            String memberId, Instant from, @Nullable Instant to, int most) implements BookingQuery {}

    /**
     * Answers {@link AppointmentViews} of sessions that were agreed on and then called off, and would not be over yet, in any
     * order; so that they can be taken out of a calendar in which they may stand.
     *
     * @param from when they would have to be over to be left out
     */
    record ListCalledOff(String memberId, Instant from, int most) implements BookingQuery {}

    /** Answers {@link AppointmentView}, called off or not, or nothing; of a booking or a group session. */
    record FindAppointment(String sessionId) implements BookingQuery {}

    /**
     * What a mail about one event of a booking brings along for its reader's calendar; answers {@link CalendarFile}, or
     * nothing where the session was never agreed on.
     *
     * @param sequence number of the event within the booking; the file tells how things were then
     * @param readerId one of the two participants
     */
    record FindInvitation(String bookingId, long sequence, String readerId) implements BookingQuery {}

    /**
     * The calendar that is read under a private address; answers {@link CalendarFile}, or nothing where nobody has that
     * address, or who has it is shut out.
     *
     * @param from older sessions are left out
     */
    record FindCalendar(String tokenHash, Instant from) implements BookingQuery {

        @Override
        public String toString() {
            return "FindCalendar[" + from + "]";
        }
    }

    /**
     * L8: what happened in a session, of its own events and those of its payments; answers {@link DisputeTimeline}, empty
     * where there is no such booking.
     */
    record FindDisputeTimeline(String bookingId) implements BookingQuery {}

    /** K13: answers {@link DisputeEvidenceView}, or nothing where the booking was never disputed. */
    record FindDisputeEvidence(String bookingId) implements BookingQuery {}

    /** Answers {@link SessionRequestView}, or nothing; as a subscription, one for each change from then on. */
    record FindSessionRequest(String sessionRequestId) implements BookingQuery {}

    /**
     * Answers {@link SessionRequestPage}, newest first; the page's key is the position of the request.
     *
     * @param menteeId only theirs
     * @param mentorMemberId only theirs; with menteeId too, those of either
     * @param open only those on which no time is agreed yet, and which have not ended
     */
    record ListSessionRequests(
            @Nullable String menteeId, @Nullable String mentorMemberId, boolean open, Page page)
            implements BookingQuery {}

    /**
     * Answers {@link BookingPage}: a member's own by their start; the page's key is {@link BookingView#agendaKey()}.
     *
     * @param party only those on this side; both when absent
     * @param upcoming those asked for, agreed on or under way, the next first; else those that are over, the last first
     * @param statuses any of them; none means all
     */
    record ListAgenda(String memberId, @Nullable Party party, boolean upcoming, Set<BookingStatus> statuses, Page page)
            implements BookingQuery {}

    /** Answers {@link DashboardView}; as a subscription, {@link DashboardChanged} for each change from then on. */
    record FindDashboard(String memberId, Party party) implements BookingQuery {}

    /** Which of the others this member shares a booking with, whatever became of it; answers {@link Acquaintances}. */
    record FindAcquaintances(String memberId, List<String> others) implements BookingQuery {}
}
