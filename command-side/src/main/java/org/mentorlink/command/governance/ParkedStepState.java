package org.mentorlink.command.governance;

import org.mentorlink.governance.StepEvent;
import org.mentorlink.governance.StepEvent.StepParked;
import org.mentorlink.governance.StepEvent.StepResolved;
import org.mentorlink.governance.StepEvent.StepRetried;

/** A step as decisions see it. */
sealed interface ParkedStepState {

    ParkedStepState NONE = new Resolved(0);

    /** How often it has been parked. */
    int times();

    /** Waits for an admin. */
    record Parked(String processId, String commandType, String command, int times) implements ParkedStepState {}

    /** Is being tried again. */
    record Retried(int times) implements ParkedStepState {}

    /** Nothing is left to do. */
    record Resolved(int times) implements ParkedStepState {}

    default ParkedStepState evolve(StepEvent event) {
        return switch (event) {
            case StepParked parked ->
                new Parked(parked.processId(), parked.commandType(), parked.command(), parked.times());
            case StepRetried retried -> new Retried(times());
            case StepResolved resolved -> new Resolved(times());
        };
    }
}
