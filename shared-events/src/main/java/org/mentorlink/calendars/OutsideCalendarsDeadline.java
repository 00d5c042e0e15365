package org.mentorlink.calendars;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
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
     * @param writing the number of the one that failed; absent in old ones
     */
    @Revision("2")
    record SessionDue(
            OutsideCalendarsId calendarsId,
            MemberId memberId,
            CalendarKind kind,
            String session,
            int attempt,
            @Nullable Integer writing)
            implements OutsideCalendarsDeadline {}
}
