package org.mentorlink.app.architecture.violations.wallclockinoneplace.command;

import java.time.LocalDateTime;

@SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone"})
class LocalDateTimeNowViolation {
    LocalDateTime time() {
        return LocalDateTime.now();
    }
}
