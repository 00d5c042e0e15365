package org.mentorlink.command.communication;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingId;
import org.mentorlink.communication.NoticeCommand.NoteNotice;
import org.mentorlink.communication.NoticeState;
import org.mentorlink.communication.NoticesId;
import org.mentorlink.communication.NotificationDeadline.NotificationDue;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.shared.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The outbox there is, by a mail server or in the sandbox, and a note of what became of each message that tells of a booking or of
 * its payments. What such a message tells of is the event that is being handled; others, such as links to sign in, are noted
 * nowhere. Where a note cannot be made the event is handled again, and the message goes out no second time.
 */
@Component
@Primary
class NotedOutbox implements Outbox {

    private static final int PATIENCE_SECONDS = 10;

    private final Outbox outbox;
    private final ObjectProvider<CommandGateway> commands;
    private final ObjectProvider<EventStore> events;

    @Autowired
    NotedOutbox(
            @Qualifier("smtpOutbox") ObjectProvider<Outbox> smtp,
            @Qualifier("sandboxOutbox") ObjectProvider<Outbox> sandbox,
            ObjectProvider<CommandGateway> commands,
            ObjectProvider<EventStore> events) {
        this(smtp.getIfAvailable(sandbox::getObject), commands, events);
    }

    NotedOutbox(Outbox outbox, ObjectProvider<CommandGateway> commands, ObjectProvider<EventStore> events) {
        this.outbox = outbox;
        this.commands = commands;
        this.events = events;
    }

    @Override
    public void send(Message message) {
        deliver(message);
    }

    @Override
    public NoticeState deliver(Message message) {
        var state = outbox.deliver(message);
        toldOf(message.eventId()).ifPresent(event -> note(message, event, state));
        return state;
    }

    private void note(Message message, EventMessage<?> event, NoticeState state) {
        var booking = booking(event.getPayload());
        if (booking != null) {
            var note = new NoteNotice(
                    NoticesId.of(booking),
                    booking,
                    message.eventId(),
                    event.getPayloadType().getSimpleName(),
                    message.recipient(),
                    message.channel(),
                    state);
            commands.getObject()
                    .sendAndWait(
                            GenericCommandMessage.asCommandMessage(note).andMetaData(Actor.PLATFORM.asMetaData()),
                            PATIENCE_SECONDS,
                            TimeUnit.SECONDS);
        }
    }

    /** What is being handled, or what is handled once more. */
    private Optional<EventMessage<?>> toldOf(String eventId) {
        if (!CurrentUnitOfWork.isStarted()) {
            return Optional.empty();
        }
        var handled = CurrentUnitOfWork.get().getMessage();
        if (!(handled instanceof EventMessage<?> event)) {
            return Optional.empty();
        }
        EventMessage<?> told = event.getPayload() instanceof NotificationDue due ? again(due) : event;
        return told.getIdentifier().equals(eventId) ? Optional.of(told) : Optional.empty();
    }

    private DomainEventMessage<?> again(NotificationDue due) {
        return events.getObject().readEvents(due.subject(), due.sequence()).next();
    }

    private static @Nullable BookingId booking(Object event) {
        return switch (event) {
            case BookingEvent booking -> booking.bookingId();
            case PaymentEvent payment -> payment.booking();
            default -> null;
        };
    }
}
