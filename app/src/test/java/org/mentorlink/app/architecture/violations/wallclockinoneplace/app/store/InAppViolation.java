package org.mentorlink.app.architecture.violations.wallclockinoneplace.app.store;

import java.time.Instant;

class InAppViolation {
    Instant time() {
        return Instant.now();
    }
}
