package org.mentorlink.command.governance;

import static org.mentorlink.mothers.Members.NOW;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.governance.StepCommand;
import org.mentorlink.governance.StepCommand.ParkStep;
import org.mentorlink.governance.StepCommand.ResolveStep;
import org.mentorlink.governance.StepCommand.RetryStep;
import org.mentorlink.governance.StepEvent;
import org.mentorlink.governance.StepEvent.StepParked;
import org.mentorlink.governance.StepEvent.StepResolved;
import org.mentorlink.governance.StepEvent.StepRetried;
import org.mentorlink.governance.StepId;

class ParkedStepTest {

    private static final String PROCESS = "bkg_ada-grace-1";
    private static final StepId STEP = StepId.of(PROCESS, "ReturnPayment");
    private static final StepParked PARKED = parked("{}", 1);
    private static final StepRetried RETRIED = new StepRetried(STEP, PROCESS, "ReturnPayment", "{}");
    private static final StepResolved RESOLVED = new StepResolved(STEP);

    @AfterAll
    static void every_command_and_event_of_a_step_was_in_a_scenario() {
        Scenario.assertAllUsed(StepCommand.class, StepEvent.class);
    }

    @Nested
    class Parking {

        @Test
        void sets_a_step_aside() {
            step().when(park("{}")).then(PARKED);
        }

        @Test
        void changes_nothing_twice() {
            step().given(PARKED).when(park("{}")).nothing();
        }

        @Test
        void replaces_the_command_by_a_newer_one() {
            step().given(PARKED).when(park("{\"a\":1}")).then(parked("{\"a\":1}", 2));
        }

        @Test
        void counts_how_often_it_came_back() {
            step().given(PARKED, RETRIED).when(park("{}")).then(parked("{}", 2));
            step().given(PARKED, RETRIED, RESOLVED).when(park("{}")).then(parked("{}", 2));
        }
    }

    @Nested
    class Retrying {

        @Test
        void sends_the_command_again() {
            step().given(PARKED).when(new RetryStep(STEP)).then(RETRIED);
        }

        @Test
        void sends_the_newest_command() {
            step().given(PARKED, parked("{\"a\":1}", 2))
                    .when(new RetryStep(STEP))
                    .then(new StepRetried(STEP, PROCESS, "ReturnPayment", "{\"a\":1}"));
        }

        @Test
        void changes_nothing_twice() {
            step().given(PARKED, RETRIED).when(new RetryStep(STEP)).nothing();
        }

        @Test
        void is_refused_once_resolved() {
            step().given(PARKED, RETRIED, RESOLVED)
                    .when(new RetryStep(STEP))
                    .refused("STEP_ALREADY_RESOLVED", "input", "stepId");
        }

        @Test
        void is_refused_for_what_was_never_parked() {
            step().when(new RetryStep(STEP)).refused("NOT_FOUND", "input", "stepId");
        }
    }

    @Nested
    class Resolving {

        @Test
        void ends_it() {
            step().given(PARKED, RETRIED).when(new ResolveStep(STEP)).then(RESOLVED);
            step().given(PARKED).when(new ResolveStep(STEP)).then(RESOLVED);
        }

        @Test
        void changes_nothing_twice() {
            step().given(PARKED, RESOLVED).when(new ResolveStep(STEP)).nothing();
        }

        @Test
        void is_refused_for_what_was_never_parked() {
            step().when(new ResolveStep(STEP)).refused("NOT_FOUND", "input", "stepId");
        }
    }

    private static Scenario<ParkedStep> step() {
        return new Scenario<>(ParkedStep.class, NOW);
    }

    private static ParkStep park(String command) {
        return new ParkStep(STEP, PROCESS, "ReturnPayment", command, "the gateway is down");
    }

    private static StepParked parked(String command, int times) {
        return new StepParked(STEP, PROCESS, "ReturnPayment", command, "the gateway is down", times);
    }
}
