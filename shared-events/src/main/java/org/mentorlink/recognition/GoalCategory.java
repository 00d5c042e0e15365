package org.mentorlink.recognition;

/** C7: what kind of goal it is. */
public enum GoalCategory {
    TECHNICAL,
    CAREER,
    PERSONAL
}
