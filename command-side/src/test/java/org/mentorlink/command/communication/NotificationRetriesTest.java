package org.mentorlink.command.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.communication.NotificationCommand.TellAgain;
import org.mentorlink.communication.NotificationDeadline.NotificationDue;
import org.mentorlink.governance.StepCommand.ParkStep;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class NotificationRetriesTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final DomainEventMessage<String> EVENT =
            new GenericDomainEventMessage<>("Member", "mbr_ada", 3, "something has happened");

    private final EventStore events = mock(EventStore.class);
    private final EventScheduler scheduler = mock(EventScheduler.class);
    private final CommandGateway commands = mock(CommandGateway.class);
    private final EventMessageHandler handler = mock(EventMessageHandler.class);
    private final Map<Instant, NotificationDue> scheduled = new java.util.LinkedHashMap<>();
    private final List<ParkStep> parked = new ArrayList<>();
    private final Notifier notifier = new Notifier();
    private final Stranger stranger = new Stranger();
    private final NotificationRetries retries = new NotificationRetries(
            events,
            scheduler,
            commands,
            Clock.fixed(NOON, ZoneOffset.UTC),
            new StaticListableBeanFactory(Map.of("notifier", notifier, "another", new Another(), "stranger", stranger)),
            ClasspathParameterResolverFactory.forClass(NotificationRetriesTest.class));

    @ProcessingGroup(NotificationRetries.GROUP)
    static class Notifier {

        private final List<String> told = new ArrayList<>();
        private @Nullable RuntimeException failure;

        @EventHandler
        void on(String event, @MessageIdentifier String eventId, TrackingToken token) {
            if (failure != null) {
                throw failure;
            }
            told.add(event + " " + eventId + " " + token.position().orElseThrow());
        }
    }

    @ProcessingGroup(NotificationRetries.GROUP)
    static class Another {

        @EventHandler
        void on(Integer event) {
            throw new AssertionError(event);
        }
    }

    @ProcessingGroup("worker-of-something-else")
    static class Stranger {

        private final List<String> told = new ArrayList<>();

        @EventHandler
        void on(String event) {
            told.add(event);
        }
    }

    @BeforeEach
    void wire() {
        when(events.createHeadToken()).thenReturn(new GlobalSequenceTrackingToken(40));
        when(events.readEvents("mbr_ada", 3)).thenAnswer(asked -> DomainEventStream.of(EVENT));
        when(scheduler.schedule(any(Instant.class), any())).thenAnswer(asked -> {
            var message = asked.<EventMessage<?>>getArgument(1);
            assertThat(message.getMetaData()).containsEntry("actorRole", "PLATFORM");
            scheduled.put(asked.getArgument(0), (NotificationDue) message.getPayload());
            return null;
        });
        when(commands.sendAndWait(any())).thenAnswer(asked -> {
            parked.add((ParkStep) asked.<CommandMessage<?>>getArgument(0).getPayload());
            return null;
        });
    }

    private static NotificationDue due(int attempt) {
        return new NotificationDue("mbr_ada", 3, attempt);
    }

    @Test
    void what_fails_is_set_aside_for_a_moment() throws Exception {
        retries.onError(new IllegalStateException("ada@example.org"), EVENT, handler);
        assertThat(scheduled).containsExactly(Map.entry(NOON.plusSeconds(5), due(1)));
    }

    @Test
    void what_cannot_be_set_aside_stays_with_the_processor() {
        var failure = new IllegalStateException("the store is away");
        assertThatThrownBy(() ->
                        retries.onError(failure, GenericEventMessage.asEventMessage("no event of anything"), handler))
                .isSameAs(failure);
        assertThatThrownBy(() ->
                        retries.onError(failure, new GenericDomainEventMessage<>(null, "some-id", 0, due(1)), handler))
                .isSameAs(failure);

        when(scheduler.schedule(any(Instant.class), any())).thenThrow(failure);
        assertThatThrownBy(() -> retries.onError(new MessageNotSent("later"), EVENT, handler))
                .isSameAs(failure);
    }

    @Test
    void the_same_event_is_handled_again_by_those_who_tell_and_by_nobody_else() {
        retries.on(due(1));

        assertThat(notifier.told).containsExactly("something has happened " + EVENT.getIdentifier() + " 40");
        assertThat(stranger.told).isEmpty();
        assertThat(scheduled).isEmpty();
        assertThat(parked).isEmpty();
    }

    @Test
    void what_keeps_failing_is_tried_after_growing_pauses_and_then_parked_without_an_address() {
        notifier.failure = new IllegalStateException("ada@example.org");

        var most = NotificationRetries.PAUSES.size();
        IntStream.rangeClosed(1, most).forEach(attempt -> retries.on(due(attempt)));

        assertThat(scheduled.values())
                .containsExactlyElementsOf(IntStream.rangeClosed(2, most)
                        .mapToObj(NotificationRetriesTest::due)
                        .toList());
        assertThat(List.copyOf(scheduled.keySet())).isSorted().endsWith(NOON.plus(Duration.ofHours(24)));
        assertThat(parked).singleElement().satisfies(step -> {
            assertThat(step.processId()).isEqualTo("mbr_ada");
            assertThat(step.commandType()).isEqualTo(TellAgain.class.getName());
            assertThat(step.command()).isEqualTo("{\"subject\":\"mbr_ada\",\"sequence\":3}");
            assertThat(step.cause()).isEqualTo("IllegalStateException");
        });
    }

    @Test
    void an_outbox_says_itself_why() {
        notifier.failure = new MessageNotSent("the mail server is away");
        retries.on(due(NotificationRetries.PAUSES.size()));
        assertThat(parked).extracting(ParkStep::cause).containsExactly("the mail server is away");
    }

    @Test
    void staff_begins_it_anew() {
        retries.handle(new TellAgain("mbr_ada", 3));
        assertThat(scheduled).containsExactly(Map.entry(NOON, due(1)));
    }

    @Test
    void who_cannot_be_told_keeps_it_from_nobody_else() {
        List<String> told = new ArrayList<>();
        var failures = List.of(new IllegalStateException("first"), new IllegalStateException("third"));
        var left = new ArrayList<>(failures);

        assertThatThrownBy(() -> Everyone.of(List.of("ada", "grace", "linus", "barbara"), person -> {
                    if (person.equals("ada") || person.equals("linus")) {
                        throw left.removeFirst();
                    }
                    told.add(person);
                }))
                .isSameAs(failures.getFirst())
                .hasSuppressedException(failures.getLast());
        assertThat(told).containsExactly("grace", "barbara");
    }
}
