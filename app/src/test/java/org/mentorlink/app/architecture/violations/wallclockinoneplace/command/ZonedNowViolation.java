package org.mentorlink.app.architecture.violations.wallclockinoneplace.command;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;

class ZonedNowViolation {
    ZonedDateTime time() {
        return ZonedDateTime.now(ZoneOffset.UTC);
    }
}
