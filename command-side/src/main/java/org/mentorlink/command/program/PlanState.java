package org.mentorlink.command.program;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.program.OnboardingPlan;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.PlanEvent;
import org.mentorlink.program.PlanEvent.OnboardingConfigured;
import org.mentorlink.program.Track;

/**
 * A plan as decisions see it.
 *
 * @param usedKeys of all steps there ever were: a new step gets none of them, or it would be done for those who did the old
 */
record PlanState(OnboardingPlan plan, Set<String> usedKeys) {

    static PlanState initial(Track track) {
        var plan = OnboardingPlan.initial(track);
        return new PlanState(plan, keys(plan).collect(Collectors.toUnmodifiableSet()));
    }

    /** @param state absent before the first event */
    static PlanState evolve(@Nullable PlanState state, PlanEvent event) {
        return switch (event) {
            case OnboardingConfigured configured -> {
                var before = state == null ? initial(configured.track()) : state;
                var plan = new OnboardingPlan(configured.track().role(), configured.version(), configured.steps());
                yield new PlanState(
                        plan,
                        Stream.concat(before.usedKeys().stream(), keys(plan)).collect(Collectors.toUnmodifiableSet()));
            }
        };
    }

    private static Stream<String> keys(OnboardingPlan plan) {
        return plan.steps().stream().map(OnboardingStep::key);
    }
}
