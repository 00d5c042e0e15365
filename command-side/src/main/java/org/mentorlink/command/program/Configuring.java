package org.mentorlink.command.program;

import static org.mentorlink.command.shared.Input.optionalText;
import static org.mentorlink.command.shared.Input.require;
import static org.mentorlink.command.shared.Input.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.Version;
import org.mentorlink.program.OnboardingPlan;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.PlanCommand.ConfigureOnboarding;
import org.mentorlink.program.PlanCommand.Draft;
import org.mentorlink.program.PlanEvent.OnboardingConfigured;
import org.mentorlink.program.StepKind;

/** Which steps a plan has from now on, and which of them are the same as before. */
final class Configuring {

    private static final int MOST_STEPS = 30;
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern DOCUMENT_KIND = Pattern.compile("[A-Z][A-Z_]{0,39}");
    private static final String STEPS = "steps";
    private static final String TOO_LONG = "TEXT_TOO_LONG";

    private final OnboardingPlan plan;
    private final int version;
    private final Set<String> taken = new HashSet<>();
    private final Set<String> usedBefore;
    private final Set<String> used;

    private Configuring(PlanState state) {
        this.plan = state.plan();
        this.version = plan.version() + 1;
        this.usedBefore = state.usedKeys();
        this.used = new HashSet<>(usedBefore);
    }

    /** Nothing where the plan is like that already. */
    static List<OnboardingConfigured> configure(PlanState state, ConfigureOnboarding command) {
        var expected = command.expectedVersion();
        if (expected != null) {
            var version = state.plan().version();
            new Version(version, version).require(expected);
        }
        require(
                command.steps().size() <= MOST_STEPS,
                "TOO_MANY_STEPS",
                "A plan has at most " + MOST_STEPS + " steps.",
                STEPS);
        var steps = new Configuring(state).steps(command.steps());
        return steps.equals(state.plan().steps())
                ? List.of()
                : List.of(new OnboardingConfigured(
                        command.planId(), command.track(), state.plan().version() + 1, steps));
    }

    private List<OnboardingStep> steps(List<Draft> drafts) {
        for (var index = 0; index < drafts.size(); index++) {
            var key = drafts.get(index).key();
            if (key != null) {
                var place = Integer.toString(index);
                require(
                        KEY.matcher(key).matches(),
                        "INVALID_STEP_KEY",
                        "A key has 1 to 40 small letters, digits and hyphens.",
                        STEPS,
                        place,
                        "key");
                require(taken.add(key), "DUPLICATE_STEP", "Two steps have the same key.", STEPS, place, "key");
            }
        }
        used.addAll(taken);
        var steps = new ArrayList<OnboardingStep>();
        for (var index = 0; index < drafts.size(); index++) {
            steps.add(step(drafts.get(index), Integer.toString(index)));
        }
        return List.copyOf(steps);
    }

    private OnboardingStep step(Draft draft, String place) {
        var title = text(draft.title(), 200, "BLANK_TITLE", "TITLE_TOO_LONG", STEPS, place, "title");
        var body = optionalText(draft.body(), 20_000, TOO_LONG, STEPS, place, "body");
        var url = url(draft.url(), place);
        var documentKind = draft.documentKind();
        require(
                documentKind == null
                        ? draft.kind() != StepKind.DOCUMENT
                        : draft.kind() == StepKind.DOCUMENT
                                && DOCUMENT_KIND.matcher(documentKind).matches(),
                "INVALID_DOCUMENT_KIND",
                "A step about a document names its kind, and no other step does.",
                STEPS,
                place,
                "documentKind");
        require(
                draft.purpose() == null || draft.kind() == StepKind.CONSENT,
                "INVALID_PURPOSE",
                "Only a step about consent has a purpose.",
                STEPS,
                place,
                "purpose");
        var key = draft.key() != null ? draft.key() : keyOf(draft.kind(), title);
        var before = plan.step(key);
        requireFree(key, draft.kind(), before.isPresent(), draft.key() != null, place);
        require(
                before.map(step -> step.kind() == draft.kind()).orElse(true),
                "STEP_KIND_FIXED",
                "A step stays of its kind; add another step instead.",
                STEPS,
                place,
                "kind");
        var same = before.filter(step ->
                step.title().equals(title) && Objects.equals(step.body(), body) && Objects.equals(step.url(), url));
        return new OnboardingStep(
                key,
                draft.kind(),
                title,
                body,
                url,
                draft.required(),
                documentKind,
                draft.purpose(),
                same.map(OnboardingStep::textVersion).orElse(version));
    }

    /**
     * A key means one step for good. Were it given to another, that would be done for whoever did the first: a confirmed
     * step would stand for a background check.
     */
    private void requireFree(String key, StepKind kind, boolean isThere, boolean isChosen, String place) {
        var reserved = OnboardingPlan.reserved(key);
        require(
                reserved.map(kind::equals).orElse(true),
                "STEP_KEY_RESERVED",
                "This key is kept for another kind of step; choose another.",
                STEPS,
                place,
                "key");
        require(
                isThere || !isChosen || reserved.isPresent() || !usedBefore.contains(key),
                "STEP_KEY_USED",
                "A step that is gone had this key; leave it out, and the step gets one of its own.",
                STEPS,
                place,
                "key");
    }

    /** That of the step that was called the same, so that asking twice asks for the same; else one never used. */
    private String keyOf(StepKind kind, String title) {
        var same = plan.steps().stream()
                .filter(step -> step.kind() == kind && step.title().equals(title) && !taken.contains(step.key()))
                .findFirst();
        if (same.isPresent()) {
            taken.add(same.get().key());
            return same.get().key();
        }
        var name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var key = name;
        for (var number = 2; !used.add(key); number++) {
            key = name + '-' + number;
        }
        taken.add(key);
        return key;
    }

    /** Only what a browser opens as a page: no script hides in a link that staff gives to members. */
    private static @Nullable String url(@Nullable String value, String place) {
        var url = optionalText(value, 2_000, TOO_LONG, STEPS, place, "url");
        require(
                url == null || isPage(url),
                "INVALID_URL",
                "A link begins with https:// or http://.",
                STEPS,
                place,
                "url");
        return url;
    }

    private static boolean isPage(String url) {
        try {
            var uri = new URI(url);
            var scheme = uri.getScheme();
            return uri.getHost() != null && ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
