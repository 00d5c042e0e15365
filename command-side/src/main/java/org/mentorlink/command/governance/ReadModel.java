package org.mentorlink.command.governance;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.mentorlink.command.shared.Input.optionalReason;
import static org.mentorlink.command.shared.Input.refusedInput;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.mentorlink.command.governance.ReadModelState.Built;
import org.mentorlink.command.governance.ReadModelState.Rebuilding;
import org.mentorlink.governance.ReadModelCommand.CancelRebuild;
import org.mentorlink.governance.ReadModelCommand.CompleteRebuild;
import org.mentorlink.governance.ReadModelCommand.RequestRebuild;
import org.mentorlink.governance.ReadModelEvent;
import org.mentorlink.governance.ReadModelEvent.RebuildCancelled;
import org.mentorlink.governance.ReadModelEvent.RebuildCompleted;
import org.mentorlink.governance.ReadModelEvent.RebuildRequested;
import org.mentorlink.governance.ReadModelId;
import org.mentorlink.governance.RebuildableModels;
import org.mentorlink.shared.Personal;

/**
 * R6: that a read model is rebuilt, by whom and why: one rebuild at a time, until it takes over or is cancelled
 * (docs/decisions/0059-rebuilt-beside.md).
 */
@Aggregate
public class ReadModel {

    @AggregateIdentifier
    private ReadModelId readModelId;

    private ReadModelState state = new Built(null, false);

    ReadModel() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestRebuild command) {
        RebuildableModels.writtenBy(command.readModelId().processor());
        switch (state) {
            case Rebuilding now when now.rebuildId().equals(command.rebuildId()) -> {}
            case Rebuilding another -> throw refusedInput("REBUILD_RUNNING", "It is being rebuilt already.", "name");
            case Built built when command.rebuildId().equals(built.last()) -> {}
            case Built built ->
                apply(new RebuildRequested(
                        command.readModelId(),
                        command.rebuildId(),
                        command.requestedBy(),
                        Personal.ofNullable(command.requestedBy(), optionalReason(command.reason()))));
        }
    }

    @CommandHandler
    void handle(CancelRebuild command) {
        switch (state) {
            case Rebuilding now
            when now.rebuildId().equals(command.rebuildId()) ->
                apply(new RebuildCancelled(command.readModelId(), command.rebuildId(), command.cancelledBy()));
            case Built built when built.cancelled() && command.rebuildId().equals(built.last()) -> {}
            case Rebuilding another -> throw over();
            case Built built -> throw over();
        }
    }

    private static RuntimeException over() {
        return refusedInput("REBUILD_OVER", "That rebuild is over.", "rebuildId");
    }

    /** One that was cancelled just before may have taken over all the same; it stays cancelled. */
    @CommandHandler
    void handle(CompleteRebuild command) {
        if (state instanceof Rebuilding now && now.rebuildId().equals(command.rebuildId())) {
            apply(new RebuildCompleted(command.readModelId(), command.rebuildId(), command.upTo()));
        }
    }

    @EventSourcingHandler
    void on(ReadModelEvent event) {
        readModelId = event.readModelId();
        state = state.evolve(event);
    }
}
