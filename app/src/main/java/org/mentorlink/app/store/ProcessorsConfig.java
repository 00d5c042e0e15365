package org.mentorlink.app.store;

import java.time.Duration;
import java.util.Map;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.EventTrackerStatusChangeListener;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.mentorlink.shared.ProjectionWrites;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/**
 * How event processors run; their names decide.
 *
 * <ul>
 *   <li>{@code projection-...} in batches, its token in memory like the read model it describes
 *   <li>{@code saga-...} one event at a time, token and saga in one transaction
 *   <li>{@code worker-...} one event at a time, four in parallel, those of one payment in order
 * </ul>
 *
 * <p>All of them track: a pooled processor on an embedded store would look for new events only every half second.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@Profile("!axon-server")
class ProcessorsConfig {

    private static final int WORKER_SEGMENTS = 4;
    private static final int PROJECTION_BATCH = 100;

    static boolean isProjection(String processor) {
        return processor.startsWith("projection-");
    }

    /** Fixed for good: changing the number of segments could handle an event twice. */
    static int segments(String processor) {
        return processor.startsWith("worker-") ? WORKER_SEGMENTS : 1;
    }

    @Bean
    ConfigurerModule eventProcessors(
            TokenStore tokens,
            TransactionManager transactions,
            Signal changes,
            ObjectProvider<ProjectionWrites> projectionWrites) {
        TokenStore projectionTokens = new FlushBeforeToken(
                new InMemoryTokenStore(), () -> projectionWrites.getIfAvailable(() -> NoProjectionWrites.INSTANCE));
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(axon -> PropagatingErrorHandler.instance())
                .registerDefaultSequencingPolicy(axon -> new SequencePerSubject())
                .registerEventProcessorFactory((name, axon, handlers) -> isProjection(name)
                        ? processor(name, axon, handlers, changes, projectionTokens, NoTransactionManager.instance())
                        : processor(name, axon, handlers, changes, tokens, transactions));
    }

    private static TrackingEventProcessor processor(
            String name,
            Configuration axon,
            EventHandlerInvoker handlers,
            Signal changes,
            TokenStore tokens,
            TransactionManager transactions) {
        return TrackingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(handlers)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageMonitor(axon.messageMonitor(TrackingEventProcessor.class, name))
                .messageSource(axon.eventStore())
                .tokenStore(tokens)
                .transactionManager(transactions)
                .trackingEventProcessorConfiguration(
                        TrackingEventProcessorConfiguration.forParallelProcessing(segments(name))
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                                .andBatchSize(isProjection(name) ? PROJECTION_BATCH : 1)
                                .andEventTrackerStatusChangeListener(new Raise(changes)))
                .spanFactory(axon.getComponent(EventProcessorSpanFactory.class))
                .build();
    }

    @Bean
    Signal processorChanges() {
        return new Signal();
    }

    @Bean
    Processors processors(
            EventProcessingConfiguration processing, EventStore events, CommandThreads commands, Signal changes) {
        return new Processors(processing, events, commands, changes);
    }

    @Bean
    CatchUp catchUp(Processors processors) {
        return new CatchUp(processors);
    }

    @Bean
    Watchdog watchdog(Processors processors, @Value("${mentorlink.watchdog-interval:5s}") Duration interval) {
        return new Watchdog(processors, interval);
    }

    private record Raise(Signal changes) implements EventTrackerStatusChangeListener {

        @Override
        public void onEventTrackerStatusChange(Map<Integer, EventTrackerStatus> updated) {
            changes.raise();
        }

        @Override
        public boolean validatePositions() {
            return true;
        }
    }

    /** For an application without projections. */
    private enum NoProjectionWrites implements ProjectionWrites {
        INSTANCE;

        @Override
        public void flush() {}

        @Override
        public void written(String processor, long position) {}
    }
}
