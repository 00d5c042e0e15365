package org.mentorlink.calendars;

import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.TimeSlot;

/**
 * What was written of a session into another calendar, or what was found of that.
 *
 * @param writing the number of the writing; what was found of an older one says nothing
 * @param slot absent where it is not there
 */
public record WrittenEntry(
        String session, int writing, @Nullable TimeSlot slot) {}
