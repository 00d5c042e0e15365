package org.mentorlink.command.payment;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.BankTransferEvent.BankTransferDone;
import org.mentorlink.payment.BankTransferEvent.BankTransferFailed;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchFailed;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchSent;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.PayoutCommand.RecordPayoutFailed;
import org.mentorlink.payment.PayoutCommand.RecordPayoutSent;
import org.mentorlink.shared.Money;
import org.springframework.stereotype.Component;

/**
 * Tells the payout, or the batch of payouts, at once what finance have said of a transfer by the bank. {@link PaymentWorker} and {@link
 * PayoutBatchWorker} would hear it when they ask next, which is hours later; whoever comes second changes nothing.
 */
@Component
@ProcessingGroup("worker-payment")
@DisallowReplay
class BankTransferWorker {

    private final PaymentWorker worker;

    BankTransferWorker(PaymentWorker worker) {
        this.worker = worker;
    }

    @EventHandler
    void on(BankTransferDone event) {
        var batch = GatewayKeys.batch(event.key());
        if (batch != null) {
            var account = account(event.mentorId(), event.amount());
            worker.tell(account.value(), new RecordPayoutBatchSent(account, batch, event.reference()));
        } else {
            var payout = GatewayKeys.payout(event.key());
            worker.tell(
                    payout.payoutId().value(),
                    new RecordPayoutSent(payout.payoutId(), payout.attempt(), event.reference()));
        }
    }

    @EventHandler
    void on(BankTransferFailed event) {
        var batch = GatewayKeys.batch(event.key());
        if (batch != null) {
            var account = account(event.mentorId(), event.amount());
            worker.tell(account.value(), new RecordPayoutBatchFailed(account, batch, event.code()));
        } else {
            var payout = GatewayKeys.payout(event.key());
            worker.tell(
                    payout.payoutId().value(),
                    new RecordPayoutFailed(payout.payoutId(), payout.attempt(), event.code()));
        }
    }

    private static MentorAccountId account(MentorId mentorId, Money amount) {
        return MentorAccountId.of(mentorId, amount.currency());
    }
}
