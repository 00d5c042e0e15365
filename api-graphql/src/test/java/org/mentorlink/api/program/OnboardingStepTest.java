package org.mentorlink.api.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.program.OnboardingView;
import org.mentorlink.program.OnboardingView.OnboardingStepView;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.StepKind;
import org.mentorlink.program.StepState;

class OnboardingStepTest {

    private static final Viewer MEMBER = viewer("mbr_ada");
    private static final Viewer MANAGER = viewer("mbr_grace");

    private static Viewer viewer(String memberId) {
        return new Viewer(memberId, Set.of(), MemberStatus.ACTIVE, null, null);
    }

    private static List<String> actions(
            StepKind kind, StepState state, @Nullable Integer acceptedVersion, Viewer viewer, boolean manages) {
        var step = new OnboardingStepView(
                "step", kind, "Step", null, null, false, null, null, 2, state, null, acceptedVersion, null, null);
        var onboarding = new OnboardingView(
                "onb_ada",
                "mbr_ada",
                ProgramRole.MENTEE,
                null,
                1,
                List.of(step),
                "step",
                0,
                false,
                true,
                Instant.parse("2026-11-23T12:00:00Z"));
        return OnboardingStep.of(onboarding, viewer, manages).getFirst().availableActions().stream()
                .map(action -> action.action())
                .toList();
    }

    @Test
    void only_what_staff_has_the_last_word_on_is_reviewed_here() {
        assertThat(actions(StepKind.BACKGROUND_CHECK, StepState.WAITING_FOR_REVIEW, null, MANAGER, true))
                .containsExactly("REVIEW_STEP");
        assertThat(actions(StepKind.DOCUMENT, StepState.WAITING_FOR_REVIEW, null, MANAGER, true))
                .isEmpty();
        assertThat(actions(StepKind.BACKGROUND_CHECK, StepState.WAITING_FOR_REVIEW, null, MANAGER, false))
                .isEmpty();
    }

    @Test
    void a_text_that_has_changed_is_agreed_to_again_but_not_what_staff_has_passed() {
        assertThat(actions(StepKind.TRAINING, StepState.DONE, 1, MEMBER, false)).containsExactly("COMPLETE_STEP");
        assertThat(actions(StepKind.TRAINING, StepState.DONE, 2, MEMBER, false)).isEmpty();
        assertThat(actions(StepKind.BACKGROUND_CHECK, StepState.DONE, 1, MEMBER, false))
                .isEmpty();
    }
}
