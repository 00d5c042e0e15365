package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.mentorlink.shared.ProjectionWrites;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Where a processor begins that has never run. */
class ProcessorsConfigTest {

    /** What was missed before anybody was counted for it is not counted (docs/decisions/0070-strikes.md). */
    @Test
    void strikes_begin_with_what_happens_after_their_first_start() {
        assertThat(handledBy("worker-strikes")).containsExactly("after");
    }

    @Test
    void others_begin_with_the_first_event() {
        assertThat(handledBy("worker-notification")).containsExactly("before", "after");
    }

    private static List<String> handledBy(String processor) {
        var handled = new CopyOnWriteArrayList<String>();
        var log = new InMemoryEventStorageEngine();
        log.appendEvents(GenericEventMessage.asEventMessage("before"));
        var configurer = DefaultConfigurer.defaultConfiguration(false).configureEmbeddedEventStore(axon -> log);
        configurer.eventProcessing().byDefaultAssignTo(processor).registerEventHandler(axon -> new Handler(handled));
        new ProcessorsConfig()
                .eventProcessors(
                        stores(), new Signal(), new StaticListableBeanFactory().getBeanProvider(ProjectionWrites.class))
                .configureModule(configurer);
        var axon = configurer.start();
        try {
            Awaitility.await().until(() -> isLevel(axon, processor));
            axon.eventBus().publish(GenericEventMessage.asEventMessage("after"));
            Awaitility.await().until(() -> handled.contains("after"));
            return List.copyOf(handled);
        } finally {
            axon.shutdown();
        }
    }

    private static boolean isLevel(org.axonframework.config.Configuration axon, String processor) {
        return axon
                .eventProcessingConfiguration()
                .eventProcessor(processor, org.axonframework.eventhandling.StreamingEventProcessor.class)
                .orElseThrow()
                .processingStatus()
                .values()
                .stream()
                .anyMatch(org.axonframework.eventhandling.EventTrackerStatus::isCaughtUp);
    }

    private static ProcessorStores stores() {
        var stores = mock(ProcessorStores.class);
        when(stores.source(any(), any())).thenAnswer(call -> call.getArgument(1));
        when(stores.tokens(any())).thenReturn(new InMemoryTokenStore());
        when(stores.transactions(any())).thenReturn(NoTransactionManager.instance());
        when(stores.projectionBatch()).thenReturn(100);
        when(stores.claimInterval()).thenReturn(Duration.ofMillis(100));
        return stores;
    }

    private record Handler(List<String> handled) {

        @EventHandler
        void on(String event) {
            handled.add(event);
        }
    }
}
