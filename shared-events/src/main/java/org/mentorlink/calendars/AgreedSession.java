package org.mentorlink.calendars;

import org.mentorlink.shared.TimeSlot;

/**
 * A session that takes place, as far as calendars need to know.
 *
 * @param session the booking's id, or the group session's
 */
public record AgreedSession(String session, TimeSlot slot) {}
