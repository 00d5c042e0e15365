package org.mentorlink.governance;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;

/** R6: what can be asked of a read model. */
public sealed interface ReadModelCommand {

    ReadModelId readModelId();

    /**
     * Has it built anew from the first event, beside the one that is read.
     *
     * @param reason in the words of who asks
     */
    record RequestRebuild(
            @TargetAggregateIdentifier ReadModelId readModelId,
            RebuildId rebuildId,
            MemberId requestedBy,
            @Nullable String reason)
            implements ReadModelCommand {

        @Override
        public String toString() {
            return "RequestRebuild[" + readModelId + ", " + rebuildId + "]";
        }
    }

    /** What has been built is thrown away; what is read stays as it is. */
    record CancelRebuild(@TargetAggregateIdentifier ReadModelId readModelId, RebuildId rebuildId, MemberId cancelledBy)
            implements ReadModelCommand {}

    /**
     * What was built is what is read from now on.
     *
     * @param upTo position up to which it was built when it took over
     */
    record CompleteRebuild(@TargetAggregateIdentifier ReadModelId readModelId, RebuildId rebuildId, long upTo)
            implements ReadModelCommand {}
}
