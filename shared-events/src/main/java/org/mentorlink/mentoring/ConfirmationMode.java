package org.mentorlink.mentoring;

/** I2: whether a paid booking stands at once or waits for the mentor. */
public enum ConfirmationMode {
    INSTANT,
    APPROVAL
}
