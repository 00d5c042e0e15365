package org.mentorlink.app.architecture.violations.wallclockinoneplace.command;

import java.time.Instant;

class InstantNowViolation {
    Instant time() {
        return Instant.now();
    }
}
