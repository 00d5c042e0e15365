package org.mentorlink.payment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Money;

/** What can be asked of a transfer that finance have their bank make. */
public sealed interface BankTransferCommand {

    BankTransferId bankTransferId();

    /**
     * Asked by the payment worker. The same again changes nothing.
     *
     * @param key of the transfer, as any gateway is given one
     */
    record OrderBankTransfer(
            @TargetAggregateIdentifier BankTransferId bankTransferId, String key, MentorId mentorId, Money amount)
            implements BankTransferCommand {}

    /** Puts it into a payment file. Changes nothing where it is in one, or where its outcome is known. */
    record FileBankTransfer(
            @TargetAggregateIdentifier BankTransferId bankTransferId, BankFileId bankFileId, MemberId filedBy)
            implements BankTransferCommand {}

    /** @param reference the bank's own name of it, as on its statement */
    record RecordBankTransferDone(
            @TargetAggregateIdentifier BankTransferId bankTransferId, String reference, MemberId recordedBy)
            implements BankTransferCommand {}

    /** @param code why the bank has not made it, such as {@code account_closed} */
    record RecordBankTransferFailed(
            @TargetAggregateIdentifier BankTransferId bankTransferId, String code, MemberId recordedBy)
            implements BankTransferCommand {}
}
