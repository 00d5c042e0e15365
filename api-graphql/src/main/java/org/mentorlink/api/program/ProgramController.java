package org.mentorlink.api.program;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.NodeReader;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.program.ProgramInputs.AddProgramBlackoutInput;
import org.mentorlink.api.program.ProgramInputs.ChangeProgramInput;
import org.mentorlink.api.program.ProgramInputs.CloseProgramInput;
import org.mentorlink.api.program.ProgramInputs.CreateProgramInput;
import org.mentorlink.api.program.ProgramInputs.ProgramAdminInput;
import org.mentorlink.api.program.ProgramInputs.RemoveProgramBlackoutInput;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberPage;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberQuery.FindMembers;
import org.mentorlink.membership.MemberQuery.ListMembers;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.MemberViews;
import org.mentorlink.membership.Role;
import org.mentorlink.program.OnboardingPlanView;
import org.mentorlink.program.OnboardingView;
import org.mentorlink.program.ParticipantPage;
import org.mentorlink.program.ProgramCommand.AppointProgramAdmin;
import org.mentorlink.program.ProgramCommand.CloseProgram;
import org.mentorlink.program.ProgramCommand.DismissProgramAdmin;
import org.mentorlink.program.ProgramCommand.RemoveBlackout;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramPage;
import org.mentorlink.program.ProgramQuery.FindOnboardingPlan;
import org.mentorlink.program.ProgramQuery.ListParticipants;
import org.mentorlink.program.ProgramQuery.ListPrograms;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.ProgramView;
import org.mentorlink.program.Track;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class ProgramController implements NodeReader {

    private static final String CLOSED = "PROGRAM_CLOSED";
    /** Fewer letters are part of too many names. */
    private static final int SHORTEST = 2;

    private static final int MOST_CANDIDATES = 20;

    private final Mutations mutations;
    private final Questions questions;
    private final Programs programs;

    ProgramController(Mutations mutations, Questions questions, Programs programs) {
        this.mutations = mutations;
        this.questions = questions;
        this.programs = programs;
    }

    record ProgramBreak(String id, String name, Instant from, Instant to) {}

    record ProgramPayload(
            @Nullable ProgramView program,
            List<UserError> errors,
            @Nullable String position) {}

    @QueryMapping
    ProgramView program(@Argument String id) {
        return programs.get(id);
    }

    @QueryMapping
    Connection<ProgramView> programs(
            @Argument @Nullable Boolean mine,
            @Argument @Nullable Boolean closedToo,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        var page = Paging.byNumber(first, after);
        var admin = Boolean.TRUE.equals(mine) ? viewer.id() : null;
        var found = questions.ask(new ListPrograms(admin, Boolean.TRUE.equals(closedToo), page), ProgramPage.class);
        return Connection.of(found.programs(), found.hasNext(), after, ProgramView::createdPosition);
    }

    @MutationMapping
    ProgramPayload createProgram(@Argument CreateProgramInput input, @ContextValue Visit visit) {
        var programId = ProgramId.random();
        return perform(programId.value(), visit, () -> input.command(programId));
    }

    @MutationMapping
    ProgramPayload changeProgram(@Argument ChangeProgramInput input, @ContextValue Visit visit) {
        return change(input.programId(), visit, input::command);
    }

    @MutationMapping
    ProgramPayload closeProgram(@Argument CloseProgramInput input, @ContextValue Visit visit) {
        return change(input.programId(), visit, program -> new CloseProgram(new ProgramId(program.id())));
    }

    @MutationMapping
    ProgramPayload addProgramBlackout(@Argument AddProgramBlackoutInput input, @ContextValue Visit visit) {
        return change(input.programId(), visit, program -> {
            Permissions.manageable(program, visit.viewer());
            return input.command();
        });
    }

    @MutationMapping
    ProgramPayload removeProgramBlackout(@Argument RemoveProgramBlackoutInput input, @ContextValue Visit visit) {
        return change(input.programId(), visit, program -> {
            Permissions.manageable(program, visit.viewer());
            return new RemoveBlackout(new ProgramId(program.id()), input.blackoutId());
        });
    }

    /** By their beginning. */
    @SchemaMapping(typeName = "Program")
    List<ProgramBreak> blackouts(ProgramView program) {
        return program.blackouts().stream()
                .map(each -> new ProgramBreak(
                        each.id(),
                        each.name(),
                        each.period().startsAt(),
                        each.period().endsAt()))
                .sorted(Comparator.comparing(ProgramBreak::from))
                .toList();
    }

    @MutationMapping
    ProgramPayload appointProgramAdmin(@Argument ProgramAdminInput input, @ContextValue Visit visit) {
        return change(
                input.programId(),
                visit,
                program -> new AppointProgramAdmin(new ProgramId(program.id()), member(input.memberId())));
    }

    @MutationMapping
    ProgramPayload dismissProgramAdmin(@Argument ProgramAdminInput input, @ContextValue Visit visit) {
        return change(
                input.programId(),
                visit,
                program -> new DismissProgramAdmin(new ProgramId(program.id()), member(input.memberId())));
    }

    @SchemaMapping(typeName = "Program")
    boolean mayManage(ProgramView program, @ContextValue Viewer viewer) {
        return Permissions.mayManage(program, viewer);
    }

    /** Nothing for those who do not run it: what members do for themselves is with their own onboarding. */
    @SchemaMapping(typeName = "Program")
    List<AvailableAction> availableActions(ProgramView program, @ContextValue Viewer viewer) {
        var actions = new ArrayList<AvailableAction>();
        var open = !program.closed();
        if (viewer.isAdmin()) {
            actions.add(AvailableAction.where(open, "CHANGE_PROGRAM", CLOSED));
            actions.add(AvailableAction.where(open, "CLOSE_PROGRAM", CLOSED));
            actions.add(AvailableAction.yes("APPOINT_ADMIN"));
            actions.add(AvailableAction.yes("DISMISS_ADMIN"));
        }
        if (Permissions.mayManage(program, viewer)) {
            actions.add(AvailableAction.where(open, "ADD_BLACKOUT", CLOSED));
            actions.add(AvailableAction.yes("REMOVE_BLACKOUT"));
            actions.add(AvailableAction.where(open, "CONFIGURE_ONBOARDING", CLOSED));
            actions.add(AvailableAction.where(open, "ENROL_MEMBER", CLOSED));
            actions.add(AvailableAction.yes("WITHDRAW_MEMBER"));
        }
        return List.copyOf(actions);
    }

    @SchemaMapping(typeName = "Program")
    @Nullable List<MemberView> admins(ProgramView program, @ContextValue Viewer viewer) {
        if (!Permissions.mayManage(program, viewer)) {
            return null;
        }
        return program.adminIds().isEmpty()
                ? List.of()
                : questions
                        .ask(new FindMembers(program.adminIds()), MemberViews.class)
                        .members();
    }

    @SchemaMapping(typeName = "Program")
    OnboardingPlanView onboardingPlan(ProgramView program, @Argument ProgramRole role) {
        return questions.ask(
                new FindOnboardingPlan(new Track(role, new ProgramId(program.id()))), OnboardingPlanView.class);
    }

    @SchemaMapping(typeName = "Program")
    Connection<OnboardingView> participants(
            ProgramView program,
            @Argument ProgramRole role,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        var track = new Track(
                role, new ProgramId(Permissions.manageable(program, viewer).id()));
        var found = questions.ask(new ListParticipants(track, Paging.byText(first, after)), ParticipantPage.class);
        return Connection.of(found.participants(), found.hasNext(), after, OnboardingView::id);
    }

    /** Those who could take part, by name; only who reads addresses anyway finds somebody by one. */
    @SchemaMapping(typeName = "Program")
    List<MemberView> candidates(
            ProgramView program, @Argument ProgramRole role, @Argument String name, @ContextValue Viewer viewer) {
        Permissions.manageable(program, viewer);
        if (name.strip().length() < SHORTEST) {
            return List.of();
        }
        var roles = role == ProgramRole.MENTOR ? Set.of(Role.MENTOR) : Set.<Role>of();
        var statuses = Set.of(MemberStatus.ACTIVE, MemberStatus.PENDING);
        return questions
                .ask(new ListMembers(name, !viewer.isStaff(), roles, statuses, null, MOST_CANDIDATES), MemberPage.class)
                .members();
    }

    @Override
    public String prefix() {
        return ProgramId.PREFIX;
    }

    @Override
    public Object read(String id, Viewer viewer) {
        viewer.id();
        return program(id);
    }

    private ProgramPayload change(String programId, Visit visit, Function<ProgramView, Object> command) {
        return perform(programId, visit, () -> command.apply(programs.named(programId)));
    }

    private ProgramPayload perform(String programId, Visit visit, Supplier<Object> command) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(Role.ADMIN),
                command,
                () -> programs.find(programId),
                ProgramPayload::new);
    }

    private MemberId member(String memberId) {
        if (questions.find(new FindMember(memberId), MemberView.class) == null) {
            throw Mutations.notFound("member", "memberId");
        }
        return new MemberId(memberId);
    }
}
