package org.mentorlink.program;

/** As what a member takes part. */
public enum ProgramRole {
    MENTOR,
    MENTEE
}
