package org.mentorlink.mothers;

import static org.mentorlink.mothers.Members.ADA;

import java.time.LocalDate;
import org.mentorlink.recognition.GoalCategory;
import org.mentorlink.recognition.GoalCommand.SetGoal;
import org.mentorlink.recognition.GoalContent;
import org.mentorlink.recognition.GoalEvent.GoalAchieved;
import org.mentorlink.recognition.GoalEvent.GoalSet;
import org.mentorlink.recognition.GoalId;
import org.mentorlink.recognition.GoalPriority;
import org.mentorlink.shared.Personal;

/** What Ada wants to reach by the end of June. */
public final class Goals {

    public static final GoalId ADAS_GOAL = new GoalId("gol_ada");
    public static final LocalDate DEADLINE = LocalDate.of(2026, 6, 30);

    private Goals() {}

    public static SetGoal setGoal() {
        return new SetGoal(
                ADAS_GOAL,
                ADA,
                "Write the first program",
                GoalCategory.TECHNICAL,
                GoalPriority.HIGH,
                DEADLINE,
                "Africa/Johannesburg");
    }

    public static GoalContent content() {
        return new GoalContent(
                Personal.of(ADA, "Write the first program"), GoalCategory.TECHNICAL, GoalPriority.HIGH, DEADLINE);
    }

    public static GoalSet goalSet() {
        return new GoalSet(ADAS_GOAL, ADA, content());
    }

    public static GoalAchieved achieved() {
        return new GoalAchieved(ADAS_GOAL, ADA);
    }
}
