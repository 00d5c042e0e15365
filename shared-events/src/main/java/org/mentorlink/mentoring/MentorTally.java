package org.mentorlink.mentoring;

import org.mentorlink.feedback.Distribution;

/**
 * What the sessions and reviews of a mentor amount to.
 *
 * @param rated the visible reviews by what they give
 * @param sessionsHeld how many took place
 */
public record MentorTally(String mentorId, Distribution rated, int sessionsHeld) {}
