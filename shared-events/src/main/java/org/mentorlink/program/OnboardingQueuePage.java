package org.mentorlink.program;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who waits where in one plan.
 *
 * @param steps all steps of the plan, in its order
 * @param waiting one page of those who have not come to the end, who has waited longest first
 */
public record OnboardingQueuePage(List<StepQueue> steps, List<Waiting> waiting, boolean hasNext) {

    /**
     * How many are at a step.
     *
     * @param open how many can go on with it and have not
     * @param waitingForReview how many wait for staff there
     * @param since since when the first of them is there; absent where nobody is
     */
    public record StepQueue(
            OnboardingStep step,
            int open,
            int waitingForReview,
            @Nullable Instant since) {}

    /** @param key the place in the list */
    public record Waiting(String key, OnboardingView onboarding) {}
}
