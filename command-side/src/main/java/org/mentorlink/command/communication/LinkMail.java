package org.mentorlink.command.communication;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.mentorlink.communication.LinkCommand.SendLink;
import org.springframework.stereotype.Component;

/** Takes links to be mailed. Answers before anything is sent, and says nothing about whether anything is. */
@Component
class LinkMail {

    private final Outbox outbox;
    private final Deliveries deliveries;
    private final Clock clock;

    LinkMail(Outbox outbox, Deliveries deliveries, Clock clock) {
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @CommandHandler
    void handle(SendLink command, @MessageIdentifier String commandId) {
        var at = clock.instant();
        deliveries.soon(command.recipient(), command.toString(), command.expiresAt(), () -> {
            var address = command.address();
            if (address != null) {
                var text = Texts.link(command.purpose(), command.link(), command.code());
                outbox.send(new Message(
                        commandId,
                        command.recipient(),
                        Message.EMAIL,
                        address,
                        text.subject(),
                        text.body(),
                        command.link(),
                        at));
            }
        });
    }
}
