package org.mentorlink.booking;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * What a member's bookings on one side of them add up to.
 *
 * @param counts of all bookings, by status; those that do not occur are left out
 * @param next the one that starts first of those that are asked for, agreed on or under way
 * @param sessionsHeld a group session is one, however many attend it
 * @param noShows how often this member did not come
 * @param noShowsOfOthers how often the other side did not
 * @param accepted requests that waited for the mentor and were confirmed
 * @param declined those that the mentor declined
 * @param unanswered those that lapsed
 * @param amounts the mentor's shares, or what the mentee has paid and not got back
 * @param ratings by month, oldest first; of mentors only
 */
public record DashboardView(
        String memberId,
        Party party,
        Map<BookingStatus, Integer> counts,
        @Nullable BookingView next,
        int openSessionRequests,
        int sessionsHeld,
        long minutesHeld,
        int noShows,
        int noShowsOfOthers,
        int accepted,
        int declined,
        int unanswered,
        List<Amount> amounts,
        List<RatingMonth> ratings) {

    /**
     * @param total by the settlements as they are now
     * @param pending what of it may still change: of bookings that are not closed
     */
    public record Amount(Money total, Money pending) {}

    /** @param month such as 2026-11 */
    public record RatingMonth(String month, int count, double average) {}
}
