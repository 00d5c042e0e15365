package org.mentorlink.feedback;

import java.util.List;

/**
 * How the visible reviews of mentors rate them.
 *
 * @param distributions of mentors with any
 */
public record MentorRatings(List<Distribution> distributions) {

    /** @param counts how many gave 1, 2, 3, 4 and 5 */
    public record Distribution(String mentorId, List<Integer> counts) {}
}
