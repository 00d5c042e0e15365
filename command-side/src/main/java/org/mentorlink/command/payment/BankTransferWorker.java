package org.mentorlink.command.payment;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.mentorlink.payment.BankDeskCommand.NoteBankTransferPaidByHand;
import org.mentorlink.payment.BankDeskCommand.ReviewBankDesk;
import org.mentorlink.payment.BankDeskCommand.WithdrawBankTransfer;
import org.mentorlink.payment.BankDeskDeadline.BankDeskReviewDue;
import org.mentorlink.payment.BankDeskEvent.BankFileMade;
import org.mentorlink.payment.BankDeskEvent.BankTransferDone;
import org.mentorlink.payment.BankDeskEvent.BankTransferFailed;
import org.mentorlink.payment.BankDeskEvent.BankTransferOrdered;
import org.mentorlink.payment.BankDeskEvent.BankTransferReturned;
import org.mentorlink.payment.BankDeskEvent.BankTransferWithdrawn;
import org.mentorlink.payment.BankDeskId;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.MentorAccountCommand.OweRecovery;
import org.mentorlink.payment.MentorAccountCommand.RecordOwedTransferReturned;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchFailed;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchReturned;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchSent;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchReturned;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchStopRequested;
import org.mentorlink.payment.MentorAccountEvent.ReturnPaidByHand;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.PayoutCommand.RecordPayoutFailed;
import org.mentorlink.payment.PayoutCommand.RecordPayoutReturned;
import org.mentorlink.payment.PayoutCommand.RecordPayoutSent;
import org.mentorlink.payment.PayoutEvent.PayoutFailed;
import org.mentorlink.payment.PayoutEvent.PayoutReturned;
import org.mentorlink.payment.PayoutEvent.TransferStopRequested;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Money;
import org.springframework.stereotype.Component;

/**
 * Goes between payouts and the desk of the bank. What is disputed or decided otherwise is withdrawn there, and the payout, or the batch
 * of payouts, is told at once what became of a transfer: {@link PaymentWorker} and {@link PayoutBatchWorker} would hear it when they ask
 * next, which is hours later; whoever comes second changes nothing.
 */
@Component
@ProcessingGroup("worker-payment")
@DisallowReplay
class BankTransferWorker {

    private final PaymentWorker worker;
    private final EventScheduler scheduler;

    BankTransferWorker(PaymentWorker worker, EventScheduler scheduler) {
        this.worker = worker;
        this.scheduler = scheduler;
    }

    @EventHandler
    void on(BankTransferOrdered event, @Timestamp Instant at) {
        reviewLater(event.bankDeskId(), at);
    }

    @EventHandler
    void on(BankFileMade event, @Timestamp Instant at) {
        reviewLater(event.bankDeskId(), at);
    }

    private void reviewLater(BankDeskId desk, Instant at) {
        scheduler.schedule(
                at.plus(BankDesk.LONGEST),
                GenericEventMessage.asEventMessage(new BankDeskReviewDue(desk))
                        .andMetaData(Actor.PLATFORM.asMetaData()));
    }

    /** What was forgotten is refused, and with that before staff. */
    @EventHandler
    void on(BankDeskReviewDue event) {
        worker.tell(event.bankDeskId().value(), new ReviewBankDesk(event.bankDeskId()));
    }

    @EventHandler
    void on(TransferStopRequested event) {
        if (event.gateway().equals(BankTransferId.GATEWAY)) {
            withdraw(event.net(), GatewayKeys.ofTransfer(event.payoutId(), event.attempt()));
        }
    }

    @EventHandler
    void on(PayoutBatchStopRequested event) {
        if (event.gateway().equals(BankTransferId.GATEWAY)) {
            withdraw(event.net(), GatewayKeys.ofBatch(event.payoutBatchId()));
        }
    }

    private void withdraw(Money net, String key) {
        var desk = BankDeskId.of(net.currency());
        worker.tell(desk.value(), new WithdrawBankTransfer(desk, key));
    }

    @EventHandler
    void on(BankTransferWithdrawn event) {
        failed(event.key(), PayoutFailed.STOPPED);
    }

    @EventHandler
    void on(BankTransferFailed event) {
        failed(event.key(), event.code());
    }

    private void failed(String key, String code) {
        var batch = GatewayKeys.batch(key);
        if (batch != null) {
            worker.tell(batch.account().value(), new RecordPayoutBatchFailed(batch.account(), batch, code));
        } else {
            var payout = GatewayKeys.payout(key);
            worker.tell(payout.payoutId().value(), new RecordPayoutFailed(payout.payoutId(), payout.attempt(), code));
        }
    }

    @EventHandler
    void on(BankTransferDone event) {
        var batch = GatewayKeys.batch(event.key());
        if (batch != null) {
            worker.tell(batch.account().value(), new RecordPayoutBatchSent(batch.account(), batch, event.reference()));
        } else {
            var payout = GatewayKeys.payout(event.key());
            worker.tell(
                    payout.payoutId().value(),
                    new RecordPayoutSent(payout.payoutId(), payout.attempt(), event.reference()));
        }
    }

    @EventHandler
    void on(BankTransferReturned event) {
        var batch = GatewayKeys.batch(event.key());
        var number = event.number();
        if (number != null) {
            var account = MentorAccountId.of(event.mentorId(), event.amount().currency());
            worker.tell(
                    account.value(),
                    new RecordOwedTransferReturned(account, event.bankTransferId(), batch, number, event.code()));
        } else if (batch != null) {
            worker.tell(batch.account().value(), new RecordPayoutBatchReturned(batch.account(), batch, event.code()));
        } else {
            var payout = GatewayKeys.payout(event.key()).payoutId();
            worker.tell(payout.value(), new RecordPayoutReturned(payout, event.code(), event.bankTransferId()));
        }
    }

    @EventHandler
    void on(PayoutBatchReturned event) {
        var transfer = BankTransferId.of(event.payoutBatchId().transferKey());
        event.shares().stream()
                .filter(share -> share.net().isPositive())
                .forEach(share -> worker.tell(
                        share.payoutId().value(), new RecordPayoutReturned(share.payoutId(), event.code(), transfer)));
    }

    /** Of a batch each payout is told; the desk hears it once. */
    @EventHandler
    void on(ReturnPaidByHand event) {
        var desk = BankDeskId.of(event.amount().currency());
        worker.tell(desk.value(), new NoteBankTransferPaidByHand(desk, event.bankTransferId(), event.reference()));
    }

    /** The booking may have closed long ago, so its process is not there to do it. */
    @EventHandler
    void on(PayoutReturned event, @SequenceNumber long sequence) {
        worker.tell(
                event.payoutId().value(),
                new OweRecovery(
                        event.mentorAccountId(),
                        event.payoutId(),
                        event.bookingId(),
                        event.carried(),
                        sequence,
                        event.bankTransferId()));
    }
}
