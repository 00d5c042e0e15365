package org.mentorlink.program;

import org.jspecify.annotations.Nullable;

/**
 * What a member is onboarded to: a role of a program, or of the platform itself.
 *
 * @param programId absent for the platform itself
 */
public record Track(ProgramRole role, @Nullable ProgramId programId) {

    public static Track platform(ProgramRole role) {
        return new Track(role, null);
    }
}
