package org.mentorlink.api.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.Mentorships;
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
import org.mentorlink.api.membership.Members;
import org.mentorlink.api.recognition.GoalInputs.AddGoalInput;
import org.mentorlink.api.recognition.GoalInputs.ChangeGoalInput;
import org.mentorlink.api.recognition.GoalInputs.GoalActionInput;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.recognition.GoalCommand.AchieveGoal;
import org.mentorlink.recognition.GoalCommand.DropGoal;
import org.mentorlink.recognition.GoalCommand.ReopenGoal;
import org.mentorlink.recognition.GoalId;
import org.mentorlink.recognition.GoalPage;
import org.mentorlink.recognition.GoalQuery.FindGoal;
import org.mentorlink.recognition.GoalQuery.ListGoals;
import org.mentorlink.recognition.GoalStatus;
import org.mentorlink.recognition.GoalView;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** C7: what members want to reach; theirs to set, and to read for those who help them reach it. */
@Controller
class GoalController implements NodeReader {

    private final Mutations mutations;
    private final Questions questions;
    private final Members members;
    private final Mentorships mentorships;
    private final Clock clock;

    GoalController(Mutations mutations, Questions questions, Members members, Mentorships mentorships, Clock clock) {
        this.mutations = mutations;
        this.questions = questions;
        this.members = members;
        this.mentorships = mentorships;
        this.clock = clock;
    }

    record GoalPayload(
            @Nullable GoalView goal,
            List<UserError> errors,
            @Nullable String position) {}

    /** Of whoever wants to reach it. */
    @SchemaMapping(typeName = "Goal")
    List<AvailableAction> availableActions(GoalView goal, @ContextValue Viewer viewer) {
        if (!viewer.is(goal.memberId())) {
            return List.of();
        }
        var open = goal.status() == GoalStatus.OPEN;
        var actions = Stream.of("CHANGE_GOAL", "ACHIEVE_GOAL", "DROP_GOAL")
                .map(action -> AvailableAction.where(open, action, "GOAL_NOT_OPEN"));
        return open
                ? actions.toList()
                : Stream.concat(actions, Stream.of(AvailableAction.yes("REOPEN_GOAL")))
                        .toList();
    }

    @SchemaMapping(typeName = "Member")
    Connection<GoalView> goals(
            MemberView member,
            @Argument @Nullable List<GoalStatus> status,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        requireReadable(member.id(), viewer);
        var list = new ListGoals(member.id(), statuses(status), Paging.byNumber(first, after));
        var found = questions.ask(list, GoalPage.class);
        return Connection.of(found.goals(), found.hasNext(), after, GoalView::setPosition);
    }

    @MutationMapping
    GoalPayload addGoal(@Argument AddGoalInput input, @ContextValue Visit visit) {
        var goalId = GoalId.random();
        return mutations.perform(
                visit,
                visit.viewer().actingForThemselves(),
                () -> input.command(goalId, self(visit.viewer())),
                () -> find(goalId.value()),
                GoalPayload::new);
    }

    @MutationMapping
    GoalPayload changeGoal(@Argument ChangeGoalInput input, @ContextValue Visit visit) {
        return act(visit, input.goalId(), goalId -> input.command(self(visit.viewer())));
    }

    @MutationMapping
    GoalPayload achieveGoal(@Argument GoalActionInput input, @ContextValue Visit visit) {
        return act(visit, input.goalId(), AchieveGoal::new);
    }

    @MutationMapping
    GoalPayload dropGoal(@Argument GoalActionInput input, @ContextValue Visit visit) {
        return act(visit, input.goalId(), goalId -> new DropGoal(goalId, input.reason()));
    }

    @MutationMapping
    GoalPayload reopenGoal(@Argument GoalActionInput input, @ContextValue Visit visit) {
        return act(visit, input.goalId(), ReopenGoal::new);
    }

    @BatchMapping(typeName = "Goal")
    Map<GoalView, MemberView> member(Collection<GoalView> goals) {
        return members.of(goals, GoalView::memberId);
    }

    /** By the member's own wall clock, wherever they live now. */
    @BatchMapping(typeName = "Goal")
    Map<GoalView, Boolean> overdue(Collection<GoalView> goals) {
        var owners = members.of(goals, GoalView::memberId);
        var overdue = new HashMap<GoalView, Boolean>();
        for (var goal : goals) {
            var owner = owners.get(goal);
            overdue.put(goal, owner != null && isOverdue(goal, owner));
        }
        return overdue;
    }

    @Override
    public String prefix() {
        return GoalId.PREFIX;
    }

    @Override
    public Object read(String id, Viewer viewer) {
        viewer.id();
        var goal = questions.get(new FindGoal(id), GoalView.class, "goal");
        requireReadable(goal.memberId(), viewer);
        return goal;
    }

    private GoalPayload act(Visit visit, String goalId, Function<GoalId, Object> command) {
        return mutations.perform(
                visit,
                visit.viewer().actingForThemselves(),
                () -> command.apply(own(goalId, visit.viewer())),
                () -> find(goalId),
                GoalPayload::new);
    }

    private GoalId own(String goalId, Viewer viewer) {
        var goal = find(goalId);
        if (goal == null) {
            throw Mutations.notFound("goal", "goalId");
        }
        return Permissions.require(viewer.is(goal.memberId()), new GoalId(goalId));
    }

    private void requireReadable(String memberId, Viewer viewer) {
        Permissions.require(Permissions.mayReadLearning(memberId, viewer, mentorships::exists), memberId);
    }

    private boolean isOverdue(GoalView goal, MemberView owner) {
        var deadline = goal.deadline();
        return goal.status() == GoalStatus.OPEN
                && deadline != null
                && deadline.isBefore(LocalDate.ofInstant(clock.instant(), ZoneId.of(owner.timeZone())));
    }

    private static Set<GoalStatus> statuses(@Nullable List<GoalStatus> status) {
        return status == null || status.isEmpty() ? Set.of() : EnumSet.copyOf(status);
    }

    private MemberView self(Viewer viewer) {
        return questions.get(new FindMember(viewer.id()), MemberView.class, "member");
    }

    private @Nullable GoalView find(String goalId) {
        return questions.find(new FindGoal(goalId), GoalView.class);
    }
}
