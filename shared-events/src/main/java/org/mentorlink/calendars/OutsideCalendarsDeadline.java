package org.mentorlink.calendars;

import org.axonframework.serialization.Revision;
import org.mentorlink.membership.MemberId;

/** What falls due with outside calendars. */
public sealed interface OutsideCalendarsDeadline {

    OutsideCalendarsId calendarsId();

    @Revision("1")
    record ReadingDue(OutsideCalendarsId calendarsId, CalendarKind kind, int reading)
            implements OutsideCalendarsDeadline {}

    /**
     * A session is to be written again.
     *
     * @param attempt the first one is 1
     */
    @Revision("1")
    record SessionDue(OutsideCalendarsId calendarsId, MemberId memberId, CalendarKind kind, String session, int attempt)
            implements OutsideCalendarsDeadline {}
}
