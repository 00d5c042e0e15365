package org.mentorlink.command.governance;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.mentorlink.command.governance.ParkedStepState.Parked;
import org.mentorlink.command.governance.ParkedStepState.Resolved;
import org.mentorlink.command.governance.ParkedStepState.Retried;
import org.mentorlink.governance.StepCommand.ParkStep;
import org.mentorlink.governance.StepCommand.ResolveStep;
import org.mentorlink.governance.StepCommand.RetryStep;
import org.mentorlink.governance.StepEvent;
import org.mentorlink.governance.StepEvent.StepParked;
import org.mentorlink.governance.StepEvent.StepResolved;
import org.mentorlink.governance.StepEvent.StepRetried;
import org.mentorlink.governance.StepId;
import org.mentorlink.shared.Refused;

/** A step of a process that kept failing. It waits for an admin, is tried again, and is parked again or resolved. */
@Aggregate
public class ParkedStep {

    @AggregateIdentifier
    private StepId stepId;

    private ParkedStepState state = ParkedStepState.NONE;

    ParkedStep() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ParkStep command) {
        if (state instanceof Parked parked && parked.command().equals(command.command())) {
            return;
        }
        apply(new StepParked(
                command.stepId(),
                command.processId(),
                command.commandType(),
                command.command(),
                command.cause(),
                state.times() + 1));
    }

    @CommandHandler
    void handle(RetryStep command) {
        switch (state) {
            case Parked parked ->
                apply(new StepRetried(
                        command.stepId(), parked.processId(), parked.commandType(), parked.command()));
            case Retried retried -> {}
            case Resolved resolved ->
                throw Refused.because("STEP_ALREADY_RESOLVED", "There is nothing left to try again.", "input", "stepId");
        }
    }

    @CommandHandler
    void handle(ResolveStep command) {
        if (!(state instanceof Resolved)) {
            apply(new StepResolved(command.stepId()));
        }
    }

    @EventSourcingHandler
    void on(StepEvent event) {
        stepId = event.stepId();
        state = state.evolve(event);
    }
}
