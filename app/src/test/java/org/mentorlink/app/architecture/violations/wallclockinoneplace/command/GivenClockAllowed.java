package org.mentorlink.app.architecture.violations.wallclockinoneplace.command;

import java.time.Clock;
import java.time.Instant;

class GivenClockAllowed {
    Instant time(Clock clock) {
        return clock.instant().isAfter(Instant.now(clock)) ? clock.instant() : Instant.now(clock);
    }
}
