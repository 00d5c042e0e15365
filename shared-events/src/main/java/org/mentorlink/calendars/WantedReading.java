package org.mentorlink.calendars;

import org.mentorlink.membership.MemberId;

/** The calendar that is to be read now. */
public record WantedReading(MemberId memberId, String address) {

    /** Who knows the address reads the calendar. */
    @Override
    public String toString() {
        return "WantedReading[" + memberId + "]";
    }
}
