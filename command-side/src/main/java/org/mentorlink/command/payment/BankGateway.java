package org.mentorlink.command.payment;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.shared.Streams;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.BankTransferCommand.OrderBankTransfer;
import org.mentorlink.payment.BankTransferEvent;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Money;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Pays mentors by the platform's own bank, as finance have it done: for money that is held by gateways that send mentors none. It takes a
 * transfer on, and tells what became of it once finance have said so (decision 85). It takes no payments.
 */
@Component
@ConditionalOnBooleanProperty("mentorlink.gateways.bank.enabled")
class BankGateway implements PaymentGateway {

    static final String NAME = "bank";

    private static final Abilities ABILITIES =
            new Abilities(true, false, false, false, true, false, false, false, false, Set.of(), Set.of());
    private static final Declined TAKES_NONE = new Declined("takes_no_payments");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ObjectProvider<CommandGateway> commands;
    private final Streams streams;

    /** Asked for when needed: it is built after the gateways that the handlers of commands know. */
    BankGateway(ObjectProvider<CommandGateway> commands, Streams streams) {
        this.commands = commands;
        this.streams = streams;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Abilities abilities() {
        return ABILITIES;
    }

    @Override
    public boolean takesPayments() {
        return false;
    }

    @Override
    public GatewayAnswer authorize(String key, Money amount, String paymentMethod, String description) {
        return TAKES_NONE;
    }

    @Override
    public GatewayAnswer capture(String key, String authorization, Money amount) {
        return TAKES_NONE;
    }

    @Override
    public GatewayAnswer voidAuthorization(String key, String authorization) {
        return TAKES_NONE;
    }

    @Override
    public GatewayAnswer refund(String key, String authorization, Money amount) {
        return TAKES_NONE;
    }

    @Override
    public GatewayAnswer transfer(String key, Money amount, String recipient) {
        var order = new OrderBankTransfer(BankTransferId.of(key), key, new MentorId(recipient), amount);
        commands.getObject()
                .sendAndWait(
                        GenericCommandMessage.asCommandMessage(order).andMetaData(Actor.PLATFORM.asMetaData()),
                        PATIENCE.toMillis(),
                        TimeUnit.MILLISECONDS);
        return answer(key);
    }

    @Override
    public GatewayAnswer inquire(Inquiry inquiry) {
        return inquiry.step() == GatewayStep.TRANSFER ? answer(inquiry.key()) : TAKES_NONE;
    }

    private GatewayAnswer answer(String key) {
        return BankTransfer.answer(streams.of(BankTransferId.of(key).value(), BankTransferEvent.class));
    }
}
