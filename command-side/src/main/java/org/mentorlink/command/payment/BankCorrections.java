package org.mentorlink.command.payment;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.BankDeskCommand.CorrectBankTransfer;
import org.mentorlink.payment.BankDeskCommand.RecordReturnPaid;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.MentorAccountCommand.CorrectPayoutBatchFailure;
import org.mentorlink.payment.MentorAccountCommand.DescribeOwedTransfer;
import org.mentorlink.payment.MentorAccountCommand.OweTransfer;
import org.mentorlink.payment.MentorAccountCommand.RecordPaidByHand;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.PayoutCommand.CorrectPayoutFailure;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Has what a transfer paid, or the account of its mentor, agree to what staff say of it. Asked by the desk before it says so itself:
 * where it is stopped in between, staff get no answer and ask again, and what agreed already agrees once more.
 */
@Component
class BankCorrections {

    /** What it paid is not as it was, so that it is owed besides. */
    private static final Set<String> DECIDED_SINCE =
            Set.of("PAYOUT_SENT_AGAIN", "PAYOUT_CHANGED", "PAYOUT_ALREADY_SENT");

    private final ObjectProvider<CommandGateway> commands;

    /** Asked for when needed: it is built after what the handlers of commands are given. */
    BankCorrections(ObjectProvider<CommandGateway> commands) {
        this.commands = commands;
    }

    /**
     * Of a transfer of which it was told that it has failed.
     *
     * @return whether the mentor owes it: it was asked for again since, or what it paid has become something else
     */
    boolean correct(String key, MentorId mentorId, Money amount, String reference, CorrectBankTransfer by) {
        var account = MentorAccountId.of(mentorId, amount.currency());
        if (isOwed(account, BankTransferId.of(key))) {
            // It was stopped in between, and is not decided anew.
            return true;
        }
        try {
            agree(key, reference);
            return false;
        } catch (Refused refused) {
            if (!DECIDED_SINCE.contains(refused.code())) {
                throw refused;
            }
        }
        owe(key, mentorId, amount, 0, by);
        return true;
    }

    /** @param returns how often it was told that it came back */
    void owe(String key, MentorId mentorId, Money amount, int returns, CorrectBankTransfer by) {
        var account = MentorAccountId.of(mentorId, amount.currency());
        send(new OweTransfer(account, key, amount, returns, by.reason(), by.memberId()));
    }

    void paid(String key, MentorId mentorId, RecordReturnPaid by) {
        var account = MentorAccountId.of(mentorId, by.amount().currency());
        send(new RecordPaidByHand(account, key, by.amount(), by.reference(), by.reason(), by.memberId()));
    }

    private void agree(String key, String reference) {
        var batch = GatewayKeys.batch(key);
        if (batch != null) {
            send(new CorrectPayoutBatchFailure(batch.account(), batch, reference));
        } else {
            var payout = GatewayKeys.payout(key);
            send(new CorrectPayoutFailure(payout.payoutId(), payout.attempt(), reference));
        }
    }

    private boolean isOwed(MentorAccountId account, BankTransferId transfer) {
        try {
            return Boolean.TRUE.equals(send(new DescribeOwedTransfer(account, transfer)));
        } catch (Refused refused) {
            if (refused.code().equals("NOT_FOUND")) {
                // Nobody ever owed anything there.
                return false;
            }
            throw refused;
        }
    }

    private @Nullable Object send(Object command) {
        try {
            return commands.getObject()
                    .sendAndWait(
                            GenericCommandMessage.asCommandMessage(command).andMetaData(Actor.PLATFORM.asMetaData()),
                            PaymentWorker.PATIENCE.toMillis(),
                            TimeUnit.MILLISECONDS);
        } catch (CommandExecutionException failed) {
            var refusal = failed.<Refused.Refusal>getDetails().orElseThrow(() -> failed);
            throw Refused.because(refusal.code(), refusal.message(), path(refusal));
        }
    }

    private static String[] path(Refused.Refusal refusal) {
        return refusal.path().isEmpty()
                ? new String[] {"input", "bankTransferId"}
                : refusal.path().toArray(String[]::new);
    }
}
