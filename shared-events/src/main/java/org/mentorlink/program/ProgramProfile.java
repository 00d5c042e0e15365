package org.mentorlink.program;

import org.jspecify.annotations.Nullable;

/**
 * What a program is.
 *
 * @param backgroundCheckRequired whether its mentors cannot be booked before their background has been checked
 * @param selfEnrolment whether members may enrol themselves
 */
public record ProgramProfile(
        String name,
        ProgramKind kind,
        @Nullable String description,
        boolean backgroundCheckRequired,
        boolean selfEnrolment) {}
