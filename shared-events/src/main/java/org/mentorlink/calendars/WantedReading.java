package org.mentorlink.calendars;

import java.util.List;
import org.mentorlink.membership.MemberId;

/**
 * The calendar that is to be read now.
 *
 * @param written what should be found in it of what was written
 */
public record WantedReading(MemberId memberId, String address, List<WrittenEntry> written) {

    public WantedReading {
        written = List.copyOf(written);
    }

    /** Who knows the address reads the calendar. */
    @Override
    public String toString() {
        return "WantedReading[" + memberId + "]";
    }
}
