package org.mentorlink.saga.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.MENTORS_TIME;
import static org.mentorlink.mothers.Bookings.PRICE;
import static org.mentorlink.mothers.Bookings.SESSION;
import static org.mentorlink.mothers.Bookings.TOPIC;
import static org.mentorlink.mothers.Bookings.awaited;
import static org.mentorlink.mothers.Bookings.confirmed;
import static org.mentorlink.mothers.Bookings.menteesTimeReserved;
import static org.mentorlink.mothers.Bookings.mentorsTimeReserved;
import static org.mentorlink.mothers.Bookings.requested;
import static org.mentorlink.mothers.Members.ADAS_CALENDAR;
import static org.mentorlink.mothers.Members.GRACES_CALENDAR;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.axonframework.eventhandling.scheduling.java.SimpleScheduleToken;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingDeadline;
import org.mentorlink.booking.BookingDeadline.AttendanceDue;
import org.mentorlink.booking.BookingDeadline.ConfirmationLapsed;
import org.mentorlink.booking.BookingDeadline.HoldLapsed;
import org.mentorlink.booking.BookingDeadline.SessionDue;
import org.mentorlink.booking.BookingDeadline.SessionOver;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingClosed;
import org.mentorlink.booking.BookingEvent.BookingExpired;
import org.mentorlink.booking.CalendarCommand.ReleaseTime;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.Party;
import org.mentorlink.payment.PaymentCommand.ReturnPayment;
import org.mentorlink.payment.PaymentEvent.PaymentAuthorized;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.Refused;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Between any two events the process is nothing but its JSON: so it outlives a restart. */
class RestartTest {

    private static final PaymentAuthorized AUTHORIZED =
            new PaymentAuthorized(PaymentId.of(BOOKING), BOOKING, PRICE, "auth-1");

    private final JsonSagas store = new JsonSagas();
    private final RecordingCommandBus bus = new RecordingCommandBus();
    private final Schedule schedule = new Schedule();

    @Test
    void goes_on_where_it_was() {
        happens(requested(), mentorsTimeReserved(), menteesTimeReserved(), AUTHORIZED, awaited());
        bus.clearCommands();

        happens(new BookingExpired(BOOKING, "CONFIRMATION"));

        assertThat(sent())
                .hasSize(3)
                .startsWith(
                        new ReleaseTime(GRACES_CALENDAR, BOOKING, Party.MENTOR, MENTORS_TIME),
                        new ReleaseTime(ADAS_CALENDAR, BOOKING, Party.MENTEE, SESSION))
                .last()
                .isInstanceOfSatisfying(ReturnPayment.class, back -> {
                    assertThat(back).isEqualTo(new ReturnPayment(PaymentId.of(BOOKING), BOOKING, PRICE, back.cause()));
                    assertThat(back.cause()).isNotNull();
                });
        assertThat(schedule.pending()).isEmpty();
    }

    @Test
    void remembers_what_it_can_cancel() {
        happens(requested());
        assertThat(schedule.pending()).containsExactly(new HoldLapsed(BOOKING));

        happens(mentorsTimeReserved(), menteesTimeReserved(), AUTHORIZED, awaited());
        assertThat(schedule.pending()).containsExactly(new ConfirmationLapsed(BOOKING));

        happens(confirmed());
        assertThat(schedule.pending())
                .containsExactlyInAnyOrder(
                        new SessionDue(BOOKING, SESSION),
                        new AttendanceDue(BOOKING, SESSION),
                        new SessionOver(BOOKING, SESSION));

        happens(new BookingCancelled(BOOKING, CancelledBy.MENTOR, false, null));
        assertThat(schedule.pending()).isEmpty();
    }

    @Test
    void stores_nothing_personal_and_no_class_but_that_of_its_schedule() {
        happens(requested(), mentorsTimeReserved(), menteesTimeReserved());

        assertThat(store.json())
                .singleElement()
                .asString()
                .contains("\"@class\":\"" + SimpleScheduleToken.class.getName() + "\"")
                .doesNotContain(TOPIC, "org.mentorlink");
    }

    @Test
    void refuses_a_stored_schedule_of_a_class_that_is_not_the_frameworks() {
        happens(requested());
        store.replace(SimpleScheduleToken.class.getName(), ForeignToken.class.getName());

        assertThatThrownBy(() -> happens(mentorsTimeReserved())).hasRootCauseInstanceOf(DatabindException.class);
    }

    @Test
    void is_gone_once_it_ended() {
        happens(requested(), new BookingClosed(BOOKING));

        assertThat(store.json()).isEmpty();
    }

    @Test
    void keeps_what_it_was_when_a_step_could_be_neither_sent_nor_parked() {
        happens(requested());
        var before = store.json();
        bus.setCallbackBehavior((command, metaData) -> {
            throw Refused.because("STORE_AWAY", "Nothing can be stored.");
        });

        assertThatThrownBy(() -> happens(mentorsTimeReserved())).isInstanceOf(Refused.class);
        assertThat(store.json()).isEqualTo(before);
    }

    private List<Object> sent() {
        return bus.getDispatchedCommands().stream()
                .<Object>map(CommandMessage::getPayload)
                .toList();
    }

    /** Each event meets an application that was just started. */
    private void happens(Object... events) {
        for (var event : events) {
            var commands = DefaultCommandGateway.builder().commandBus(bus).build();
            var beans = MultiParameterResolverFactory.ordered(
                    ClasspathParameterResolverFactory.forClass(BookingSaga.class),
                    new SimpleResourceParameterResolverFactory(
                            List.of(new ProcessSteps(commands, retry -> {}, Duration.ofSeconds(5)), schedule)));
            var sagas = AnnotatedSagaManager.<BookingSaga>builder()
                    .sagaType(BookingSaga.class)
                    .parameterResolverFactory(beans)
                    .sagaRepository(AnnotatedSagaRepository.<BookingSaga>builder()
                            .sagaType(BookingSaga.class)
                            .parameterResolverFactory(beans)
                            .sagaStore(store)
                            .build())
                    .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                    .build();
            var message = GenericEventMessage.asEventMessage(event);
            var result = DefaultUnitOfWork.startAndGet(message).executeWithResult(() -> {
                sagas.handle(message, Segment.ROOT_SEGMENT);
                return true;
            });
            if (result.isExceptional() && result.exceptionResult() instanceof RuntimeException failure) {
                throw failure;
            }
        }
    }

    record ForeignToken(String tokenId) implements ScheduleToken {}

    /** Keeps sagas as the text that they are in a database. */
    private static final class JsonSagas implements SagaStore<BookingSaga> {

        private final Jackson3Serializer serializer = Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(
                        json -> json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType("org.axonframework.")
                                .build()))
                .build();
        private final Map<String, SerializedObject<String>> sagas = new HashMap<>();
        private final Map<String, Set<AssociationValue>> associations = new HashMap<>();

        List<String> json() {
            return sagas.values().stream().map(SerializedObject::getData).toList();
        }

        void replace(String text, String by) {
            sagas.replaceAll((id, saga) -> new org.axonframework.serialization.SimpleSerializedObject<>(
                    saga.getData().replace(text, by), String.class, saga.getType()));
        }

        @Override
        public Set<String> findSagas(Class<? extends BookingSaga> type, AssociationValue value) {
            return associations.entrySet().stream()
                    .filter(saga -> saga.getValue().contains(value))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        @Override
        public <S extends BookingSaga> Entry<S> loadSaga(Class<S> type, String id) {
            S saga = serializer.deserialize(sagas.get(id));
            var values = Set.copyOf(associations.get(id));
            return new Entry<>() {
                @Override
                public Set<AssociationValue> associationValues() {
                    return values;
                }

                @Override
                public S saga() {
                    return saga;
                }
            };
        }

        @Override
        public void deleteSaga(Class<? extends BookingSaga> type, String id, Set<AssociationValue> values) {
            sagas.remove(id);
            associations.remove(id);
        }

        @Override
        public void insertSaga(
                Class<? extends BookingSaga> type, String id, BookingSaga saga, Set<AssociationValue> values) {
            sagas.put(id, serializer.serialize(saga, String.class));
            associations.put(id, new HashSet<>(values));
        }

        @Override
        public void updateSaga(
                Class<? extends BookingSaga> type, String id, BookingSaga saga, AssociationValues values) {
            insertSaga(type, id, saga, values.asSet());
        }
    }

    /** Knows its tokens by their ids alone, like a schedule in a database. */
    private static final class Schedule implements EventScheduler {

        private final Map<String, BookingDeadline> deadlines = new HashMap<>();
        private int scheduled;

        List<BookingDeadline> pending() {
            return List.copyOf(deadlines.values());
        }

        @Override
        public ScheduleToken schedule(Instant at, Object event) {
            var id = "schedule-" + ++scheduled;
            deadlines.put(id, (BookingDeadline) event);
            return new SimpleScheduleToken(id);
        }

        @Override
        public ScheduleToken schedule(Duration after, Object event) {
            throw new UnsupportedOperationException("a process knows when");
        }

        @Override
        public void cancelSchedule(ScheduleToken token) {
            assertThat(deadlines.remove(((SimpleScheduleToken) token).getTokenId()))
                    .isNotNull();
        }
    }
}
