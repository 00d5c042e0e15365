package org.mentorlink.api.program;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.program.ProgramInputs.EnrolmentInput;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.program.OnboardingView;
import org.mentorlink.program.ParticipantCommand.EnrolMember;
import org.mentorlink.program.ParticipantCommand.WithdrawMember;
import org.mentorlink.program.ParticipantId;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.ProgramView;
import org.mentorlink.program.Track;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

@Controller
class EnrolmentController {

    private final Mutations mutations;
    private final Questions questions;
    private final Programs programs;
    private final Onboardings onboardings;

    EnrolmentController(Mutations mutations, Questions questions, Programs programs, Onboardings onboardings) {
        this.mutations = mutations;
        this.questions = questions;
        this.programs = programs;
        this.onboardings = onboardings;
    }

    record EnrolmentPayload(
            @Nullable ProgramView program,
            @Nullable OnboardingView onboarding,
            List<UserError> errors,
            @Nullable String position) {}

    private record Enrolment(
            @Nullable ProgramView program, @Nullable OnboardingView onboarding) {}

    @MutationMapping
    EnrolmentPayload enrolMember(@Argument EnrolmentInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return perform(input, visit, () -> {
            var program = programs.named(input.programId());
            var manages = Permissions.mayManage(program, viewer);
            var member = whose(input, viewer, manages);
            requireRole(member, input.role());
            var memberId = new MemberId(member.id());
            return new EnrolMember(
                    ParticipantId.of(memberId),
                    memberId,
                    new ProgramId(program.id()),
                    input.role(),
                    viewer.is(member.id()),
                    manages);
        });
    }

    @MutationMapping
    EnrolmentPayload withdrawMember(@Argument EnrolmentInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return perform(input, visit, () -> {
            var program = programs.named(input.programId());
            var memberId = new MemberId(
                    whose(input, viewer, Permissions.mayManage(program, viewer)).id());
            return new WithdrawMember(
                    ParticipantId.of(memberId), memberId, new ProgramId(program.id()), input.role(), input.reason());
        });
    }

    private EnrolmentPayload perform(EnrolmentInput input, Visit visit, Supplier<Object> command) {
        var viewer = visit.viewer();
        var memberId = Objects.requireNonNullElse(input.memberId(), viewer.id());
        return mutations.<Enrolment, EnrolmentPayload>perform(
                visit,
                actor(memberId, input.role(), viewer),
                command,
                () -> new Enrolment(
                        programs.find(input.programId()),
                        onboardings.find(memberId, new Track(input.role(), new ProgramId(input.programId())))),
                (enrolment, errors, position) -> new EnrolmentPayload(
                        enrolment == null ? null : enrolment.program(),
                        enrolment == null ? null : enrolment.onboarding(),
                        errors,
                        position));
    }

    private static Actor actor(String memberId, ProgramRole role, Viewer viewer) {
        return viewer.is(memberId) ? viewer.actingAs(Role.valueOf(role.name())) : Programs.actor(viewer);
    }

    /** Whom it is about: the viewer, or anybody where the viewer manages the program. */
    private MemberView whose(EnrolmentInput input, Viewer viewer, boolean manages) {
        var memberId = Objects.requireNonNullElse(input.memberId(), viewer.id());
        Permissions.require(manages || viewer.is(memberId), memberId);
        @Nullable MemberView member = questions.find(new FindMember(memberId), MemberView.class);
        if (member == null) {
            throw Mutations.notFound("member", "memberId");
        }
        return member;
    }

    private static void requireRole(MemberView member, ProgramRole role) {
        if (role == ProgramRole.MENTOR && !member.roles().contains(Role.MENTOR)) {
            throw Refused.because("NOT_A_MENTOR", "Only a mentor takes part as a mentor.", "role");
        }
    }
}
