package org.mentorlink.query.program;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorlink.program.OnboardingPlan;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.PlanEvent;
import org.mentorlink.program.PlanEvent.OnboardingConfigured;
import org.mentorlink.query.shared.Seen;

/**
 * A plan as it was last configured.
 *
 * @param addedAt since when each of its steps is asked for, by key
 */
record ConfiguredPlan(OnboardingPlan plan, Map<String, Instant> addedAt) {

    static ConfiguredPlan evolve(@Nullable ConfiguredPlan before, PlanEvent event, Seen seen) {
        return switch (event) {
            case OnboardingConfigured configured -> {
                Map<String, Instant> known = before == null ? Map.of() : before.addedAt();
                yield new ConfiguredPlan(
                        new OnboardingPlan(configured.track().role(), configured.version(), configured.steps()),
                        configured.steps().stream()
                                .map(OnboardingStep::key)
                                .collect(Collectors.toMap(
                                        Function.identity(), key -> known.getOrDefault(key, seen.at()))));
            }
        };
    }
}
