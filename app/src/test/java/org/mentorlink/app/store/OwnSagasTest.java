package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.inmemory.InMemorySagaStore;
import org.junit.jupiter.api.Test;

class OwnSagasTest {

    private static final int SAGAS = 200;
    private static final Segment[] QUARTERS =
            Segment.splitBalanced(Segment.ROOT_SEGMENT, 3).toArray(Segment[]::new);

    public record BookingId(String value) {

        @Override
        public String toString() {
            return value;
        }
    }

    public record Requested(BookingId bookingId) {}

    public record Confirmed(BookingId bookingId) {}

    public record Renamed(String name) {}

    /** Axon makes it. */
    public static class Process {

        private static final Map<String, List<Process>> HEARD = new HashMap<>();

        @StartSaga
        @SagaEventHandler(associationProperty = "bookingId")
        public void on(Requested event) {
            hear(event.bookingId());
        }

        @SagaEventHandler(associationProperty = "bookingId")
        public void on(Confirmed event) {
            hear(event.bookingId());
        }

        private void hear(BookingId booking) {
            HEARD.computeIfAbsent(booking.value(), id -> new ArrayList<>()).add(this);
        }
    }

    private static EventHandlerInvoker sagas() {
        return AnnotatedSagaManager.<Process>builder()
                .sagaType(Process.class)
                .sagaRepository(AnnotatedSagaRepository.<Process>builder()
                        .sagaType(Process.class)
                        .sagaStore(new InMemorySagaStore())
                        .build())
                .build();
    }

    private static long handled(EventHandlerInvoker sagas, EventMessage<?> event, Segment... segments) {
        return Arrays.stream(segments)
                .filter(segment -> sagas.canHandle(event, segment))
                .peek(segment -> DefaultUnitOfWork.startAndGet(event)
                        .executeWithResult(() -> {
                            sagas.handle(event, segment);
                            return true;
                        })
                        .getPayload())
                .count();
    }

    private static List<String> bookings() {
        return IntStream.range(0, SAGAS).mapToObj(n -> "bkg_" + n).toList();
    }

    @Test
    void what_is_about_a_saga_is_handled_once_in_its_own_segment() {
        Process.HEARD.clear();
        var own = new OwnSagas(sagas(), "bookingId");
        for (var booking : bookings()) {
            assertThat(handled(
                            own, GenericEventMessage.asEventMessage(new Requested(new BookingId(booking))), QUARTERS))
                    .isEqualTo(1);
            assertThat(handled(
                            own, GenericEventMessage.asEventMessage(new Confirmed(new BookingId(booking))), QUARTERS))
                    .isEqualTo(1);
        }
        assertThat(Process.HEARD)
                .hasSize(SAGAS)
                .allSatisfy((booking, heard) ->
                        assertThat(heard).as("started, and found again").hasSize(2));
    }

    /** As Axon alone would do: the rule is its own. */
    @Test
    void no_segment_that_is_passed_by_would_have_done_anything() {
        Process.HEARD.clear();
        var sagas = sagas();
        for (var booking : bookings()) {
            handled(sagas, GenericEventMessage.asEventMessage(new Requested(new BookingId(booking))), QUARTERS);
        }
        var own = new OwnSagas(sagas, "bookingId");
        for (var booking : bookings()) {
            handled(own, GenericEventMessage.asEventMessage(new Confirmed(new BookingId(booking))), QUARTERS);
        }
        assertThat(Process.HEARD)
                .hasSize(SAGAS)
                .allSatisfy((booking, heard) -> assertThat(heard).hasSize(2));
    }

    @Test
    void one_segment_has_all_and_what_nobody_handles_stays_so() {
        var own = new OwnSagas(sagas(), "bookingId");
        assertThat(own.canHandle(
                        GenericEventMessage.asEventMessage(new Requested(new BookingId("any"))), Segment.ROOT_SEGMENT))
                .isTrue();
        assertThat(own.canHandle(GenericEventMessage.asEventMessage(new Renamed("Ada")), Segment.ROOT_SEGMENT))
                .isFalse();
    }
}
