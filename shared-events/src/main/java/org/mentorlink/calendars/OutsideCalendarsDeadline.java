package org.mentorlink.calendars;

import org.axonframework.serialization.Revision;

/** What falls due with outside calendars. */
public sealed interface OutsideCalendarsDeadline {

    OutsideCalendarsId calendarsId();

    @Revision("1")
    record ReadingDue(OutsideCalendarsId calendarsId, CalendarKind kind, int reading)
            implements OutsideCalendarsDeadline {}
}
