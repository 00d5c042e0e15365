package org.mentorlink.recognition;

/** C7: how much a goal matters to its member. */
public enum GoalPriority {
    LOW,
    MEDIUM,
    HIGH
}
