package org.mentorlink.command.payment.sandbox;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.SandboxDeadline.CardholderDisputes;
import org.mentorlink.shared.Actor;

/** The cardholder who goes to their bank: books the charge-back and reports it, as a gateway's webhook would. */
@ProcessingGroup("worker-sandbox")
@DisallowReplay
class SandboxCardholder {
    private final SandboxBooks books;
    private final CommandGateway commands;

    SandboxCardholder(SandboxBooks books, CommandGateway commands) {
        this.books = books;
        this.commands = commands;
    }

    @EventHandler
    void on(CardholderDisputes event) {
        books.chargeBack(event.paymentId().value() + "/chargeback", event.gatewayReference())
                .ifPresent(booked -> commands.sendAndWait(GenericCommandMessage.asCommandMessage(new RecordChargeback(
                                event.paymentId(),
                                booked.entry().reference(),
                                booked.entry().amount()))
                        .andMetaData(Actor.PLATFORM.asMetaData())));
    }
}
