package org.mentorlink.command.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Programs.COMPILERS;
import static org.mentorlink.mothers.Programs.MENTORS;
import static org.mentorlink.mothers.Programs.MENTORS_OF_COMPILERS;
import static org.mentorlink.mothers.Programs.PROFILE;
import static org.mentorlink.mothers.Programs.configured;
import static org.mentorlink.mothers.Programs.draft;
import static org.mentorlink.mothers.Programs.step;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.ConsentPurpose;
import org.mentorlink.program.OnboardingPlan;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.PlanCommand;
import org.mentorlink.program.PlanCommand.ConfigureOnboarding;
import org.mentorlink.program.PlanCommand.Draft;
import org.mentorlink.program.PlanEvent;
import org.mentorlink.program.PlanId;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramKind;
import org.mentorlink.program.ProgramProfile;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.StepKind;
import org.mentorlink.program.Track;

class PlanTest {

    private static final Draft TOUR = draft(null, StepKind.TUTORIAL, "Tour");
    private static final PlanEvent WITH_TOUR =
            configured(MENTORS_OF_COMPILERS, 2, step("tutorial", StepKind.TUTORIAL, "Tour", false, 2));

    @AfterAll
    static void every_command_and_event_of_a_plan_was_in_a_scenario() {
        Scenario.assertUsed(Set.of(ConfigureOnboarding.class));
        assertThat(PlanEvent.class.getPermittedSubclasses()).hasSize(1);
        assertThat(PlanCommand.class.getPermittedSubclasses()).hasSize(1);
    }

    @Test
    void nothing_blocks_a_booking_until_somebody_says_so() {
        for (var role : ProgramRole.values()) {
            var plan = OnboardingPlan.initial(Track.platform(role));
            assertThat(plan.steps()).isNotEmpty().noneMatch(OnboardingStep::required);
            assertThat(OnboardingPlan.initial(new Track(role, COMPILERS)).steps())
                    .isEmpty();
        }
    }

    @Test
    void a_program_with_background_checks_asks_its_mentors_for_one_whatever_its_plan_says() {
        var checking = new ProgramProfile("Compilers", ProgramKind.GROUP, null, true, false);
        var optional = new OnboardingPlan(
                ProgramRole.MENTOR, 2, List.of(step("check", StepKind.BACKGROUND_CHECK, "Check", false, 2)));

        assertThat(OnboardingPlan.initial(MENTORS_OF_COMPILERS).in(checking).steps())
                .singleElement()
                .matches(step -> step.kind() == StepKind.BACKGROUND_CHECK && step.required());
        assertThat(optional.in(checking).steps())
                .containsExactly(step("check", StepKind.BACKGROUND_CHECK, "Check", true, 2));
        assertThat(optional.in(PROFILE)).isEqualTo(optional);
        assertThat(OnboardingPlan.initial(new Track(ProgramRole.MENTEE, COMPILERS))
                        .in(checking)
                        .steps())
                .isEmpty();
    }

    @Test
    void names_new_steps_and_counts_versions_from_the_initial_plan() {
        plan().when(configuring(TOUR)).then(WITH_TOUR);
    }

    @Test
    void changes_nothing_twice() {
        plan().given(WITH_TOUR).when(configuring(TOUR)).nothing();
    }

    @Test
    void keeps_what_is_the_same_and_counts_the_version_of_a_text_that_is_not() {
        plan().given(WITH_TOUR)
                .when(configuring(
                        draft("tutorial", StepKind.TUTORIAL, "The tour"), draft(null, StepKind.CUSTOM, "Say hello")))
                .then(configured(
                        MENTORS_OF_COMPILERS,
                        3,
                        step("tutorial", StepKind.TUTORIAL, "The tour", false, 3),
                        step("custom", StepKind.CUSTOM, "Say hello", false, 3)));
        plan().given(WITH_TOUR)
                .when(configuring(new Draft(null, StepKind.TUTORIAL, "Tour", null, null, true, null, null)))
                .then(configured(MENTORS_OF_COMPILERS, 3, step("tutorial", StepKind.TUTORIAL, "Tour", true, 2)));
    }

    @Test
    void never_gives_a_new_step_the_key_of_one_that_was_removed() {
        plan().given(WITH_TOUR, configured(MENTORS_OF_COMPILERS, 3))
                .when(configuring(draft(null, StepKind.TUTORIAL, "Another tour")))
                .then(configured(
                        MENTORS_OF_COMPILERS, 4, step("tutorial-2", StepKind.TUTORIAL, "Another tour", false, 4)));
    }

    @Test
    void never_takes_the_key_of_one_that_was_removed_of_whatever_kind() {
        for (var kind : List.of(StepKind.TUTORIAL, StepKind.CUSTOM, StepKind.BACKGROUND_CHECK)) {
            plan().given(WITH_TOUR, configured(MENTORS_OF_COMPILERS, 3))
                    .when(configuring(draft("tutorial", kind, "Tour")))
                    .refused("STEP_KEY_USED", "input", "steps", "0", "key");
        }
        new Scenario<>(Plan.class, NOW, programs(false))
                .given(configured(MENTORS, 2))
                .when(new ConfigureOnboarding(
                        PlanId.of(MENTORS), MENTORS, List.of(draft("training", StepKind.CUSTOM, "Training")), null))
                .refused("STEP_KEY_USED", "input", "steps", "0", "key");
    }

    @Test
    void never_takes_the_key_of_the_check_that_programs_add_for_another_kind() {
        for (var kind : StepKind.values()) {
            if (kind != StepKind.BACKGROUND_CHECK) {
                var documentKind = kind == StepKind.DOCUMENT ? "RESUME" : null;
                plan().when(configuring(
                                new Draft("background-check", kind, "Check", null, null, false, documentKind, null)))
                        .refused("STEP_KEY_RESERVED", "input", "steps", "0", "key");
            }
        }
    }

    @Test
    void takes_the_check_that_a_program_adds_as_it_was_read_again_and_again() {
        var check = step("background-check", StepKind.BACKGROUND_CHECK, "Check", false, 2);
        var draft = draft("background-check", StepKind.BACKGROUND_CHECK, "Check");
        plan().when(configuring(draft)).then(configured(MENTORS_OF_COMPILERS, 2, check));
        plan().given(configured(MENTORS_OF_COMPILERS, 2, check), configured(MENTORS_OF_COMPILERS, 3))
                .when(configuring(draft))
                .then(configured(
                        MENTORS_OF_COMPILERS,
                        4,
                        step("background-check", StepKind.BACKGROUND_CHECK, "Check", false, 4)));
    }

    @Test
    void keeps_the_keys_of_the_initial_plan() {
        new Scenario<>(Plan.class, NOW, programs(false))
                .when(new ConfigureOnboarding(
                        PlanId.of(MENTORS),
                        MENTORS,
                        List.of(draft(null, StepKind.PROFILE, "Complete your mentor profile")),
                        1))
                .then(configured(
                        MENTORS, 2, step("profile", StepKind.PROFILE, "Complete your mentor profile", false, 1)));
    }

    @Test
    void is_refused_where_somebody_else_was_faster() {
        plan().given(WITH_TOUR)
                .when(new ConfigureOnboarding(PlanId.of(MENTORS_OF_COMPILERS), MENTORS_OF_COMPILERS, List.of(TOUR), 1))
                .refused("VERSION_CONFLICT", "input", "expectedVersion");
    }

    @Test
    void is_refused_with_steps_that_cannot_be() {
        refused(draft("Tour", StepKind.TUTORIAL, "Tour"), "INVALID_STEP_KEY", "key");
        refused(draft(null, StepKind.TUTORIAL, " "), "BLANK_TITLE", "title");
        refused(draft(null, StepKind.TUTORIAL, "x".repeat(201)), "TITLE_TOO_LONG", "title");
        refused(draft(null, StepKind.DOCUMENT, "Document"), "INVALID_DOCUMENT_KIND", "documentKind");
        refused(
                new Draft(null, StepKind.TUTORIAL, "Tour", null, null, false, "RESUME", null),
                "INVALID_DOCUMENT_KIND",
                "documentKind");
        refused(
                new Draft(null, StepKind.TUTORIAL, "Tour", null, null, false, null, ConsentPurpose.TERMS),
                "INVALID_PURPOSE",
                "purpose");
        refused(
                new Draft(null, StepKind.TUTORIAL, "Tour", "x".repeat(20_001), null, false, null, null),
                "TEXT_TOO_LONG",
                "body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "training", "https://", "ht tp://x"})
    void is_refused_with_a_link_that_is_no_page(String url) {
        refused(linking(url), "INVALID_URL", "url");
    }

    @Test
    void takes_a_link_to_a_page() {
        plan().when(configuring(linking("https://academy.example/mentors")))
                .then(configured(
                        MENTORS_OF_COMPILERS,
                        2,
                        new OnboardingStep(
                                "training",
                                StepKind.TRAINING,
                                "Training",
                                null,
                                "https://academy.example/mentors",
                                false,
                                null,
                                null,
                                2)));
    }

    @Test
    void is_refused_with_too_many_steps_or_one_twice_or_of_another_kind() {
        plan().when(new ConfigureOnboarding(
                        PlanId.of(MENTORS_OF_COMPILERS), MENTORS_OF_COMPILERS, Collections.nCopies(31, TOUR), null))
                .refused("TOO_MANY_STEPS", "input", "steps");
        plan().when(configuring(draft("a", StepKind.CUSTOM, "A"), draft("a", StepKind.CUSTOM, "B")))
                .refused("DUPLICATE_STEP", "input", "steps", "1", "key");
        plan().given(WITH_TOUR)
                .when(configuring(draft("tutorial", StepKind.CUSTOM, "Tour")))
                .refused("STEP_KIND_FIXED", "input", "steps", "0", "kind");
    }

    @Test
    void is_refused_in_a_program_that_is_over() {
        new Scenario<>(Plan.class, NOW, programs(true))
                .when(configuring(TOUR))
                .refused("PROGRAM_CLOSED", "input", "programId");
    }

    private static Draft linking(String url) {
        return new Draft(null, StepKind.TRAINING, "Training", null, url, false, null, null);
    }

    private static void refused(Draft draft, String code, String field) {
        plan().when(configuring(draft)).refused(code, "input", "steps", "0", field);
    }

    private static ConfigureOnboarding configuring(Draft... drafts) {
        return new ConfigureOnboarding(PlanId.of(MENTORS_OF_COMPILERS), MENTORS_OF_COMPILERS, List.of(drafts), null);
    }

    private static Scenario<Plan> plan() {
        return new Scenario<>(Plan.class, NOW, programs(false));
    }

    private static Programs programs(boolean closed) {
        return new FixedPrograms(new ProgramState(PROFILE, closed, Set.of(), List.of()), null);
    }

    /** One program, one plan. */
    record FixedPrograms(ProgramState state, @Nullable OnboardingPlan plan) implements Programs {

        @Override
        public ProgramState program(ProgramId programId) {
            return state;
        }

        @Override
        public OnboardingPlan plan(Track track) {
            return plan == null ? OnboardingPlan.initial(track) : plan;
        }
    }
}
