package org.mentorlink.app.architecture.violations.wallclockinoneplace.command;

import java.time.Instant;
import java.util.function.Supplier;

class MethodReferenceViolation {
    Supplier<Instant> time() {
        return Instant::now;
    }
}
