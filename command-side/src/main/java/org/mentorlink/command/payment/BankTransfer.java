package org.mentorlink.command.payment;

import static org.mentorlink.command.shared.Input.require;

import java.util.List;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.BankTransferCommand.FileBankTransfer;
import org.mentorlink.payment.BankTransferCommand.OrderBankTransfer;
import org.mentorlink.payment.BankTransferCommand.RecordBankTransferDone;
import org.mentorlink.payment.BankTransferCommand.RecordBankTransferFailed;
import org.mentorlink.payment.BankTransferEvent;
import org.mentorlink.payment.BankTransferEvent.BankTransferDone;
import org.mentorlink.payment.BankTransferEvent.BankTransferFailed;
import org.mentorlink.payment.BankTransferEvent.BankTransferFiled;
import org.mentorlink.payment.BankTransferEvent.BankTransferOrdered;
import org.mentorlink.payment.BankTransferId;

/**
 * A transfer to a mentor that finance have their bank make: ordered by the payment worker, put into one payment file, and done or failed
 * as finance say, once.
 */
@Aggregate(cache = "aggregateCache")
class BankTransfer {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:/-]{1,100}");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,59}");

    @AggregateIdentifier
    private BankTransferId bankTransferId;

    private @Nullable BankTransferOrdered ordered;
    private boolean filed;
    private @Nullable BankTransferEvent outcome;

    BankTransfer() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OrderBankTransfer command) {
        var event =
                new BankTransferOrdered(command.bankTransferId(), command.key(), command.mentorId(), command.amount());
        if (ordered == null) {
            AggregateLifecycle.apply(event);
        } else if (!ordered.equals(event)) {
            throw new IllegalStateException("another transfer was ordered under the key " + command.key());
        }
    }

    @CommandHandler
    void handle(FileBankTransfer command) {
        requireOther(command.filedBy());
        if (!filed && outcome == null) {
            AggregateLifecycle.apply(
                    new BankTransferFiled(command.bankTransferId(), command.bankFileId(), command.filedBy()));
        }
    }

    @CommandHandler
    void handle(RecordBankTransferDone command) {
        requireOther(command.recordedBy());
        require(
                REFERENCE.matcher(command.reference()).matches(),
                "INVALID_REFERENCE",
                "This is the bank's own name of it: letters, digits and ._:/-, at most 100.",
                "reference");
        var isAgain =
                outcome instanceof BankTransferDone done && done.reference().equals(command.reference());
        if (!isAgain) {
            requireOpen();
            var terms = terms();
            AggregateLifecycle.apply(new BankTransferDone(
                    command.bankTransferId(),
                    terms.key(),
                    terms.mentorId(),
                    terms.amount(),
                    command.reference(),
                    command.recordedBy()));
        }
    }

    @CommandHandler
    void handle(RecordBankTransferFailed command) {
        requireOther(command.recordedBy());
        require(
                CODE.matcher(command.code()).matches(),
                "INVALID_FAILURE",
                "Why it has failed has small letters, digits and _, such as account_closed, at most 60.",
                "failure");
        var isAgain =
                outcome instanceof BankTransferFailed failed && failed.code().equals(command.code());
        if (!isAgain) {
            requireOpen();
            var terms = terms();
            AggregateLifecycle.apply(new BankTransferFailed(
                    command.bankTransferId(),
                    terms.key(),
                    terms.mentorId(),
                    terms.amount(),
                    command.code(),
                    command.recordedBy()));
        }
    }

    @EventSourcingHandler
    void on(BankTransferEvent event) {
        bankTransferId = event.bankTransferId();
        switch (event) {
            case BankTransferOrdered e -> ordered = e;
            case BankTransferFiled e -> filed = true;
            case BankTransferDone e -> outcome = e;
            case BankTransferFailed e -> outcome = e;
        }
    }

    /** What the gateway of that name answers of it. */
    static GatewayAnswer answer(List<BankTransferEvent> events) {
        return switch (events.isEmpty() ? null : events.getLast()) {
            case null -> new GatewayAnswer.NotFound();
            case BankTransferOrdered e ->
                new GatewayAnswer.Accepted(e.bankTransferId().value());
            case BankTransferFiled e ->
                new GatewayAnswer.Accepted(e.bankTransferId().value());
            case BankTransferDone e -> new GatewayAnswer.Done(e.reference());
            case BankTransferFailed e -> new GatewayAnswer.Declined(e.code());
        };
    }

    /** What was told of it has gone on to the payout, and cannot be taken back. */
    private void requireOpen() {
        require(
                outcome == null,
                "TRANSFER_RECORDED",
                "Something else is recorded of this transfer already.",
                "bankTransferId");
    }

    private void requireOther(MemberId by) {
        require(
                !terms().mentorId().equals(MentorId.of(by)),
                "OWN_TRANSFER",
                "This is your own money: somebody else deals with it.",
                "bankTransferId");
    }

    private BankTransferOrdered terms() {
        if (ordered == null) {
            throw new IllegalStateException("this transfer was never ordered");
        }
        return ordered;
    }
}
