package org.mentorlink.command.payment;

import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.mentorlink.payment.MentorAccountCommand.CorrectPayoutBatchFailure;
import org.mentorlink.payment.PayoutCommand.CorrectPayoutFailure;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Has what a transfer paid agree that it was sent after all. Asked by the desk before it says so itself: where it is stopped in between,
 * staff get no answer and ask again, and what agreed already agrees once more.
 */
@Component
class BankCorrections {

    private final ObjectProvider<CommandGateway> commands;

    /** Asked for when needed: it is built after what the handlers of commands are given. */
    BankCorrections(ObjectProvider<CommandGateway> commands) {
        this.commands = commands;
    }

    /**
     * @param key of a transfer of which it was told that it has failed
     * @param reference the bank's own name of it
     * @throws Refused where it was sent again since, or has become something else
     */
    void correct(String key, String reference) {
        var batch = GatewayKeys.batch(key);
        if (batch != null) {
            send(new CorrectPayoutBatchFailure(batch.account(), batch, reference));
        } else {
            var payout = GatewayKeys.payout(key);
            send(new CorrectPayoutFailure(payout.payoutId(), payout.attempt(), reference));
        }
    }

    private void send(Object command) {
        try {
            commands.getObject()
                    .sendAndWait(
                            GenericCommandMessage.asCommandMessage(command).andMetaData(Actor.PLATFORM.asMetaData()),
                            PaymentWorker.PATIENCE.toMillis(),
                            TimeUnit.MILLISECONDS);
        } catch (CommandExecutionException failed) {
            var refusal = failed.<Refused.Refusal>getDetails().orElseThrow(() -> failed);
            throw Refused.because(refusal.code(), refusal.message(), "input", "bankTransferId");
        }
    }
}
