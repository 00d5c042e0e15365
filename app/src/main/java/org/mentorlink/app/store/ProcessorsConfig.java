package org.mentorlink.app.store;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
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
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.mentorlink.query.governance.RebuildProgresses;
import org.mentorlink.query.governance.Rebuilds;
import org.mentorlink.shared.ProjectionWrites;
import org.mentorlink.shared.SideWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;

/**
 * How event processors run; their names decide.
 *
 * <ul>
 *   <li>{@code projection-...} in batches, its token beside the read model it describes
 *   <li>{@code saga-...} one event at a time, token and saga in one transaction; apart, the token after the saga; those of
 *       bookings four in parallel, each booking in order
 *   <li>{@code worker-...} one event at a time; those that wait for others' machines four in parallel, each
 *       payment in order, and what an event says of one member or session; the export in small batches
 * </ul>
 *
 * <p>All of them track: a pooled processor on an embedded store would look for new events only every half second.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ProcessorsConfig {

    private static final int GATEWAY_SEGMENTS = 4;
    private static final String BOOKING_SAGAS = "saga-booking";
    private static final int SAGA_SEGMENTS = 4;

    /** Of a rebuild, and of projections that others may write to as well: short of a claim on a slow store. */
    static final int PROJECTION_BATCH = 100;

    /** So few that brokers may be slow and the claim on the token lasts. */
    private static final int EXPORT_BATCH = 20;

    private static final Duration REBUILD_AGAIN_AFTER = Duration.ofSeconds(5);

    /** Sends what moved money out of the platform, where that is set. */
    static final String EXPORT = "worker-finance-export";

    /** Counts what is missed from its first start on: what was missed before, under no such rule, is nobody's strike. */
    private static final String STRIKES = "worker-strikes";

    static boolean isProjection(String processor) {
        return processor.startsWith("projection-");
    }

    /** Whether what happens here depends on how far it is. What is sent out brings nothing about, and may wait for others for days. */
    static boolean isAwaited(String processor) {
        return !processor.equals(EXPORT);
    }

    private static int batch(String processor, ProcessorStores stores) {
        if (isProjection(processor)) {
            return stores.projectionBatch();
        }
        return processor.equals(EXPORT) ? EXPORT_BATCH : 1;
    }

    /** Fixed for good: changing the number of segments could handle an event twice. */
    static int segments(String processor) {
        return switch (processor) {
            case "worker-payment", "worker-calendars", "worker-calendar-sessions" -> GATEWAY_SEGMENTS;
            case BOOKING_SAGAS -> SAGA_SEGMENTS;
            default -> 1;
        };
    }

    /**
     * Whether each query process has one of these for itself, as its model is in the process's memory
     * (docs/decisions/0020-each-process-has-its-index.md).
     */
    static boolean isOfEachProcess(String processor) {
        return processor.equals("projection-search");
    }

    /** For an application without projections, nobody's. */
    static Supplier<ProjectionWrites> writes(ObjectProvider<ProjectionWrites> projections) {
        return () -> projections.getIfAvailable(() -> NoProjectionWrites.INSTANCE);
    }

    @Bean
    ConfigurerModule eventProcessors(
            ProcessorStores stores, Signal changes, ObjectProvider<ProjectionWrites> projections) {
        Supplier<ProjectionWrites> writes = writes(projections);
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(axon -> PropagatingErrorHandler.instance())
                .registerDefaultSequencingPolicy(axon -> new SequencePerSubject())
                .registerEventProcessorFactory((name, axon, handlers) ->
                        processor(name, axon, handlers, new Progress(name, changes, stores, writes), stores));
    }

    private static TrackingEventProcessor processor(
            String name,
            Configuration axon,
            EventHandlerInvoker handlers,
            EventTrackerStatusChangeListener progress,
            ProcessorStores stores) {
        return TrackingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(name.equals(BOOKING_SAGAS) ? new OwnSagas(handlers, "bookingId") : handlers)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageMonitor(axon.messageMonitor(TrackingEventProcessor.class, name))
                .messageSource(stores.source(name, axon.eventStore()))
                .tokenStore(stores.tokens(name))
                .transactionManager(stores.transactions(name))
                .trackingEventProcessorConfiguration(
                        TrackingEventProcessorConfiguration.forParallelProcessing(segments(name))
                                .andInitialTrackingToken(
                                        name.equals(STRIKES)
                                                ? StreamableMessageSource::createHeadToken
                                                : StreamableMessageSource::createTailToken)
                                .andBatchSize(batch(name, stores))
                                .andTokenClaimInterval(stores.claimInterval().toMillis(), TimeUnit.MILLISECONDS)
                                .andEventTrackerStatusChangeListener(progress))
                .spanFactory(axon.getComponent(EventProcessorSpanFactory.class))
                .build();
    }

    @Bean
    Signal processorChanges() {
        return new Signal();
    }

    @Bean
    Processors processors(
            EventProcessingConfiguration processing,
            EventStore events,
            CommandThreads commands,
            ObjectProvider<SideWork> beside,
            Signal changes,
            ProcessorStores stores) {
        return new Processors(processing, events, commands, beside, changes, stores);
    }

    @Bean
    CatchUp catchUp(Processors processors) {
        return new CatchUp(processors);
    }

    @Bean
    Watchdog watchdog(Processors processors, @Value("${mentorlink.watchdog-interval:5s}") Duration interval) {
        return new Watchdog(processors, interval);
    }

    @Bean
    Rebuilder rebuilder(
            Processors processors,
            EventProcessingConfiguration processing,
            EventStore events,
            ProcessorStores stores,
            CommandGateway commands,
            ObjectProvider<Rebuilds> rebuilds,
            ObjectProvider<RebuildProgresses> progresses,
            ObjectProvider<ProjectionWrites> projections) {
        return new Rebuilder(
                processors,
                processing,
                rebuilds,
                (rebuild, processor) -> new RebuildWork(
                        rebuild,
                        processor,
                        processors,
                        stores,
                        events,
                        writes(projections).get(),
                        rebuilds.getObject(),
                        progresses.getObject(),
                        commands,
                        REBUILD_AGAIN_AFTER));
    }

    /**
     * Tells readers how far a projection is as soon as it is. Its token alone would tell them late: for events that a
     * projection does not handle, it is stored only when the processor's patience is over.
     */
    private record Progress(String processor, Signal changes, ProcessorStores stores, Supplier<ProjectionWrites> writes)
            implements EventTrackerStatusChangeListener {

        @Override
        public void onEventTrackerStatusChange(Map<Integer, EventTrackerStatus> updated) {
            updated.forEach((segment, status) -> {
                if (!status.trackerRemoved()) {
                    status.getCurrentPosition().ifPresent(position -> reached(segment, position));
                }
            });
            changes.raise();
        }

        private void reached(int segment, long position) {
            if (isProjection(processor)) {
                writes.get().written(processor, position);
            }
            stores.reached(processor, segment, position);
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
        public void begins(String processor, long position) {}

        @Override
        public void written(String processor, long position) {}
    }
}
