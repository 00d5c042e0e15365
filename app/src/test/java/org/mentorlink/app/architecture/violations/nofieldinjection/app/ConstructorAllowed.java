package org.mentorlink.app.architecture.violations.nofieldinjection.app;

import java.time.Clock;

class ConstructorAllowed {
    final Clock clock;

    ConstructorAllowed(Clock clock) {
        this.clock = clock;
    }
}
