package org.mentorlink.command.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingEvent.BookingExpired;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.communication.NoticeCommand;
import org.mentorlink.communication.NoticeCommand.NoteNotice;
import org.mentorlink.communication.NoticeEvent;
import org.mentorlink.communication.NoticeEvent.NoticeGiven;
import org.mentorlink.communication.NoticeState;
import org.mentorlink.communication.NoticesId;
import org.mentorlink.communication.NotificationDeadline.NotificationDue;
import org.mentorlink.membership.MemberEvent.PasswordRemoved;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Money;
import org.springframework.beans.factory.ObjectProvider;

/** K13: what people were told of a booking. */
class NoticesTest {

    private static final NoticesId NOTICES = NoticesId.of(BOOKING);

    @AfterAll
    static void every_message_was_in_a_scenario() {
        Scenario.assertAllUsed(NoticeCommand.class, NoticeEvent.class);
    }

    @Nested
    class Noting {

        @Test
        void is_done_once_for_each_event_recipient_and_channel() {
            notices().when(note("e1", ADA, "EMAIL", NoticeState.SENT)).then(given("e1", ADA, "EMAIL"));
            notices()
                    .given(given("e1", ADA, "EMAIL"))
                    .when(note("e1", ADA, "EMAIL", NoticeState.UNREACHABLE))
                    .nothing();
            notices()
                    .given(given("e1", ADA, "EMAIL"))
                    .when(note("e1", GRACE, "EMAIL", NoticeState.SENT))
                    .then(given("e1", GRACE, "EMAIL"));
            notices()
                    .given(given("e1", ADA, "EMAIL"))
                    .when(note("e2", ADA, "EMAIL", NoticeState.SENT))
                    .then(given("e2", ADA, "EMAIL"));
            notices()
                    .given(given("e1", ADA, "EMAIL"))
                    .when(note("e1", ADA, "SMS", NoticeState.SENT))
                    .then(given("e1", ADA, "SMS"));
        }
    }

    @Nested
    class The_outbox {

        private final List<Object> noted = new ArrayList<>();
        private final CommandGateway commands = mock(CommandGateway.class);
        private final EventStore events = mock(EventStore.class);
        private final List<org.mentorlink.command.communication.Message> sent = new ArrayList<>();
        private NoticeState state = NoticeState.SENT;

        private final Outbox outbox = new NotedOutbox(
                new Outbox() {
                    @Override
                    public void send(org.mentorlink.command.communication.Message message) {
                        sent.add(message);
                    }

                    @Override
                    public NoticeState deliver(org.mentorlink.command.communication.Message message) {
                        send(message);
                        return state;
                    }
                },
                provided(commands),
                provided(events));

        @BeforeEach
        void listens() {
            when(commands.sendAndWait(any(), anyLong(), any())).thenAnswer(call -> {
                CommandMessage<?> command = call.getArgument(0);
                assertThat(Actor.of(command.getMetaData())).isEqualTo(Actor.PLATFORM);
                noted.add(command.getPayload());
                return null;
            });
        }

        @Test
        void notes_what_became_of_a_message_about_a_booking() {
            handling(event("e1", new BookingExpired(BOOKING, "HOLD")), "e1");
            state = NoticeState.UNREACHABLE;
            handling(event("e2", new BookingExpired(BOOKING, "HOLD")), "e2");
            assertThat(noted)
                    .containsExactly(
                            new NoteNotice(NOTICES, BOOKING, "e1", "BookingExpired", ADA, "EMAIL", NoticeState.SENT),
                            new NoteNotice(
                                    NOTICES, BOOKING, "e2", "BookingExpired", ADA, "EMAIL", NoticeState.UNREACHABLE));
        }

        @Test
        void notes_what_is_told_of_its_payment() {
            var price = Money.of(900, "ZAR");
            handling(event("e1", new PaymentRefunded(PaymentId.of(BOOKING), BOOKING, "r", price, price, "re")), "e1");
            assertThat(noted).hasSize(1);
        }

        @Test
        void notes_what_is_told_again_as_what_it_was() {
            when(events.readEvents(BOOKING.value(), 3))
                    .thenReturn(DomainEventStream.of(event("e1", new BookingExpired(BOOKING, "HOLD"))));
            handling(new GenericEventMessage<>(new NotificationDue(BOOKING.value(), 3, 1)), "e1");
            assertThat(noted)
                    .containsExactly(
                            new NoteNotice(NOTICES, BOOKING, "e1", "BookingExpired", ADA, "EMAIL", NoticeState.SENT));
        }

        @Test
        void notes_nothing_of_what_is_of_no_booking() {
            handling(event("e1", new PasswordRemoved(ADA)), "e1");
            var purchase = CreditPurchaseId.of(ADA, "1");
            var price = Money.of(900, "ZAR");
            handling(
                    event("e1", new PaymentRefunded(PaymentId.of(purchase), purchase.order(), "r", price, price, "re")),
                    "e1");
            handling(event("e1", new BookingExpired(BOOKING, "HOLD")), "another");
            outbox.send(message("e1"));
            assertThat(sent).hasSize(4);
            assertThat(noted).isEmpty();
        }

        private void handling(Message<?> handled, String eventId) {
            DefaultUnitOfWork.startAndGet(handled).execute(() -> outbox.send(message(eventId)));
        }

        private static org.mentorlink.command.communication.Message message(String eventId) {
            return new org.mentorlink.command.communication.Message(
                    eventId, ADA, "EMAIL", "ada@example.org", "Hello", "Hello", null, NOW);
        }

        private static GenericDomainEventMessage<?> event(String id, Object payload) {
            return new GenericDomainEventMessage<>("Booking", BOOKING.value(), 3, payload, java.util.Map.of(), id, NOW);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> ObjectProvider<T> provided(T it) {
        ObjectProvider<T> provider = mock(ObjectProvider.class);
        when(provider.getObject()).thenReturn(it);
        return provider;
    }

    private static Scenario<Notices> notices() {
        return new Scenario<>(Notices.class, NOW);
    }

    private static NoteNotice note(String eventId, MemberId recipient, String channel, NoticeState state) {
        return new NoteNotice(NOTICES, BOOKING, eventId, "BookingConfirmed", recipient, channel, state);
    }

    private static NoticeGiven given(String eventId, MemberId recipient, String channel) {
        return new NoticeGiven(NOTICES, BOOKING, eventId, "BookingConfirmed", recipient, channel, NoticeState.SENT);
    }
}
