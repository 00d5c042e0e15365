package org.mentorlink.command.payment;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.GatewayAnswer.Accepted;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.BankDeskCommand.DescribeBankTransfer;
import org.mentorlink.payment.BankDeskCommand.OrderBankTransfer;
import org.mentorlink.payment.BankDeskId;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.BankTransferState;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.PayoutEvent.PayoutFailed;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;
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

    private static final Abilities ABILITIES =
            new Abilities(true, false, false, false, true, false, false, false, false, Set.of(), Set.of());
    private static final Declined TAKES_NONE = new Declined("takes_no_payments");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ObjectProvider<CommandGateway> commands;

    /** Asked for when needed: it is built after the gateways that the handlers of commands know. */
    BankGateway(ObjectProvider<CommandGateway> commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return BankTransferId.GATEWAY;
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
    public boolean stops() {
        return true;
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
        var desk = BankDeskId.of(amount.currency());
        return answer(key, send(new OrderBankTransfer(desk, key, new MentorId(recipient), amount)));
    }

    @Override
    public GatewayAnswer inquire(Inquiry inquiry) {
        if (inquiry.step() != GatewayStep.TRANSFER) {
            return TAKES_NONE;
        }
        var key = inquiry.key();
        var desk = BankDeskId.of(inquiry.amount().currency());
        try {
            return answer(key, send(new DescribeBankTransfer(desk, BankTransferId.of(key))));
        } catch (CommandExecutionException failed) {
            var refusal = failed.<Refused.Refusal>getDetails().orElseThrow(() -> failed);
            if (refusal.code().equals("NOT_FOUND")) {
                // Nothing was ever ordered in that currency.
                return new NotFound();
            }
            throw failed;
        }
    }

    private @Nullable BankTransferState send(Object command) {
        return commands.getObject()
                .sendAndWait(
                        GenericCommandMessage.asCommandMessage(command).andMetaData(Actor.PLATFORM.asMetaData()),
                        PATIENCE.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** What came back was made all the same: the payout hears of that by itself. */
    private static GatewayAnswer answer(String key, @Nullable BankTransferState state) {
        if (state == null) {
            return new NotFound();
        }
        return switch (state.status()) {
            case WAITING, FILED -> new Accepted(BankTransferId.of(key).value());
            case WITHDRAWN -> new Declined(PayoutFailed.STOPPED);
            case DONE, RETURNED -> new Done(Objects.requireNonNull(state.reference(), "the bank has a name for it"));
            case FAILED -> new Declined(Objects.requireNonNull(state.code(), "there is a reason"));
        };
    }
}
