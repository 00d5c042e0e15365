package org.mentorlink.api.program;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.membership.ConsentPurpose;
import org.mentorlink.program.OnboardingView;
import org.mentorlink.program.OnboardingView.OnboardingStepView;
import org.mentorlink.program.StepKind;
import org.mentorlink.program.StepState;

/** A step of an onboarding as the viewer sees it: with what they may do with it (S4). */
record OnboardingStep(
        String key,
        StepKind kind,
        String title,
        @Nullable String body,
        @Nullable String url,
        boolean required,
        @Nullable String documentKind,
        @Nullable ConsentPurpose purpose,
        int textVersion,
        StepState state,
        @Nullable Instant doneAt,
        @Nullable Integer acceptedVersion,
        boolean textIsNew,
        @Nullable String answer,
        @Nullable String returnedBecause,
        List<AvailableAction> availableActions) {

    /** @param manages whether the viewer has a say in what others have done there */
    static List<OnboardingStep> of(OnboardingView onboarding, Viewer viewer, boolean manages) {
        var own = viewer.is(onboarding.memberId());
        return onboarding.steps().stream()
                .map(step -> of(step, actions(step, own, manages)))
                .toList();
    }

    private static List<AvailableAction> actions(OnboardingStepView step, boolean own, boolean manages) {
        // A document waits as well, but is looked at with all others.
        var waits = step.state() == StepState.WAITING_FOR_REVIEW && step.kind().isReviewed();
        if (own && (step.state() == StepState.OPEN || (!step.kind().isReviewed() && textIsNew(step)))) {
            return List.of(AvailableAction.yes(own(step.kind())));
        }
        return manages && waits ? List.of(AvailableAction.where(!own, "REVIEW_STEP", "OWN_REVIEW")) : List.of();
    }

    /** Done once, for a text that has changed since. */
    private static boolean textIsNew(OnboardingStepView step) {
        var accepted = step.acceptedVersion();
        return step.state() == StepState.DONE && accepted != null && accepted < step.textVersion();
    }

    /** What brings it about: the step itself is completed, or what the platform sees by itself is done. */
    private static String own(StepKind kind) {
        return switch (kind) {
            case PROFILE -> "COMPLETE_PROFILE";
            case DOCUMENT -> "UPLOAD_DOCUMENT";
            case GOALS -> "ADD_GOAL";
            case CONSENT -> "RECORD_CONSENT";
            case CODE_OF_CONDUCT, TRAINING, BACKGROUND_CHECK, EXPECTATIONS, TUTORIAL, CUSTOM -> "COMPLETE_STEP";
        };
    }

    private static OnboardingStep of(OnboardingStepView step, List<AvailableAction> actions) {
        return new OnboardingStep(
                step.key(),
                step.kind(),
                step.title(),
                step.body(),
                step.url(),
                step.required(),
                step.documentKind(),
                step.purpose(),
                step.textVersion(),
                step.state(),
                step.doneAt(),
                step.acceptedVersion(),
                textIsNew(step),
                step.answer(),
                step.returnedBecause(),
                actions);
    }
}
