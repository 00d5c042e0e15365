package org.mentorlink.program;

/** F1: how mentors and mentees meet in a program. */
public enum ProgramKind {
    ONE_ON_ONE,
    GROUP,
    HYBRID
}
