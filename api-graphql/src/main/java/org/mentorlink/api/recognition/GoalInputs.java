package org.mentorlink.api.recognition;

import static org.mentorlink.api.graphql.Inputs.edit;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberView;
import org.mentorlink.recognition.GoalCategory;
import org.mentorlink.recognition.GoalCommand.ChangeGoal;
import org.mentorlink.recognition.GoalCommand.SetGoal;
import org.mentorlink.recognition.GoalId;
import org.mentorlink.recognition.GoalPriority;
import org.springframework.graphql.data.ArgumentValue;

/** The inputs about goals, and the commands they stand for. */
final class GoalInputs {

    private GoalInputs() {}

    record AddGoalInput(
            String text,
            GoalCategory category,
            @Nullable GoalPriority priority,
            @Nullable LocalDate deadline) {

        SetGoal command(GoalId goalId, MemberView member) {
            return new SetGoal(
                    goalId,
                    new MemberId(member.id()),
                    text,
                    category,
                    Objects.requireNonNullElse(priority, GoalPriority.MEDIUM),
                    deadline,
                    member.timeZone());
        }
    }

    record ChangeGoalInput(
            String goalId,
            int expectedVersion,
            ArgumentValue<String> text,
            ArgumentValue<GoalCategory> category,
            ArgumentValue<GoalPriority> priority,
            ArgumentValue<LocalDate> deadline) {

        ChangeGoal command(MemberView member) {
            return new ChangeGoal(
                    new GoalId(goalId),
                    expectedVersion,
                    edit(text),
                    edit(category),
                    edit(priority),
                    edit(deadline),
                    member.timeZone());
        }
    }

    record GoalActionInput(String goalId, @Nullable String reason) {}
}
