package org.mentorlink.query.payment;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.BankDeskEvent;
import org.mentorlink.payment.BankDeskEvent.BankFileMade;
import org.mentorlink.payment.MentorAccountEvent;
import org.mentorlink.payment.MentorAccountEvent.OwedTransferReturned;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchFailed;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchFailureCorrected;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchRequested;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchReturned;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchSent;
import org.mentorlink.payment.MentorAccountEvent.TransferOwed;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentEvent.AuthorizationRequested;
import org.mentorlink.payment.PayoutBatchId;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.query.booking.BookingUpdates;
import org.mentorlink.query.payment.PaymentHistory.Asked;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-bookings")
class PaymentProjection {

    private final Payments payments;
    private final PaymentHistory history;
    private final Payouts payouts;
    private final PayoutBatches batches;
    private final MentorAccounts accounts;
    private final BankTransfers bankTransfers;
    private final BankFiles bankFiles;
    private final BookingUpdates updates;

    PaymentProjection(
            Payments payments,
            PaymentHistory history,
            Payouts payouts,
            PayoutBatches batches,
            MentorAccounts accounts,
            BankTransfers bankTransfers,
            BankFiles bankFiles,
            BookingUpdates updates) {
        this.payments = payments;
        this.history = history;
        this.payouts = payouts;
        this.batches = batches;
        this.accounts = accounts;
        this.bankTransfers = bankTransfers;
        this.bankFiles = bankFiles;
        this.updates = updates;
    }

    @EventHandler
    void on(PaymentEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        var id = event.paymentId().value();
        payments.fold(id, seen, payment -> PaymentEvolution.evolve(payment, event, seen.at()));
        if (event instanceof AuthorizationRequested asked && asked.booking() != null) {
            var payer = asked.payerId().value();
            history.fold(id, seen, first -> first == null ? new Asked(id, payer, seen.at(), seen.position()) : first);
        }
        updates.changed(event.bookingId().value(), seen);
    }

    @EventHandler
    void on(PayoutEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        payouts.fold(event.payoutId().value(), seen, payout -> PayoutEvolution.evolve(payout, event, seen));
        updates.changed(event.bookingId().value(), seen);
    }

    @EventHandler
    void on(MentorAccountEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        var batchId = batch(event);
        if (batchId != null) {
            batches.fold(batchId.value(), seen, batch -> MentorAccountEvolution.evolve(batch, event, seen));
        }
        var batch = batchId == null ? null : batches.current(batchId.value()).orElse(null);
        accounts.fold(
                event.mentorAccountId().value(),
                seen,
                account -> MentorAccountEvolution.evolve(account, event, batch, seen));
    }

    @EventHandler
    void on(BankDeskEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        for (var id : BankDeskEvolution.transfers(event)) {
            bankTransfers.fold(id.value(), seen, transfer -> BankDeskEvolution.evolve(transfer, event, seen));
        }
        if (event instanceof BankFileMade made) {
            bankFiles.fold(made.bankFileId().value(), seen, file -> BankDeskEvolution.file(made, seen));
        }
    }

    private static @Nullable PayoutBatchId batch(MentorAccountEvent event) {
        return switch (event) {
            case PayoutBatchRequested requested -> requested.payoutBatchId();
            case PayoutBatchSent sent -> sent.payoutBatchId();
            case PayoutBatchFailed failed -> failed.payoutBatchId();
            case PayoutBatchReturned returned -> returned.payoutBatchId();
            case TransferOwed owed -> owed.payoutBatchId();
            case OwedTransferReturned returned -> returned.payoutBatchId();
            case PayoutBatchFailureCorrected corrected -> corrected.payoutBatchId();
            default -> null;
        };
    }

    @ResetHandler
    void reset() {
        payments.clear();
        history.clear();
        payouts.clear();
        batches.clear();
        accounts.clear();
        bankTransfers.clear();
        bankFiles.clear();
    }
}
