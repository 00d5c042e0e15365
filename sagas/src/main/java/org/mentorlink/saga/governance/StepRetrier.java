package org.mentorlink.saga.governance;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.mentorlink.governance.StepCommand.ParkStep;
import org.mentorlink.governance.StepCommand.ResolveStep;
import org.mentorlink.governance.StepEvent.StepRetried;
import org.mentorlink.saga.shared.ProcessSteps;
import org.springframework.stereotype.Component;

/**
 * Sends a parked step again when an admin asks for it. What fails once more is parked once more, with its new cause.
 *
 * <p>The step is resolved before its command is sent. The other way round, a step that fails late (a transfer that the
 * gateway turns down) could be parked again first, and then be resolved by mistake. If this stops in between, the same
 * event comes again, and with it the command.
 */
@Component
@ProcessingGroup("worker-steps")
@DisallowReplay
class StepRetrier {

    private final ProcessSteps steps;
    private final RetriableCommands commands = new RetriableCommands();

    StepRetrier(ProcessSteps steps) {
        this.steps = steps;
    }

    @EventHandler
    void on(StepRetried event) {
        Object command;
        try {
            command = commands.read(event.commandType(), event.command());
        } catch (IllegalArgumentException e) {
            parkAgain(event, e.toString());
            return;
        }
        steps.insist(new ResolveStep(event.stepId()));
        steps.attempt(command).ifPresent(cause -> parkAgain(event, cause));
    }

    /** As it was stored, so that it stays the same step. */
    private void parkAgain(StepRetried event, String cause) {
        steps.insist(new ParkStep(event.stepId(), event.processId(), event.commandType(), event.command(), cause));
    }
}
