package org.mentorlink.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which required steps keep each member from a booking, each member's in order; who is not named is not kept from one.
 */
public record Readiness(List<MissingStep> missing) {

    /** @param programId of the program that asks for it; absent for the platform itself */
    public record MissingStep(
            String memberId, ProgramRole role, @Nullable String programId, String step, StepKind kind, String title) {}
}
