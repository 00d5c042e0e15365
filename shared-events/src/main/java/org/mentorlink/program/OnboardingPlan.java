package org.mentorlink.program;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked of a member before the first session, in order. Nobody's plan is copied: what a member has done is held
 * against the plan as it is now, so a change of the plan reaches everybody at once and what is done stays done.
 *
 * @param version rises with each change
 */
public record OnboardingPlan(ProgramRole role, int version, List<OnboardingStep> steps) {

    /** Of a plan that nobody has configured. */
    public static final int FIRST_VERSION = 1;

    private static final String BACKGROUND_CHECK = "background-check";

    private static final List<OnboardingStep> MENTOR = List.of(
            OnboardingStep.of("profile", StepKind.PROFILE, "Complete your mentor profile", null),
            OnboardingStep.of(
                    "code-of-conduct",
                    StepKind.CODE_OF_CONDUCT,
                    "Accept the code of conduct",
                    "I come prepared and on time, keep what I hear to myself, treat everybody with respect, and say so"
                            + " when I am not the right person to help."),
            OnboardingStep.of(
                    "training",
                    StepKind.TRAINING,
                    "Mentor training",
                    "A good session begins with the mentee's question, ends with an agreed next step, and leaves room to"
                            + " think in between. Ask before you advise."),
            new OnboardingStep(
                    "documents",
                    StepKind.DOCUMENT,
                    "Upload your curriculum vitae",
                    null,
                    null,
                    false,
                    "RESUME",
                    null,
                    FIRST_VERSION),
            OnboardingStep.of("consent", StepKind.CONSENT, "Agree to the terms and the privacy notice", null));

    private static final List<OnboardingStep> MENTEE = List.of(
            OnboardingStep.of(
                    "expectations",
                    StepKind.EXPECTATIONS,
                    "Say what you expect",
                    "What should be different after your sessions, and what will you do for it?"),
            OnboardingStep.of("goals", StepKind.GOALS, "Set your first learning goal", null),
            OnboardingStep.of(
                    "tutorial",
                    StepKind.TUTORIAL,
                    "Take the tour",
                    "How to find a mentor, book an hour, and prepare for it."),
            OnboardingStep.of("consent", StepKind.CONSENT, "Agree to the terms and the privacy notice", null));

    /** What holds until somebody configures a plan: no step blocks a booking, and a program asks for nothing. */
    public static OnboardingPlan initial(Track track) {
        return new OnboardingPlan(
                track.role(),
                FIRST_VERSION,
                track.programId() != null ? List.of() : track.role() == ProgramRole.MENTOR ? MENTOR : MENTEE);
    }

    /** The same plan as a program makes it: with a background check of its mentors where it requires one. */
    public OnboardingPlan in(ProgramProfile program) {
        if (!program.backgroundCheckRequired() || role != ProgramRole.MENTOR) {
            return this;
        }
        var checked = steps.stream().anyMatch(step -> step.kind() == StepKind.BACKGROUND_CHECK);
        return new OnboardingPlan(
                role,
                version,
                checked
                        ? steps.stream().map(OnboardingPlan::required).toList()
                        : Stream.concat(steps.stream(), Stream.of(backgroundCheck()))
                                .toList());
    }

    /** The kind that a key means wherever it stands, as programs add such a step by themselves. */
    public static Optional<StepKind> reserved(String key) {
        return key.equals(BACKGROUND_CHECK) ? Optional.of(StepKind.BACKGROUND_CHECK) : Optional.empty();
    }

    public Optional<OnboardingStep> step(String key) {
        return steps.stream().filter(step -> step.key().equals(key)).findFirst();
    }

    /** The steps that block a booking, in order. */
    public List<OnboardingStep> missing(StepFacts facts) {
        return steps.stream()
                .filter(OnboardingStep::required)
                .filter(step -> step.state(role, facts) != StepState.DONE)
                .toList();
    }

    /** The step that the member can go on with, if there is one. */
    public Optional<OnboardingStep> next(StepFacts facts) {
        return steps.stream()
                .filter(step -> step.state(role, facts) == StepState.OPEN)
                .findFirst();
    }

    /** Whole per cent of the steps that are done, rounded down; 100 where there is none. */
    public int percent(StepFacts facts) {
        var done = steps.stream()
                .filter(step -> step.state(role, facts) == StepState.DONE)
                .count();
        return steps.isEmpty() ? 100 : Math.toIntExact(done * 100 / steps.size());
    }

    /** Whether everything that matters is done: all required steps, or all steps where none is required. */
    public boolean isMet(StepFacts facts) {
        var anyRequired = steps.stream().anyMatch(OnboardingStep::required);
        return anyRequired ? missing(facts).isEmpty() : !steps.isEmpty() && percent(facts) == 100;
    }

    private static OnboardingStep required(OnboardingStep step) {
        return step.kind() != StepKind.BACKGROUND_CHECK || step.required()
                ? step
                : new OnboardingStep(
                        step.key(),
                        step.kind(),
                        step.title(),
                        step.body(),
                        step.url(),
                        true,
                        step.documentKind(),
                        step.purpose(),
                        step.textVersion());
    }

    private static OnboardingStep backgroundCheck() {
        return new OnboardingStep(
                BACKGROUND_CHECK,
                StepKind.BACKGROUND_CHECK,
                "Background check",
                null,
                null,
                true,
                null,
                null,
                FIRST_VERSION);
    }
}
