package org.mentorlink.command.communication;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.ListenerInvocationErrorHandler;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.mentorlink.communication.NotificationCommand.TellAgain;
import org.mentorlink.communication.NotificationDeadline.NotificationDue;
import org.mentorlink.governance.StepCommand.ParkStep;
import org.mentorlink.governance.StepId;
import org.mentorlink.shared.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What becomes of a notification that failed, whatever the cause: it is set aside, so that the next ones go out, and its
 * event is handled again after growing pauses. Messages that went out do so no second time. When a day and a half of that
 * was to no avail it is parked for staff, as steps of processes are (decision 5).
 *
 * <p>Only where not even that can be recorded does the failure reach the processor, which then comes back with the event.
 */
@Component
@ProcessingGroup(NotificationRetries.GROUP)
@DisallowReplay
class NotificationRetries implements ListenerInvocationErrorHandler {

    static final String GROUP = "worker-notification";

    /** Before each repetition. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(9),
            Duration.ofHours(24));

    private static final Logger log = LoggerFactory.getLogger(NotificationRetries.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EventStore events;
    private final EventScheduler scheduler;
    private final CommandGateway commands;
    private final Clock clock;
    private final ListableBeanFactory beans;
    private final ParameterResolverFactory parameters;

    NotificationRetries(
            EventStore events,
            EventScheduler scheduler,
            CommandGateway commands,
            Clock clock,
            ListableBeanFactory beans,
            ParameterResolverFactory parameters) {
        this.events = events;
        this.scheduler = scheduler;
        this.commands = commands;
        this.clock = clock;
        this.beans = beans;
        this.parameters = parameters;
    }

    /** Makes this the one who hears of failures. */
    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        ConfigurerModule notificationFailures(ObjectProvider<NotificationRetries> it) {
            return configurer ->
                    configurer.eventProcessing().registerListenerInvocationErrorHandler(GROUP, axon -> it.getObject());
        }
    }

    @Override
    public void onError(Exception failure, EventMessage<?> event, EventMessageHandler handler) throws Exception {
        if (!(event instanceof DomainEventMessage<?> told) || event.getPayload() instanceof NotificationDue) {
            throw failure;
        }
        later(new NotificationDue(told.getAggregateIdentifier(), told.getSequenceNumber(), 1), cause(failure));
    }

    @EventHandler
    void on(NotificationDue due) {
        tell(due).ifPresent(cause -> {
            if (due.attempt() < PAUSES.size()) {
                later(new NotificationDue(due.subject(), due.sequence(), due.attempt() + 1), cause);
            } else {
                park(due, cause);
            }
        });
    }

    @CommandHandler
    void handle(TellAgain command) {
        schedule(new NotificationDue(command.subject(), command.sequence(), 1), Duration.ZERO);
    }

    /** @return why it failed, if it did */
    private Optional<String> tell(NotificationDue due) {
        try {
            // Where it is in the log is not known here, but that the log's end comes after it.
            var event = new GenericTrackedDomainEventMessage<>(
                    events.createHeadToken(),
                    events.readEvents(due.subject(), due.sequence()).next());
            Everyone.of(notifiers(), notifier -> tell(notifier, event));
            return Optional.empty();
        } catch (RuntimeException failure) {
            return Optional.of(cause(failure));
        }
    }

    private void tell(Object notifier, DomainEventMessage<?> event) {
        try {
            new AnnotationEventHandlerAdapter(notifier, parameters).handle(event);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private List<Object> notifiers() {
        return beans.getBeansWithAnnotation(ProcessingGroup.class).values().stream()
                .filter(bean -> bean != this)
                .filter(bean -> GROUP.equals(
                        bean.getClass().getAnnotation(ProcessingGroup.class).value()))
                .toList();
    }

    private void later(NotificationDue due, String cause) {
        log.warn("event {} of {} is told again: {}", due.sequence(), due.subject(), cause);
        schedule(due, PAUSES.get(due.attempt() - 1));
    }

    private void schedule(NotificationDue due, Duration pause) {
        scheduler.schedule(
                clock.instant().plus(pause),
                GenericEventMessage.asEventMessage(due).andMetaData(Actor.PLATFORM.asMetaData()));
    }

    private void park(NotificationDue due, String cause) {
        log.error("event {} of {} was not told and waits for staff: {}", due.sequence(), due.subject(), cause);
        var command = new TellAgain(due.subject(), due.sequence());
        var json = JSON.writeValueAsString(command);
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(new ParkStep(
                        StepId.of(due.subject(), command.getClass().getSimpleName() + json),
                        due.subject(),
                        command.getClass().getName(),
                        json,
                        cause))
                .andMetaData(Actor.PLATFORM.asMetaData()));
    }

    /** What others say may name an address. */
    private static String cause(Exception failure) {
        return failure instanceof MessageNotSent told
                ? String.valueOf(told.getMessage())
                : failure.getClass().getSimpleName();
    }
}
