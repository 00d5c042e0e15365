package org.mentorlink.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An onboarding plan as it is now, with what its program adds to it. */
public record OnboardingPlanView(
        String id, ProgramRole role, @Nullable String programId, int version, List<OnboardingStep> steps) {}
