package org.mentorlink.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.membership.ConsentPurpose;
import org.mentorlink.membership.ConsentView;
import org.mentorlink.membership.ConsentViews;
import org.mentorlink.membership.MemberCommand.RecordConsent;
import org.mentorlink.membership.MemberCommand.WithdrawConsent;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindConsents;
import org.mentorlink.program.OnboardingId;
import org.mentorlink.program.OnboardingPlan;
import org.mentorlink.program.OnboardingPlanView;
import org.mentorlink.program.OnboardingQueuePage;
import org.mentorlink.program.OnboardingView;
import org.mentorlink.program.OnboardingView.OnboardingStepView;
import org.mentorlink.program.OnboardingViews;
import org.mentorlink.program.ParticipantCommand;
import org.mentorlink.program.ParticipantPage;
import org.mentorlink.program.PlanCommand.ConfigureOnboarding;
import org.mentorlink.program.PlanId;
import org.mentorlink.program.ProgramCommand;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramKind;
import org.mentorlink.program.ProgramPage;
import org.mentorlink.program.ProgramQuery.FindOnboardingPlan;
import org.mentorlink.program.ProgramQuery.FindOnboardingQueue;
import org.mentorlink.program.ProgramQuery.FindOnboardings;
import org.mentorlink.program.ProgramQuery.FindProgram;
import org.mentorlink.program.ProgramQuery.FindPrograms;
import org.mentorlink.program.ProgramQuery.FindReadiness;
import org.mentorlink.program.ProgramQuery.ListParticipants;
import org.mentorlink.program.ProgramQuery.ListPrograms;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.ProgramView;
import org.mentorlink.program.ProgramViews;
import org.mentorlink.program.Readiness;
import org.mentorlink.program.Readiness.MissingStep;
import org.mentorlink.program.StepKind;
import org.mentorlink.program.StepState;
import org.mentorlink.program.Track;
import org.mentorlink.shared.Refused;

/** Two programs, P which Sam runs and Q which Thandi runs; everybody asked about takes part in P as a mentee. */
public final class FakePrograms {

    public static final String P = "prg_p";
    public static final String Q = "prg_q";

    /** Members whose background check is missing. */
    public final Set<String> unchecked = ConcurrentHashMap.newKeySet();

    private final FakeWorld world;
    private final Map<String, ProgramView> programs =
            Map.of(P, program(P, List.of(Views.SAM), 1), Q, program(Q, List.of(Views.THANDI), 2));

    FakePrograms(FakeWorld world) {
        this.world = world;
    }

    private static ProgramView program(String id, List<String> admins, long position) {
        return new ProgramView(
                id,
                "Program " + id,
                ProgramKind.GROUP,
                null,
                false,
                true,
                false,
                admins,
                List.of(),
                Views.LONG_BEFORE,
                position);
    }

    private void took(Object command, MetaData metaData) {
        world.took(command, metaData);
    }

    @CommandHandler
    void handle(ProgramCommand.CreateProgram command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(ProgramCommand.ChangeProgram command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(ProgramCommand.CloseProgram command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(ProgramCommand.AppointProgramAdmin command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(ProgramCommand.DismissProgramAdmin command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(ConfigureOnboarding command, MetaData metaData) {
        took(command, metaData);
        if (Integer.valueOf(0).equals(command.expectedVersion())) {
            throw Refused.because("VERSION_CONFLICT", "Somebody was faster.", "input", "expectedVersion");
        }
    }

    @CommandHandler
    void handle(ParticipantCommand.EnrolMember command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(ParticipantCommand.WithdrawMember command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(ParticipantCommand.CompleteStep command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(ParticipantCommand.ReviewStep command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(RecordConsent command, MetaData metaData) {
        took(command, metaData);
    }

    @CommandHandler
    void handle(WithdrawConsent command, MetaData metaData) {
        took(command, metaData);
    }

    @QueryHandler
    ProgramView answer(FindProgram query) {
        return programs.get(query.programId());
    }

    @QueryHandler
    ProgramViews answer(FindPrograms query) {
        return new ProgramViews(query.programIds().stream()
                .filter(programs::containsKey)
                .map(programs::get)
                .toList());
    }

    @QueryHandler
    ProgramPage answer(ListPrograms query) {
        return new ProgramPage(
                programs.values().stream()
                        .filter(program ->
                                query.adminId() == null || program.adminIds().contains(query.adminId()))
                        .toList(),
                false);
    }

    @QueryHandler
    OnboardingPlanView answer(FindOnboardingPlan query) {
        var plan = OnboardingPlan.initial(query.track());
        var program = query.track().programId();
        return new OnboardingPlanView(
                PlanId.of(query.track()).value(),
                plan.role(),
                program == null ? null : program.value(),
                plan.version(),
                plan.steps());
    }

    @QueryHandler
    OnboardingViews answer(FindOnboardings query) {
        var found = new ArrayList<OnboardingView>();
        query.memberIds().forEach(member -> {
            found.add(onboarding(member, Track.platform(ProgramRole.MENTEE)));
            found.add(onboarding(member, new Track(ProgramRole.MENTEE, new ProgramId(P))));
        });
        return new OnboardingViews(found);
    }

    @QueryHandler
    OnboardingQueuePage answer(FindOnboardingQueue query) {
        var step = OnboardingPlan.initial(Track.platform(ProgramRole.MENTEE))
                .steps()
                .getFirst();
        return new OnboardingQueuePage(
                List.of(new OnboardingQueuePage.StepQueue(step, 1, 0, Views.LONG_BEFORE)),
                List.of(new OnboardingQueuePage.Waiting("17 onb_x", onboarding(Views.LERATO, query.track()))),
                false);
    }

    @QueryHandler
    ParticipantPage answer(ListParticipants query) {
        return new ParticipantPage(List.of(onboarding(Views.LERATO, query.track())), false);
    }

    @QueryHandler
    Readiness answer(FindReadiness query) {
        return new Readiness(query.memberIds().stream()
                .filter(unchecked::contains)
                .map(member -> new MissingStep(
                        member, query.role(), "prg_checks", "check", StepKind.BACKGROUND_CHECK, "Background check"))
                .toList());
    }

    @QueryHandler
    ConsentViews answer(FindConsents query) {
        return new ConsentViews(query.memberIds().stream()
                .map(member -> new ConsentView(member, ConsentPurpose.TERMS, "1", Views.LONG_BEFORE, null))
                .toList());
    }

    private static OnboardingView onboarding(String memberId, Track track) {
        var program = track.programId();
        var steps = List.of(
                step("expectations", StepKind.EXPECTATIONS, StepState.DONE, "To learn"),
                step("tutorial", StepKind.TUTORIAL, StepState.OPEN, null),
                step("check", StepKind.BACKGROUND_CHECK, StepState.WAITING_FOR_REVIEW, null));
        return new OnboardingView(
                OnboardingId.of(new MemberId(memberId), track).value(),
                memberId,
                track.role(),
                program == null ? null : program.value(),
                1,
                steps,
                "tutorial",
                50,
                false,
                true,
                Views.LONG_BEFORE);
    }

    private static OnboardingStepView step(String key, StepKind kind, StepState state, String answer) {
        return new OnboardingStepView(
                key, kind, key, null, null, false, null, null, 1, state, null, null, answer, null);
    }
}
