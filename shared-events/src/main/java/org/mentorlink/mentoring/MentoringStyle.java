package org.mentorlink.mentoring;

/** C3: how a mentor works, and how a mentee wants to. */
public enum MentoringStyle {
    /** By a plan, step by step. */
    STRUCTURED,
    /** As it comes. */
    CASUAL,
    /** By what was promised last time. */
    ACCOUNTABILITY_FOCUSED
}
