package org.mentorlink.command.recognition;

import static org.mentorlink.command.shared.Input.require;
import static org.mentorlink.command.shared.Input.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.Edits;
import org.mentorlink.command.shared.Input;
import org.mentorlink.membership.MemberId;
import org.mentorlink.recognition.GoalCategory;
import org.mentorlink.recognition.GoalCommand.ChangeGoal;
import org.mentorlink.recognition.GoalCommand.SetGoal;
import org.mentorlink.recognition.GoalContent;
import org.mentorlink.recognition.GoalPriority;
import org.mentorlink.shared.Personal;

/** What a goal may be. */
final class GoalInput {

    private static final int FARTHEST_YEARS = 20;

    private GoalInput() {}

    static GoalContent content(SetGoal command, Instant now) {
        checkDeadline(command.deadline(), command.timeZone(), now);
        return new GoalContent(
                Personal.of(command.memberId(), said(command.text())),
                command.category(),
                command.priority(),
                command.deadline());
    }

    /** What the goal is after an edit; a deadline that stays may have passed. */
    static GoalContent edited(MemberId owner, GoalContent current, ChangeGoal edit, Instant now) {
        var deadline = edit.deadline().over(current.deadline());
        if (!Objects.equals(deadline, current.deadline())) {
            checkDeadline(deadline, edit.timeZone(), now);
        }
        return new GoalContent(
                edit.text().given()
                        ? Personal.of(
                                owner,
                                said(Objects.requireNonNullElse(edit.text().value(), "")))
                        : current.text(),
                Edits.orElse(edit.category(), current.category(), GoalCategory.PERSONAL),
                Edits.orElse(edit.priority(), current.priority(), GoalPriority.MEDIUM),
                deadline);
    }

    private static String said(String text) {
        return text(text, 500, "BLANK_GOAL", "GOAL_TOO_LONG", "text");
    }

    private static void checkDeadline(@Nullable LocalDate deadline, String timeZone, Instant now) {
        Input.timeZone(timeZone, "timeZone");
        var today = LocalDate.ofInstant(now, ZoneId.of(timeZone));
        require(
                deadline == null || (!deadline.isBefore(today) && !deadline.isAfter(today.plusYears(FARTHEST_YEARS))),
                "INVALID_DEADLINE",
                "A deadline lies between today and 20 years from now.",
                "deadline");
    }
}
