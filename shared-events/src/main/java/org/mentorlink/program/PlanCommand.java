package org.mentorlink.program;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.ConsentPurpose;

/** What can be asked of an onboarding plan. */
public sealed interface PlanCommand {

    PlanId planId();

    /**
     * Makes these the steps of a plan, in this order.
     *
     * @param expectedVersion refused as VERSION_CONFLICT where the plan has another by now; absent to do it anyway
     */
    record ConfigureOnboarding(
            @TargetAggregateIdentifier PlanId planId,
            Track track,
            List<Draft> steps,
            @Nullable Integer expectedVersion) implements PlanCommand {}

    /**
     * A step as it shall be.
     *
     * @param key of the step that it was; absent for one of the same kind and title, or else a new one
     */
    record Draft(
            @Nullable String key,
            StepKind kind,
            String title,
            @Nullable String body,
            @Nullable String url,
            boolean required,
            @Nullable String documentKind,
            @Nullable ConsentPurpose purpose) {}
}
