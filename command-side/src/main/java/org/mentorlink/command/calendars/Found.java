package org.mentorlink.command.calendars;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.shared.TimeSlot;

/**
 * What a reading found.
 *
 * @param entries when the entries are that we have written, by {@link SessionEntry#hash}
 * @param renewedToken which opens the calendar for longer than the one it was opened with
 * @param unreadable how many entries could not be understood, or not in all they say
 */
public record Found(
        BusyTimes busyTimes,
        Map<String, TimeSlot> entries,
        @Nullable String renewedToken,
        int unreadable) {

    public Found {
        entries = Map.copyOf(entries);
    }

    /** In a calendar that is only read. */
    public static Found only(BusyTimes busyTimes, int unreadable) {
        return new Found(busyTimes, Map.of(), null, unreadable);
    }

    /** Nobody's token gets into a log. */
    @Override
    public String toString() {
        return "Found[" + busyTimes + ", " + entries.size() + "]";
    }
}
