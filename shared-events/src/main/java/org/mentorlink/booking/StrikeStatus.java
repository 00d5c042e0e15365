package org.mentorlink.booking;

import java.time.Instant;

/** What has become of a strike. One that is withdrawn counts no more; all others do until they expire. */
public enum StrikeStatus {
    NOTED,
    APPEALED,
    UPHELD,
    WITHDRAWN;

    /** @param expiresAt from when on one counts no more, whatever has become of it */
    boolean countsAt(Instant expiresAt, Instant at) {
        return this != WITHDRAWN && at.isBefore(expiresAt);
    }
}
