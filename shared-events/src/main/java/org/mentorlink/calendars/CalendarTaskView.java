package org.mentorlink.calendars;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.TimeSlot;

/**
 * Something about a session that a member should settle, as MentorLink and another calendar say different things.
 *
 * @param sessionId the booking; where a mentor meets a group, the group session
 * @param slot when the session is
 * @param calendar whose entry it is about; absent where it is about a busy time
 * @param elsewhere where the entry was moved to; absent where it is not known any more
 * @param since when it was noticed
 */
public record CalendarTaskView(
        String id,
        CalendarTaskKind kind,
        String sessionId,
        TimeSlot slot,
        @Nullable CalendarKind calendar,
        @Nullable TimeSlot elsewhere,
        Instant since,
        List<CalendarTaskChoice> choices) {}
