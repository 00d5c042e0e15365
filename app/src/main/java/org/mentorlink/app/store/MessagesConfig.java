package org.mentorlink.app.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.mentorlink.app.vault.KeyVault;
import org.mentorlink.command.shared.RefusingCommandBus;
import org.mentorlink.shared.EventTypes;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** How messages are written and how commands are handled here: the same in both run modes. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class MessagesConfig {

    /** Axon goes on to the next phase after five seconds. */
    private static final Duration COMMANDS_END_WITHIN = Duration.ofSeconds(4);

    @Bean
    @Primary
    Serializer serializer(EventTypes types, KeyVault vault) {
        return new EventStoreSerializer(types, vault);
    }

    @Bean
    @Qualifier("messageSerializer") Serializer messageSerializer(Serializer serializer) {
        return serializer;
    }

    @Bean
    @Qualifier("eventSerializer") Serializer eventSerializer(Serializer serializer) {
        return serializer;
    }

    @Bean
    CommandThreads commandThreads(Signal changes) {
        return new CommandThreads(changes);
    }

    /** A process that ends: nobody sends it commands any more, and the event store is still there. */
    @Bean
    ConfigurerModule commandsAreFinished(CommandThreads threads) {
        return configurer ->
                configurer.onShutdown(Phase.INBOUND_COMMAND_CONNECTOR - 1, () -> threads.finish(COMMANDS_END_WITHIN));
    }

    /** Without transactions: all that a command writes are its events, and the store writes them all or none. */
    @Bean
    @Qualifier("localSegment") CommandBus commandBus(CommandThreads threads, Configuration axon, DuplicateCommandHandlerResolver duplicates) {
        AsynchronousCommandBus bus = new RefusingCommandBus(AsynchronousCommandBus.builder()
                .executor(threads)
                .duplicateCommandHandlerResolver(duplicates)
                .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus")));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    @Bean
    CorrelationDataProvider messageOrigin() {
        return new MessageOriginProvider();
    }

    /** Who acts, in which role and by which request: carried from each message to those it causes. */
    @Bean
    CorrelationDataProvider actor() {
        return new SimpleCorrelationDataProvider("actorId", "actorRole", "requestId");
    }

    /** Events take their time from the application's clock. */
    @Bean
    InitializingBean eventTime(Clock clock) {
        return () -> GenericEventMessage.clock = Objects.requireNonNull(clock);
    }
}
