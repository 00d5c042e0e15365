package org.mentorlink.program;

import java.util.List;
import org.axonframework.serialization.Revision;

/** What has happened to an onboarding plan. */
public sealed interface PlanEvent {

    PlanId planId();

    /** @param version of the plan from now on */
    @Revision("1")
    record OnboardingConfigured(PlanId planId, Track track, int version, List<OnboardingStep> steps)
            implements PlanEvent {}
}
