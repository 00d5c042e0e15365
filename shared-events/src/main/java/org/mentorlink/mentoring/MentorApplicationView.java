package org.mentorlink.mentoring;

import java.time.Instant;

/**
 * Somebody's wish to be a mentor.
 *
 * @param appliedPosition where the event log tells of the first application, by which they are ordered
 * @param approved whether it waits no longer
 */
public record MentorApplicationView(String mentorId, Instant appliedAt, long appliedPosition, boolean approved) {}
