package org.mentorlink.app.architecture.violations.wallclockinoneplace.command;

import java.time.Clock;
import java.time.ZoneOffset;

class TickingClockViolation {
    Clock time() {
        return Clock.tickSeconds(ZoneOffset.UTC);
    }
}
