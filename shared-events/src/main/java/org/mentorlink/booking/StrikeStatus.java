package org.mentorlink.booking;

/** What has become of a strike. One that is withdrawn counts no more; all others do until they expire. */
public enum StrikeStatus {
    NOTED,
    APPEALED,
    UPHELD,
    WITHDRAWN
}
