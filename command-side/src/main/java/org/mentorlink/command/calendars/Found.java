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
 */
public record Found(
        BusyTimes busyTimes,
        Map<String, TimeSlot> entries,
        @Nullable String renewedToken) {

    public Found {
        entries = Map.copyOf(entries);
    }

    /** Of a provider whose tokens are good for ever. */
    public Found(BusyTimes busyTimes, Map<String, TimeSlot> entries) {
        this(busyTimes, entries, null);
    }

    /** In a calendar that is only read. */
    public static Found only(BusyTimes busyTimes) {
        return new Found(busyTimes, Map.of());
    }

    /** Nobody's token gets into a log. */
    @Override
    public String toString() {
        return "Found[" + busyTimes + ", " + entries.size() + "]";
    }
}
