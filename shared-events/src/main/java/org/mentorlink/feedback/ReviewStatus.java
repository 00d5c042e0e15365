package org.mentorlink.feedback;

/** Whether a review is shown. */
public enum ReviewStatus {
    VISIBLE,
    HIDDEN,
    WITHDRAWN
}
