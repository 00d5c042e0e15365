package org.mentorlink.command.calendars.address;

import java.time.Instant;
import java.time.LocalDateTime;

/** What the clocks of some place show. */
@FunctionalInterface
interface WallTime {

    /** When they first show it; of a time that they skip, as much later as they skip. */
    Instant moment(LocalDateTime shown);
}
