package org.mentorlink.mentoring;

import java.time.Duration;
import org.mentorlink.shared.Settings;

/**
 * H3: how soon and how far ahead mentees may choose a session's time.
 *
 * @param noticeMinutes the least between the request and the start, 0 to 43,200 (30 days)
 * @param horizonDays the most between them, 1 to 365 days of 24 hours
 */
public record BookingWindow(int noticeMinutes, int horizonDays) {

    public static final BookingWindow DEFAULT =
            new BookingWindow(0, Math.toIntExact(Settings.BOOKING_HORIZON.toDays()));

    public Duration notice() {
        return Duration.ofMinutes(noticeMinutes);
    }

    public Duration horizon() {
        return Duration.ofDays(horizonDays);
    }
}
