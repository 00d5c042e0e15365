package org.mentorlink.command.program;

import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Programs.COMPILERS;
import static org.mentorlink.mothers.Programs.PROFILE;
import static org.mentorlink.mothers.Programs.created;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.program.Blackout;
import org.mentorlink.program.ProgramCommand;
import org.mentorlink.program.ProgramCommand.AddBlackout;
import org.mentorlink.program.ProgramCommand.AppointProgramAdmin;
import org.mentorlink.program.ProgramCommand.ChangeProgram;
import org.mentorlink.program.ProgramCommand.CloseProgram;
import org.mentorlink.program.ProgramCommand.CreateProgram;
import org.mentorlink.program.ProgramCommand.DismissProgramAdmin;
import org.mentorlink.program.ProgramCommand.RemoveBlackout;
import org.mentorlink.program.ProgramEvent;
import org.mentorlink.program.ProgramEvent.BlackoutAdded;
import org.mentorlink.program.ProgramEvent.BlackoutRemoved;
import org.mentorlink.program.ProgramEvent.ProgramAdminAppointed;
import org.mentorlink.program.ProgramEvent.ProgramAdminDismissed;
import org.mentorlink.program.ProgramEvent.ProgramChanged;
import org.mentorlink.program.ProgramEvent.ProgramClosed;
import org.mentorlink.program.ProgramKind;
import org.mentorlink.program.ProgramProfile;
import org.mentorlink.shared.TimeSlot;

class ProgramTest {

    private static final ProgramClosed CLOSED = new ProgramClosed(COMPILERS);
    private static final ProgramAdminAppointed APPOINTED = new ProgramAdminAppointed(COMPILERS, GRACE);
    private static final ProgramAdminDismissed DISMISSED = new ProgramAdminDismissed(COMPILERS, GRACE);

    @AfterAll
    static void every_command_and_event_of_a_program_was_in_a_scenario() {
        Scenario.assertAllUsed(ProgramCommand.class, ProgramEvent.class);
    }

    @Nested
    class Creating {

        @Test
        void begins_it_with_its_texts_stripped() {
            program()
                    .when(new CreateProgram(
                            COMPILERS,
                            new ProgramProfile(
                                    " First compilers ",
                                    ProgramKind.ONE_ON_ONE,
                                    "From grammar to code ",
                                    false,
                                    false)))
                    .then(created());
        }

        @Test
        void changes_nothing_twice() {
            program()
                    .given(created())
                    .when(new CreateProgram(COMPILERS, PROFILE))
                    .nothing();
        }

        @Test
        void is_refused_where_there_is_another() {
            program()
                    .given(created())
                    .when(new CreateProgram(
                            COMPILERS, new ProgramProfile("Other", ProgramKind.GROUP, null, false, false)))
                    .refused("PROGRAM_EXISTS");
        }

        @Test
        void is_refused_without_a_name_or_with_too_long_a_text() {
            creating(" ", null).refused("BLANK_NAME", "input", "name");
            creating("x".repeat(201), null).refused("NAME_TOO_LONG", "input", "name");
            creating("x", "x".repeat(4_001)).refused("DESCRIPTION_TOO_LONG", "input", "description");
        }

        private static Scenario.Outcome creating(String name, String description) {
            return program()
                    .when(new CreateProgram(
                            COMPILERS, new ProgramProfile(name, ProgramKind.GROUP, description, false, false)));
        }
    }

    @Nested
    class Changing {

        private static final ChangeProgram TO_CHECKED = new ChangeProgram(COMPILERS, "Compilers", null, true, true);

        @Test
        void keeps_the_kind() {
            program()
                    .given(created())
                    .when(TO_CHECKED)
                    .then(new ProgramChanged(
                            COMPILERS, new ProgramProfile("Compilers", ProgramKind.ONE_ON_ONE, null, true, true)));
        }

        @Test
        void changes_nothing_where_it_is_like_that() {
            program()
                    .given(created())
                    .when(new ChangeProgram(COMPILERS, "First compilers", "From grammar to code", false, false))
                    .nothing();
        }

        @Test
        void is_refused_once_it_is_closed_and_for_no_program() {
            program().given(created(), CLOSED).when(TO_CHECKED).refused("PROGRAM_CLOSED", "input", "programId");
            program().when(TO_CHECKED).refused("NOT_FOUND", "input", "programId");
        }
    }

    @Nested
    class Closing {

        @Test
        void ends_it_once() {
            program().given(created()).when(new CloseProgram(COMPILERS)).then(CLOSED);
            program().given(created(), CLOSED).when(new CloseProgram(COMPILERS)).nothing();
        }
    }

    @Nested
    class Blacking_out {

        private static final Blackout EXAMS = blackout("blk_exams", Duration.ofDays(7));
        private static final BlackoutAdded ADDED = new BlackoutAdded(COMPILERS, EXAMS);

        @Test
        void adds_a_period_once() {
            program()
                    .given(created())
                    .when(new AddBlackout(
                            COMPILERS, new Blackout(EXAMS.id(), " " + EXAMS.name() + " ", EXAMS.period())))
                    .then(ADDED);
            program()
                    .given(created(), ADDED)
                    .when(new AddBlackout(COMPILERS, EXAMS))
                    .nothing();
        }

        @Test
        void removes_it_once() {
            var remove = new RemoveBlackout(COMPILERS, EXAMS.id());
            var removed = new BlackoutRemoved(COMPILERS, EXAMS.id());
            program().given(created(), ADDED).when(remove).then(removed);
            program().given(created(), ADDED, removed).when(remove).nothing();
            program().given(created()).when(remove).nothing();
        }

        @Test
        void takes_no_period_that_is_over_or_longer_than_a_year() {
            var over = new Blackout("blk_over", "Over", new TimeSlot(NOW.minusSeconds(60), NOW));
            adding(over).refused("INVALID_PERIOD", "input", "to");
            adding(blackout("blk_long", Duration.ofDays(367))).refused("INVALID_PERIOD", "input", "to");
            adding(new Blackout("blk_x", " ", EXAMS.period())).refused("BLANK_NAME", "input", "name");
        }

        @Test
        void ends_with_the_program() {
            program()
                    .given(created(), CLOSED)
                    .when(new AddBlackout(COMPILERS, EXAMS))
                    .refused("PROGRAM_CLOSED", "input", "programId");
        }

        @Test
        void holds_at_most_a_hundred_ahead() {
            var given = new ArrayList<Object>();
            given.add(created());
            for (var n = 0; n < 100; n++) {
                given.add(new BlackoutAdded(COMPILERS, blackout("blk_" + n, Duration.ofDays(1))));
            }
            program()
                    .given(given.toArray())
                    .when(new AddBlackout(COMPILERS, EXAMS))
                    .refused("TOO_MANY_BLACKOUTS", "input", "programId");
        }

        private static Scenario.Outcome adding(Blackout blackout) {
            return program().given(created()).when(new AddBlackout(COMPILERS, blackout));
        }

        private static Blackout blackout(String id, Duration length) {
            return new Blackout(id, "Exam weeks", TimeSlot.of(NOW, length));
        }
    }

    @Nested
    class Administering {

        @Test
        void appoints_once() {
            var appoint = new AppointProgramAdmin(COMPILERS, GRACE);
            program().given(created()).when(appoint).then(APPOINTED);
            program().given(created(), APPOINTED).when(appoint).nothing();
            program().given(created(), APPOINTED, DISMISSED).when(appoint).then(APPOINTED);
        }

        @Test
        void dismisses_once() {
            var dismiss = new DismissProgramAdmin(COMPILERS, GRACE);
            program().given(created(), APPOINTED).when(dismiss).then(DISMISSED);
            program().given(created()).when(dismiss).nothing();
        }
    }

    private static Scenario<Program> program() {
        return new Scenario<>(Program.class, NOW);
    }
}
