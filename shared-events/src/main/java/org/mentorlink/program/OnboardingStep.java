package org.mentorlink.program;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.ConsentPurpose;

/**
 * One step of a plan.
 *
 * @param key names it within its plan for good, so that it stays done while the plan changes
 * @param body text to read, if there is one
 * @param url page to work through, if there is one
 * @param required blocks bookings until it is done
 * @param documentKind with DOCUMENT: which
 * @param purpose with CONSENT: to what; absent for terms and privacy
 * @param textVersion the version of the plan in which what it says was last changed
 */
public record OnboardingStep(
        String key,
        StepKind kind,
        String title,
        @Nullable String body,
        @Nullable String url,
        boolean required,
        @Nullable String documentKind,
        @Nullable ConsentPurpose purpose,
        int textVersion) {

    static OnboardingStep of(String key, StepKind kind, String title, @Nullable String body) {
        return new OnboardingStep(key, kind, title, body, null, false, null, null, OnboardingPlan.FIRST_VERSION);
    }

    /** How far it is, as far as these facts tell. */
    public StepState state(ProgramRole role, StepFacts facts) {
        if (facts.completed().contains(key)) {
            return StepState.DONE;
        }
        var wanted = evidence(role);
        if (!wanted.isEmpty() && facts.accepted().containsAll(wanted)) {
            return StepState.DONE;
        }
        return facts.submitted().contains(key) || wanted.stream().anyMatch(facts.waiting()::contains)
                ? StepState.WAITING_FOR_REVIEW
                : StepState.OPEN;
    }

    /** What the platform must have seen, all of it; nothing where it sees nothing of this kind. */
    public List<Evidence> evidence(ProgramRole role) {
        return switch (kind) {
            case PROFILE -> List.of(Evidence.profile(role));
            case GOALS -> List.of(Evidence.GOALS);
            case DOCUMENT -> documentKind == null ? List.of() : List.of(Evidence.document(documentKind));
            case BACKGROUND_CHECK -> List.of(Evidence.BACKGROUND_CHECK);
            case CONSENT ->
                purpose == null
                        ? List.of(Evidence.consent(ConsentPurpose.TERMS), Evidence.consent(ConsentPurpose.PRIVACY))
                        : List.of(Evidence.consent(purpose));
            case CODE_OF_CONDUCT, TRAINING, EXPECTATIONS, TUTORIAL, CUSTOM -> List.of();
        };
    }
}
