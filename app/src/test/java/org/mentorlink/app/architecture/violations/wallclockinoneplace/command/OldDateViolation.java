package org.mentorlink.app.architecture.violations.wallclockinoneplace.command;

import java.util.Date;

@SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone"})
class OldDateViolation {
    Date time() {
        return new Date();
    }
}
