package org.mentorlink.command.recognition;

import static org.mentorlink.mothers.Goals.ADAS_GOAL;
import static org.mentorlink.mothers.Goals.DEADLINE;
import static org.mentorlink.mothers.Goals.achieved;
import static org.mentorlink.mothers.Goals.content;
import static org.mentorlink.mothers.Goals.goalSet;
import static org.mentorlink.mothers.Goals.setGoal;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.NOW;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.recognition.GoalCategory;
import org.mentorlink.recognition.GoalCommand;
import org.mentorlink.recognition.GoalCommand.AchieveGoal;
import org.mentorlink.recognition.GoalCommand.ChangeGoal;
import org.mentorlink.recognition.GoalCommand.DropGoal;
import org.mentorlink.recognition.GoalCommand.ReopenGoal;
import org.mentorlink.recognition.GoalCommand.SetGoal;
import org.mentorlink.recognition.GoalContent;
import org.mentorlink.recognition.GoalEvent;
import org.mentorlink.recognition.GoalEvent.GoalChanged;
import org.mentorlink.recognition.GoalEvent.GoalDropped;
import org.mentorlink.recognition.GoalEvent.GoalReopened;
import org.mentorlink.recognition.GoalEvent.GoalSet;
import org.mentorlink.recognition.GoalPriority;
import org.mentorlink.shared.Edit;
import org.mentorlink.shared.Personal;

class GoalTest {

    @AfterAll
    static void every_command_and_event_of_a_goal_was_in_a_scenario() {
        Scenario.assertAllUsed(GoalCommand.class, GoalEvent.class);
    }

    @Nested
    class Setting {

        @Test
        void says_what_when_and_how_much() {
            goal().when(setGoal()).then(goalSet());
        }

        @Test
        void changes_nothing_twice() {
            goal().given(goalSet()).when(setGoal()).nothing();
        }

        @Test
        void is_refused_twice_with_another_content() {
            goal().given(goalSet()).when(setting("Learn Lisp", null)).refused("ALREADY_SET");
        }

        @Test
        void needs_no_deadline() {
            goal().when(setting("Learn Lisp", null))
                    .then(new GoalSet(
                            ADAS_GOAL,
                            ADA,
                            new GoalContent(
                                    Personal.of(ADA, "Learn Lisp"), GoalCategory.CAREER, GoalPriority.LOW, null)));
        }

        /** NOW is 08:00 on 2 March in Johannesburg. */
        @ParameterizedTest
        @CsvSource({"2026-03-02", "2046-03-02"})
        void takes_a_deadline_between_today_and_twenty_years(LocalDate deadline) {
            goal().when(setting("Learn Lisp", deadline))
                    .then(new GoalSet(
                            ADAS_GOAL,
                            ADA,
                            new GoalContent(
                                    Personal.of(ADA, "Learn Lisp"), GoalCategory.CAREER, GoalPriority.LOW, deadline)));
        }

        @ParameterizedTest
        @CsvSource({"2026-03-01", "2046-03-03"})
        void is_refused_with_a_deadline_out_of_bounds(LocalDate deadline) {
            goal().when(setting("Learn Lisp", deadline)).refused("INVALID_DEADLINE", "input", "deadline");
        }

        @Test
        void counts_days_where_the_member_lives() {
            var beforeMidnightUtc = Instant.parse("2026-03-01T23:30:00Z");
            new Scenario<>(Goal.class, beforeMidnightUtc)
                    .when(setting("Learn Lisp", LocalDate.of(2026, 3, 1)))
                    .refused("INVALID_DEADLINE", "input", "deadline");
        }

        @ParameterizedTest
        @CsvSource({"'  ', BLANK_GOAL", "'\u200B\u200B', BLANK_GOAL"})
        void is_refused_without_a_text(String text, String code) {
            goal().when(setting(text, null)).refused(code, "input", "text");
        }

        @Test
        void is_refused_with_a_text_over_500_characters() {
            goal().when(setting("x".repeat(501), null)).refused("GOAL_TOO_LONG", "input", "text");
        }
    }

    @Nested
    class Changing {

        @Test
        void changes_what_is_given() {
            goal().given(goalSet()).when(prioritising(1)).then(prioritised());
        }

        @Test
        void to_what_it_is_changes_nothing_whatever_was_expected() {
            goal().given(goalSet(), prioritised()).when(prioritising(1)).nothing();
        }

        @Test
        void is_refused_from_an_older_version() {
            var text = new ChangeGoal(
                    ADAS_GOAL, 1, Edit.to("Learn Lisp"), Edit.kept(), Edit.kept(), Edit.kept(), "Africa/Johannesburg");
            goal().given(goalSet(), prioritised()).when(text).refused("VERSION_CONFLICT", "input", "expectedVersion");
        }

        @Test
        void keeps_a_deadline_that_has_passed() {
            new Scenario<>(Goal.class, Instant.parse("2027-03-02T06:00:00Z"))
                    .given(goalSet())
                    .when(prioritising(1))
                    .then(prioritised());
        }

        @Test
        void clears_the_deadline_and_sets_back_what_cannot_be_absent() {
            var cleared = new ChangeGoal(
                    ADAS_GOAL, 1, Edit.kept(), Edit.to(null), Edit.to(null), Edit.to(null), "Africa/Johannesburg");
            goal().given(goalSet())
                    .when(cleared)
                    .then(new GoalChanged(
                            ADAS_GOAL,
                            new GoalContent(content().text(), GoalCategory.PERSONAL, GoalPriority.MEDIUM, null)));
        }

        @Test
        void is_refused_once_it_is_achieved() {
            goal().given(goalSet(), achieved()).when(prioritising(2)).refused("GOAL_NOT_OPEN");
        }

        private static ChangeGoal prioritising(int expectedVersion) {
            return new ChangeGoal(
                    ADAS_GOAL,
                    expectedVersion,
                    Edit.kept(),
                    Edit.kept(),
                    Edit.to(GoalPriority.LOW),
                    Edit.kept(),
                    "Africa/Johannesburg");
        }

        private static GoalChanged prioritised() {
            return new GoalChanged(
                    ADAS_GOAL, new GoalContent(content().text(), GoalCategory.TECHNICAL, GoalPriority.LOW, DEADLINE));
        }
    }

    @Nested
    class Ending {

        @Test
        void by_achieving() {
            goal().given(goalSet()).when(new AchieveGoal(ADAS_GOAL)).then(achieved());
            goal().given(goalSet(), achieved()).when(new AchieveGoal(ADAS_GOAL)).nothing();
        }

        @Test
        void by_dropping() {
            var dropped = new GoalDropped(ADAS_GOAL, Personal.of(ADA, "No time"));
            goal().given(goalSet()).when(new DropGoal(ADAS_GOAL, "No time")).then(dropped);
            goal().given(goalSet(), dropped).when(new DropGoal(ADAS_GOAL, null)).nothing();
        }

        @Test
        void one_way_or_the_other() {
            goal().given(goalSet(), achieved())
                    .when(new DropGoal(ADAS_GOAL, null))
                    .refused("GOAL_NOT_OPEN");
            goal().given(goalSet(), new GoalDropped(ADAS_GOAL, null))
                    .when(new AchieveGoal(ADAS_GOAL))
                    .refused("GOAL_NOT_OPEN");
        }

        @Test
        void is_undone_by_reopening() {
            goal().given(goalSet(), achieved()).when(new ReopenGoal(ADAS_GOAL)).then(new GoalReopened(ADAS_GOAL));
            goal().given(goalSet(), new GoalDropped(ADAS_GOAL, null))
                    .when(new ReopenGoal(ADAS_GOAL))
                    .then(new GoalReopened(ADAS_GOAL));
            goal().given(goalSet()).when(new ReopenGoal(ADAS_GOAL)).nothing();
        }

        @Test
        void is_refused_for_none() {
            goal().when(new AchieveGoal(ADAS_GOAL)).refused("NOT_FOUND", "input", "goalId");
        }
    }

    private static Scenario<Goal> goal() {
        return new Scenario<>(Goal.class, NOW);
    }

    private static SetGoal setting(String text, @Nullable LocalDate deadline) {
        return new SetGoal(
                ADAS_GOAL, ADA, text, GoalCategory.CAREER, GoalPriority.LOW, deadline, "Africa/Johannesburg");
    }
}
