package org.mentorlink.governance;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;

/** R6: what has happened to a read model. */
public sealed interface ReadModelEvent {

    ReadModelId readModelId();

    RebuildId rebuildId();

    /** @param reason in the words of who asked */
    @Revision("1")
    record RebuildRequested(
            ReadModelId readModelId,
            RebuildId rebuildId,
            MemberId requestedBy,
            @Nullable Personal reason) implements ReadModelEvent {}

    @Revision("1")
    record RebuildCancelled(ReadModelId readModelId, RebuildId rebuildId, MemberId cancelledBy)
            implements ReadModelEvent {}

    /** @param upTo position up to which it was built when it took over */
    @Revision("1")
    record RebuildCompleted(ReadModelId readModelId, RebuildId rebuildId, long upTo) implements ReadModelEvent {}
}
