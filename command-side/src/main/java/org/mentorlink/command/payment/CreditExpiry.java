package org.mentorlink.command.payment;

import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.mentorlink.payment.CreditAccountCommand.ExpireCredits;
import org.mentorlink.payment.CreditAccountEvent.CreditsGranted;
import org.mentorlink.payment.CreditAccountEvent.CreditsReleased;
import org.mentorlink.payment.CreditAccountEvent.CreditsRestored;
import org.mentorlink.payment.CreditAccountEvent.CreditsReturned;
import org.mentorlink.payment.CreditAccountEvent.CreditsSpent;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditDeadline.CreditsExpiryDue;
import org.mentorlink.payment.CreditLotId;
import org.mentorlink.payment.CreditPart;
import org.mentorlink.shared.Actor;
import org.springframework.stereotype.Component;

/**
 * Lets credits expire when their time is over. What has come back to a lot may be good for longer, so it is looked at again
 * then; looking once too often changes nothing.
 */
@Component
@ProcessingGroup("worker-credits")
@DisallowReplay
class CreditExpiry {

    private final CommandGateway commands;
    private final EventScheduler scheduler;

    CreditExpiry(CommandGateway commands, EventScheduler scheduler) {
        this.commands = commands;
        this.scheduler = scheduler;
    }

    @EventHandler
    void on(CreditsGranted event) {
        await(event.creditAccountId(), event.lotId(), event.expiresAt());
    }

    @EventHandler
    void on(CreditsSpent event) {
        await(event.creditAccountId(), event.released());
    }

    @EventHandler
    void on(CreditsReleased event) {
        await(event.creditAccountId(), event.parts());
    }

    @EventHandler
    void on(CreditsReturned event) {
        await(event.creditAccountId(), event.parts());
    }

    @EventHandler
    void on(CreditsRestored event) {
        await(event.creditAccountId(), event.lotId(), event.expiresAt());
    }

    @EventHandler
    void on(CreditsExpiryDue event) {
        commands.sendAndWait(
                GenericCommandMessage.asCommandMessage(new ExpireCredits(event.creditAccountId(), event.lotId()))
                        .andMetaData(Actor.PLATFORM.asMetaData()));
    }

    private void await(CreditAccountId account, List<CreditPart> parts) {
        parts.forEach(part -> await(account, part.lotId(), part.expiresAt()));
    }

    private void await(CreditAccountId account, CreditLotId lotId, Instant expiresAt) {
        scheduler.schedule(
                expiresAt,
                GenericEventMessage.asEventMessage(new CreditsExpiryDue(account, lotId, expiresAt))
                        .andMetaData(Actor.PLATFORM.asMetaData()));
    }
}
