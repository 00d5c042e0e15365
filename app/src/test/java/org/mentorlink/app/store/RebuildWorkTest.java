package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mentorlink.governance.ReadModelCommand.CompleteRebuild;
import org.mentorlink.governance.ReadModelId;
import org.mentorlink.governance.RebuildId;
import org.mentorlink.governance.RebuildStatus;
import org.mentorlink.governance.RebuildView;
import org.mentorlink.query.governance.RebuildProgresses;
import org.mentorlink.query.governance.Rebuilds;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.ProjectionWrites;

/** One rebuild, on events 0 to 249, with projections that have no views. What becomes of views is tried where those are. */
@Timeout(60)
class RebuildWorkTest {

    private static final String BOOKINGS = "projection-bookings";
    private static final int EVENTS = 250;
    private static final RebuildView ASKED_FOR =
            new RebuildView("rbd_1", "rdm_bookings", RebuildStatus.RUNNING, "mbr_admin", Instant.EPOCH, 7, null, null);

    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final TrackingEventProcessor live = mock();
    private final EventHandlerInvoker handlers = mock();
    private final TokenStore tokens = mock();
    private final Processors processors = mock();
    private final ProcessorStores stores = mock();
    private final ProjectionWrites writes = mock();
    private final Rebuilds rebuilds = mock();
    private final RebuildProgresses progresses = mock();
    private final CommandGateway commands = mock();
    private final EventTrackerStatus status = mock();
    private final List<Object> handled = new ArrayList<>();

    @BeforeEach
    void theOneThatIsReadIsAt199() throws Exception {
        for (var n = 0; n < EVENTS; n++) {
            events.publish(GenericEventMessage.asEventMessage("event " + n));
        }
        when(live.getName()).thenReturn(BOOKINGS);
        when(live.eventHandlerInvoker()).thenReturn(handlers);
        when(live.processingStatus()).thenReturn(Map.of(0, status));
        when(status.getCurrentPosition()).thenReturn(OptionalLong.of(199));
        when(stores.source(any(), any())).thenReturn(events);
        when(stores.tokens(BOOKINGS)).thenReturn(tokens);
        when(tokens.fetchToken(BOOKINGS, 0)).thenReturn(new GlobalSequenceTrackingToken(199));
        when(handlers.canHandle(any(), any())).thenReturn(true);
        doAnswer(call -> handled.add(call.<EventMessage<?>>getArgument(0).getPayload()))
                .when(handlers)
                .handle(any(), any());
        doAnswer(call -> {
                    call.<Runnable>getArgument(1).run();
                    return null;
                })
                .when(processors)
                .whileResting(eq(live), any());
        when(rebuilds.running()).thenReturn(List.of(ASKED_FOR));
    }

    @AfterEach
    void close() {
        events.shutDown();
    }

    @Test
    void takes_over_when_it_has_handled_exactly_what_the_one_that_is_read_has() {
        var work = work();
        work.run();

        assertThat(handled).hasSize(200).startsWith("event 0").endsWith("event 199");
        assertThat(work.hasTakenOver()).isTrue();
        verify(handlers).performReset();
        verify(writes, atLeastOnce()).flush();
        verify(tokens).extendClaim(BOOKINGS, 0);
        verify(tokens).releaseClaim(BOOKINGS, 0);
        verify(commands).sendAndWait(argThat(RebuildWorkTest::says199ByThePlatform));
    }

    @Test
    void hands_on_what_came_in_before_the_other_rested() {
        when(tokens.fetchToken(BOOKINGS, 0)).thenReturn(new GlobalSequenceTrackingToken(230));
        var work = work();
        work.run();

        assertThat(handled).hasSize(231).endsWith("event 230");
        assertThat(work.hasTakenOver()).isTrue();
    }

    @Test
    void begins_anew_where_an_event_could_not_be_handled() throws Exception {
        doAnswer(call -> {
                    handled.add(call.<EventMessage<?>>getArgument(0).getPayload());
                    if (handled.size() == 150) {
                        throw new IllegalStateException("not this one");
                    }
                    return null;
                })
                .when(handlers)
                .handle(any(), any());
        var work = work();
        work.run();

        assertThat(handled).hasSize(350);
        assertThat(handled.get(150)).isEqualTo("event 0");
        assertThat(work.hasTakenOver()).isTrue();
        verify(progresses).note(eq("rbd_1"), argThat(progress -> progress.failing()));
    }

    @Test
    void stops_where_it_is_given_up() throws Exception {
        var work = work();
        doAnswer(call -> {
                    handled.add(call.getArgument(0));
                    if (handled.size() == 120) {
                        work.giveUp();
                    }
                    return null;
                })
                .when(handlers)
                .handle(any(), any());
        work.run();

        assertThat(handled).hasSizeLessThan(201);
        assertNothingHasBecomeOf(work);
        verify(progresses).forget("rbd_1");
        verify(processors, never()).whileResting(any(), any());
    }

    @Test
    void does_not_take_over_once_it_is_cancelled() {
        var work = work();
        when(rebuilds.running()).thenAnswer(call -> {
            work.giveUp();
            return List.of();
        });
        work.run();

        assertThat(handled).hasSize(200);
        assertNothingHasBecomeOf(work);
    }

    @Test
    void leaves_it_to_another_process_that_has_taken_the_other_over() {
        when(tokens.fetchToken(BOOKINGS, 0)).thenThrow(new UnableToClaimTokenException("it is another's"));
        var work = work();
        work.run();

        assertNothingHasBecomeOf(work);
        verify(tokens, never()).releaseClaim(BOOKINGS, 0);
    }

    @Test
    void does_not_take_over_where_the_claim_was_lost_at_the_last_moment() {
        var work = work();
        doAnswer(call -> {
                    work.giveUp();
                    throw new UnableToClaimTokenException("it is another's");
                })
                .when(tokens)
                .extendClaim(BOOKINGS, 0);
        work.run();

        assertNothingHasBecomeOf(work);
    }

    @Test
    void waits_for_the_other_to_have_started() {
        when(live.processingStatus()).thenReturn(Map.of(), Map.of(), Map.of(0, status));
        var work = work();
        work.run();

        assertThat(handled).hasSize(200);
        assertThat(work.hasTakenOver()).isTrue();
    }

    @Test
    void says_it_again_where_nobody_has_heard_that_it_is_done() {
        when(commands.sendAndWait(any()))
                .thenThrow(new IllegalStateException("nobody is there"))
                .thenReturn(null);
        var work = work();
        work.run();

        assertThat(handled).hasSize(200);
        verify(commands, times(2)).sendAndWait(any());
    }

    private void assertNothingHasBecomeOf(RebuildWork work) {
        assertThat(work.hasTakenOver()).isFalse();
        verify(commands, never()).sendAndWait(any());
    }

    private static boolean says199ByThePlatform(Object sent) {
        return sent instanceof CommandMessage<?> command
                && command.getPayload()
                        .equals(new CompleteRebuild(ReadModelId.writtenBy(BOOKINGS), new RebuildId("rbd_1"), 199))
                && Actor.of(command.getMetaData()).equals(Actor.PLATFORM);
    }

    private RebuildWork work() {
        return new RebuildWork(
                ASKED_FOR,
                live,
                processors,
                stores,
                events,
                writes,
                rebuilds,
                progresses,
                commands,
                Duration.ofMillis(10));
    }
}
