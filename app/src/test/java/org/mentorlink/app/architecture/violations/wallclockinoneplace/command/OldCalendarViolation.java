package org.mentorlink.app.architecture.violations.wallclockinoneplace.command;

import java.util.Calendar;

@SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone"})
class OldCalendarViolation {
    Calendar time() {
        return Calendar.getInstance();
    }
}
