package org.mentorlink.command.communication;

import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.mentorlink.communication.NoticeCommand.NoteNotice;
import org.mentorlink.communication.NoticeEvent;
import org.mentorlink.communication.NoticeEvent.NoticeGiven;
import org.mentorlink.communication.NoticesId;
import org.mentorlink.membership.MemberId;

/**
 * What people were told of one booking, so that it can be shown in a dispute. It begins with the first message and never ends. What
 * they were told is not kept, only of which event.
 */
@Aggregate
class Notices {

    @AggregateIdentifier
    private NoticesId noticesId;

    private final Set<Told> told = new HashSet<>();

    Notices() {}

    /** What makes a message one that was not sent before. */
    private record Told(String eventId, MemberId recipientId, String channel) {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(NoteNotice command) {
        if (!told.contains(new Told(command.eventId(), command.recipientId(), command.channel()))) {
            AggregateLifecycle.apply(new NoticeGiven(
                    command.noticesId(),
                    command.bookingId(),
                    command.eventId(),
                    command.kind(),
                    command.recipientId(),
                    command.channel(),
                    command.state()));
        }
    }

    @EventSourcingHandler
    void on(NoticeEvent event) {
        noticesId = event.noticesId();
        switch (event) {
            case NoticeGiven given -> told.add(new Told(given.eventId(), given.recipientId(), given.channel()));
        }
    }
}
