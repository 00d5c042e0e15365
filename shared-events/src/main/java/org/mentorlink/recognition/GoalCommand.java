package org.mentorlink.recognition;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Edit;

/** What can be asked of a goal; by the member whose goal it is. */
public sealed interface GoalCommand {

    GoalId goalId();

    /** @param timeZone where the member lives, for the deadline */
    record SetGoal(
            @TargetAggregateIdentifier GoalId goalId,
            MemberId memberId,
            String text,
            GoalCategory category,
            GoalPriority priority,
            @Nullable LocalDate deadline,
            String timeZone)
            implements GoalCommand {}

    /**
     * Changes an open goal.
     *
     * @param expectedVersion version of the goal that the edit was made from
     * @param timeZone where the member lives, for the deadline
     */
    record ChangeGoal(
            @TargetAggregateIdentifier GoalId goalId,
            int expectedVersion,
            Edit<String> text,
            Edit<GoalCategory> category,
            Edit<GoalPriority> priority,
            Edit<LocalDate> deadline,
            String timeZone)
            implements GoalCommand {}

    record AchieveGoal(@TargetAggregateIdentifier GoalId goalId) implements GoalCommand {}

    record DropGoal(
            @TargetAggregateIdentifier GoalId goalId,
            @Nullable String reason) implements GoalCommand {}

    record ReopenGoal(@TargetAggregateIdentifier GoalId goalId) implements GoalCommand {}
}
