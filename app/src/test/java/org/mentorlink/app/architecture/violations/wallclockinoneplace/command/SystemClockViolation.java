package org.mentorlink.app.architecture.violations.wallclockinoneplace.command;

import java.time.Clock;

class SystemClockViolation {
    Clock time() {
        return Clock.systemUTC();
    }
}
