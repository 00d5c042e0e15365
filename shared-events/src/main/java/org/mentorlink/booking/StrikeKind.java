package org.mentorlink.booking;

import java.time.Instant;

/** What a member is counted for. */
public enum StrikeKind {
    /** They had booked a session and did not come to it. */
    MENTEE_NO_SHOW,
    /** They cancelled a session they had booked when it could not even be moved any more. */
    LATE_CANCELLATION,
    /** They did not come to a session as its mentor. */
    MENTOR_NO_SHOW;

    /** Whether it counts towards not being able to book. What somebody misses as a mentor does not. */
    public boolean blocks() {
        return this != MENTOR_NO_SHOW;
    }

    /** Whether one strike of this kind counts, at a moment, towards being paused as a mentor. */
    public boolean pausesAt(StrikeStatus status, Instant expiresAt, Instant at) {
        return this == MENTOR_NO_SHOW && status.countsAt(expiresAt, at);
    }

    /** Whether one strike of this kind counts towards that at a moment. */
    public boolean blocksAt(StrikeStatus status, Instant expiresAt, Instant at) {
        return blocks() && status.countsAt(expiresAt, at);
    }
}
