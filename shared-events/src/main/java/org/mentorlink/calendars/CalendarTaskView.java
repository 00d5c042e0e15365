package org.mentorlink.calendars;

import org.mentorlink.shared.TimeSlot;

/**
 * Something about a session that a member should settle, as MentorLink and another calendar say different things.
 *
 * @param sessionId the booking; where a mentor meets a group, the group session
 * @param slot when the session is
 */
public record CalendarTaskView(String id, CalendarTaskKind kind, String sessionId, TimeSlot slot) {

    /** The same for the same difference, so that what was settled stays settled. */
    public static CalendarTaskView busyElsewhere(String sessionId, TimeSlot slot) {
        return new CalendarTaskView(
                sessionId + "." + slot.startsAt().getEpochSecond(), CalendarTaskKind.BUSY_ELSEWHERE, sessionId, slot);
    }
}
