package org.mentorlink.governance;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a parked step. */
public sealed interface StepCommand {

    StepId stepId();

    /**
     * Sets a step aside that keeps failing, so that it blocks nothing and is not lost.
     *
     * @param processId the booking whose process it belongs to
     * @param commandType class of the command to send again
     * @param command that command as JSON; holds no personal data
     * @param cause what went wrong last
     */
    record ParkStep(
            @TargetAggregateIdentifier StepId stepId,
            String processId,
            String commandType,
            String command,
            String cause)
            implements StepCommand {}

    /** An admin asks for another try. */
    record RetryStep(@TargetAggregateIdentifier StepId stepId) implements StepCommand {}

    record ResolveStep(@TargetAggregateIdentifier StepId stepId) implements StepCommand {}
}
