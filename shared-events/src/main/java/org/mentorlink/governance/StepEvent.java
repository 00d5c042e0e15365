package org.mentorlink.governance;

import org.axonframework.serialization.Revision;

/** What has happened to a parked step. */
public sealed interface StepEvent {

    StepId stepId();

    /** @param times how often it has been parked, from 1 */
    @Revision("1")
    record StepParked(StepId stepId, String processId, String commandType, String command, String cause, int times)
            implements StepEvent {}

    @Revision("1")
    record StepRetried(StepId stepId, String processId, String commandType, String command) implements StepEvent {}

    @Revision("1")
    record StepResolved(StepId stepId) implements StepEvent {}
}
