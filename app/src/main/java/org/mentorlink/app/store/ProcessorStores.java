package org.mentorlink.app.store;

import java.time.Duration;
import java.util.Map;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;

/** Where event processors read, where they keep how far they are, and who is told. */
interface ProcessorStores {

    StreamableMessageSource<TrackedEventMessage<?>> source(String processor, EventStore events);

    /**
     * How far a processor of this process is that has handled everything up to a position: what follows and is nothing to it
     * needs no handling.
     */
    default long handled(String processor, long position) {
        return position;
    }

    TokenStore tokens(String processor);

    TransactionManager transactions(String processor);

    /** How many events a projection handles at most before it writes what comes of them. */
    default int projectionBatch() {
        return ProcessorsConfig.PROJECTION_BATCH;
    }

    /** How often a processor looks for segments that nobody holds any more. */
    Duration claimInterval();

    /** A segment of a processor has handled everything up to a position. */
    void reached(String processor, int segment, long position);

    /**
     * Positions of all processors, also those that other processes run.
     *
     * @param here those of this process; -1 for what it does not run itself
     */
    Map<String, Long> positions(Map<String, Long> here);
}
