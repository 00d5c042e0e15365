package org.mentorlink.app.architecture.violations.wallclockinoneplace.app.time;

import java.time.Clock;

class ThePlaceAllowed {
    Clock clock() {
        return Clock.systemUTC();
    }
}
