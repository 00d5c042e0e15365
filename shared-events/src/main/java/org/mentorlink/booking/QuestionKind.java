package org.mentorlink.booking;

/** How a question of a pre-session form is answered. */
public enum QuestionKind {
    /** One line. */
    SHORT_TEXT,
    LONG_TEXT,
    ONE_CHOICE,
    SEVERAL_CHOICES,
    /** A whole number. */
    NUMBER,
    YES_NO
}
