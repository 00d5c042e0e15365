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
     */
    record ListBookings(
            @Nullable String menteeId, @Nullable String mentorMemberId, Set<BookingStatus> statuses, Page page)
            implements BookingQuery {}

    /** Which of the others this member shares a booking with, whatever became of it; answers {@link Acquaintances}. */
    record FindAcquaintances(String memberId, List<String> others) implements BookingQuery {}
}
