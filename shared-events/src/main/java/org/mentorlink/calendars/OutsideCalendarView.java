package org.mentorlink.calendars;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A calendar that a member keeps elsewhere, as far as we may tell of it.
 *
 * @param host where it is; absent once the member is erased
 * @param readAt when it was last read
 * @param failedAt when it last could not be read; absent once it was read again
 * @param failuresInARow since it was last read
 * @param busyTimes how many it says, of those that are not over
 * @param unreadable how many of its entries could not be understood, or not in all they say, when it was last read; they may
 *     be times at which the member is busy
 * @param reading whether it is about to be read for the first time, or because the member wants it
 */
public record OutsideCalendarView(
        CalendarKind kind,
        @Nullable String host,
        Instant connectedAt,
        @Nullable Instant readAt,
        @Nullable Instant failedAt,
        @Nullable ReadingFailure failure,
        int failuresInARow,
        int busyTimes,
        int unreadable,
        boolean reading) {}
