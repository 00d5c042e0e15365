package org.mentorlink.membership;

/** C6: how far a mentee is in what they want to learn. */
public enum MenteeLevel {
    BEGINNER,
    INTERMEDIATE,
    ADVANCED
}
