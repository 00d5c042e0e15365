package org.mentorlink.command.governance;

import org.jspecify.annotations.Nullable;
import org.mentorlink.governance.ReadModelEvent;
import org.mentorlink.governance.ReadModelEvent.RebuildCancelled;
import org.mentorlink.governance.ReadModelEvent.RebuildCompleted;
import org.mentorlink.governance.ReadModelEvent.RebuildRequested;
import org.mentorlink.governance.RebuildId;

/** A read model as decisions see it. */
sealed interface ReadModelState {

    /**
     * Is not being rebuilt.
     *
     * @param last its rebuild before, if any
     */
    record Built(@Nullable RebuildId last, boolean cancelled) implements ReadModelState {}

    /** Is being rebuilt. */
    record Rebuilding(RebuildId rebuildId) implements ReadModelState {}

    default ReadModelState evolve(ReadModelEvent event) {
        return switch (event) {
            case RebuildRequested requested -> new Rebuilding(requested.rebuildId());
            case RebuildCancelled cancelled -> new Built(cancelled.rebuildId(), true);
            case RebuildCompleted completed -> new Built(completed.rebuildId(), false);
        };
    }
}
