package org.mentorlink.api.program;

import java.util.List;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.program.ProgramInputs.CompleteOnboardingStepInput;
import org.mentorlink.api.program.ProgramInputs.ConfigureOnboardingInput;
import org.mentorlink.api.program.ProgramInputs.OnboardingStepInput;
import org.mentorlink.api.program.ProgramInputs.ReviewOnboardingStepInput;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.program.OnboardingPlanView;
import org.mentorlink.program.OnboardingView;
import org.mentorlink.program.ParticipantCommand.CompleteStep;
import org.mentorlink.program.ParticipantCommand.ReviewStep;
import org.mentorlink.program.ParticipantId;
import org.mentorlink.program.PlanCommand.ConfigureOnboarding;
import org.mentorlink.program.PlanId;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramQuery.FindOnboardingPlan;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.Track;
import org.mentorlink.shared.Actor;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

@Controller
class OnboardingMutationController {

    private final Mutations mutations;
    private final Questions questions;
    private final Programs programs;
    private final Onboardings onboardings;

    OnboardingMutationController(Mutations mutations, Questions questions, Programs programs, Onboardings onboardings) {
        this.mutations = mutations;
        this.questions = questions;
        this.programs = programs;
        this.onboardings = onboardings;
    }

    record OnboardingPlanPayload(
            @Nullable OnboardingPlanView onboardingPlan,
            List<UserError> errors,
            @Nullable String position) {}

    record OnboardingPayload(
            @Nullable OnboardingView onboarding,
            List<UserError> errors,
            @Nullable String position) {}

    @MutationMapping
    OnboardingPlanPayload configureOnboarding(@Argument ConfigureOnboardingInput input, @ContextValue Visit visit) {
        try {
            var track = programs.managed(input.role(), input.programId(), visit.viewer());
            var drafts = input.steps().stream().map(OnboardingStepInput::draft).toList();
            return mutations.perform(
                    visit,
                    Programs.actor(visit.viewer()),
                    () -> new ConfigureOnboarding(PlanId.of(track), track, drafts, input.expectedVersion()),
                    () -> plan(track),
                    OnboardingPlanPayload::new);
        } catch (CommandExecutionException e) {
            return new OnboardingPlanPayload(null, List.of(UserError.of(Mutations.refusal(e))), null);
        }
    }

    @MutationMapping
    OnboardingPayload completeOnboardingStep(@Argument CompleteOnboardingStepInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return perform(
                viewer.id(),
                input.role(),
                input.programId(),
                visit,
                viewer.actingAs(Role.valueOf(input.role().name())),
                () -> new CompleteStep(
                        ParticipantId.of(viewer.member()),
                        viewer.member(),
                        programs.track(input.role(), input.programId()),
                        input.step(),
                        input.answer(),
                        input.textVersion()));
    }

    @MutationMapping
    OnboardingPayload reviewOnboardingStep(@Argument ReviewOnboardingStepInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return perform(input.memberId(), input.role(), input.programId(), visit, Programs.actor(viewer), () -> {
            var track = programs.managed(input.role(), input.programId(), viewer);
            var memberId = member(input.memberId());
            return new ReviewStep(
                    ParticipantId.of(memberId),
                    memberId,
                    track,
                    input.step(),
                    viewer.member(),
                    input.passed(),
                    input.reason());
        });
    }

    private OnboardingPayload perform(
            String memberId,
            ProgramRole role,
            @Nullable String programId,
            Visit visit,
            Actor actor,
            Supplier<Object> command) {
        return mutations.perform(
                visit,
                actor,
                command,
                () -> onboardings.find(memberId, new Track(role, programId == null ? null : new ProgramId(programId))),
                OnboardingPayload::new);
    }

    private OnboardingPlanView plan(Track track) {
        return questions.ask(new FindOnboardingPlan(track), OnboardingPlanView.class);
    }

    private MemberId member(String memberId) {
        if (questions.find(new FindMember(memberId), MemberView.class) == null) {
            throw Mutations.notFound("member", "memberId");
        }
        return new MemberId(memberId);
    }
}
