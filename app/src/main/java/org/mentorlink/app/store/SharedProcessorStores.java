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

/**
 * Of the processes that could run a processor, each segment is held by one at a time, by a claim on its token in MongoDB;
 * the others look every second whether it has become free.
 */
final class SharedProcessorStores implements ProcessorStores {

    private static final Duration CLAIM_INTERVAL = Duration.ofSeconds(1);

    private final TokenStore projectionTokens;
    private final TokenStore tokensOfThisProcess;
    private final TokenStore otherTokens;
    private final PositionBoard board;

    SharedProcessorStores(TokenStore shared, PositionBoard board, Supplier<ProjectionWrites> writes) {
        this.projectionTokens = new TokenAfterWork(new FlushBeforeToken(shared, writes));
        this.tokensOfThisProcess = new FlushBeforeToken(new InMemoryTokenStore(), writes);
        this.otherTokens = new TokenAfterWork(shared);
        this.board = board;
    }

    @Override
    public StreamableMessageSource<TrackedEventMessage<?>> source(String processor, EventStore events) {
        return events;
    }

    @Override
    public TokenStore tokens(String processor) {
        if (ProcessorsConfig.isOfEachProcess(processor)) {
            return tokensOfThisProcess;
        }
        return ProcessorsConfig.isProjection(processor) ? projectionTokens : otherTokens;
    }

    @Override
    public TransactionManager transactions(String processor) {
        return NoTransactionManager.instance();
    }

    @Override
    public Duration claimInterval() {
        return CLAIM_INTERVAL;
    }

    @Override
    public void reached(String processor, int segment, long position) {
        board.reached(processor, segment, position);
    }

    @Override
    public Map<String, Long> positions(Map<String, Long> here) {
        return board.positions(here);
    }
}
