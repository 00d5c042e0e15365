package org.mentorlink.mentoring;

import org.jspecify.annotations.Nullable;
import org.mentorlink.feedback.Distribution;

/**
 * What the sessions and reviews of a mentor amount to.
 *
 * @param rated the visible reviews by what they give
 * @param sessionsHeld how many took place
 */
public record MentorTally(String mentorId, Distribution rated, int sessionsHeld) {

    /** The mean of the visible reviews; absent without any. */
    public @Nullable Double rating() {
        return rated.mean();
    }
}
