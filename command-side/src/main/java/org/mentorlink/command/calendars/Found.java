package org.mentorlink.command.calendars;

import java.util.Map;
import org.mentorlink.calendars.BusyTimes;
import org.mentorlink.shared.TimeSlot;

/**
 * What a reading found.
 *
 * @param entries when the entries are that we have written, by {@link SessionEntry#hash}
 */
public record Found(BusyTimes busyTimes, Map<String, TimeSlot> entries) {

    public Found {
        entries = Map.copyOf(entries);
    }

    /** In a calendar that is only read. */
    public static Found only(BusyTimes busyTimes) {
        return new Found(busyTimes, Map.of());
    }
}
