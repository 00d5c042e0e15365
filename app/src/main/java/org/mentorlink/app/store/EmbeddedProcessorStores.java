package org.mentorlink.app.store;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.mentorlink.shared.ProjectionWrites;

/** One process runs every processor: projections with tokens in memory, as their models are, the others with theirs in the database. */
final class EmbeddedProcessorStores implements ProcessorStores {

    private static final int ALONE_BATCH = 1_000;

    private final TokenStore projectionTokens;
    private final TokenStore otherTokens;
    private final TransactionManager transactions;
    private final Supplier<EventFeed> feed;

    EmbeddedProcessorStores(
            TokenStore otherTokens,
            TransactionManager transactions,
            Supplier<ProjectionWrites> writes,
            Supplier<EventFeed> feed) {
        this.projectionTokens = new FlushBeforeToken(new InMemoryTokenStore(), writes);
        this.otherTokens = otherTokens;
        this.transactions = transactions;
        this.feed = feed;
    }

    @Override
    public StreamableMessageSource<TrackedEventMessage<?>> source(String processor, EventStore events) {
        // Readers wait for projections, each of which tells them how far it is: none is left behind.
        return feed.get().source(processor, !ProcessorsConfig.isProjection(processor));
    }

    @Override
    public long handled(String processor, long position) {
        return feed.get().handled(processor, position);
    }

    @Override
    public TokenStore tokens(String processor) {
        return ProcessorsConfig.isProjection(processor) ? projectionTokens : otherTokens;
    }

    @Override
    public TransactionManager transactions(String processor) {
        return ProcessorsConfig.isProjection(processor) ? NoTransactionManager.instance() : transactions;
    }

    /** Nobody else could take the projection over, so that none has to hurry; a view that many events change is written once. */
    @Override
    public int projectionBatch() {
        return ALONE_BATCH;
    }

    @Override
    public Duration claimInterval() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void reached(String processor, int segment, long position) {
        // Who asks is in this process and looks at the processor itself.
    }

    @Override
    public Map<String, Long> positions(Map<String, Long> here) {
        return here;
    }
}
