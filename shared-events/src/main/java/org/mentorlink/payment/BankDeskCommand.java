package org.mentorlink.payment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Money;

/** What can be asked of the desk for transfers that finance have the platform's bank make. */
public sealed interface BankDeskCommand {

    BankDeskId bankDeskId();

    /**
     * Asked by the payment worker. The same again changes nothing, and what was withdrawn stays so. Answers {@link BankTransferState}.
     *
     * @param key of the transfer, as any gateway is given one
     */
    record OrderBankTransfer(
            @TargetAggregateIdentifier BankDeskId bankDeskId, String key, MentorId mentorId, Money amount)
            implements BankDeskCommand {}

    /** Asks what became of a transfer; changes nothing. Answers {@link BankTransferState}, or nothing where it is not known. */
    record DescribeBankTransfer(@TargetAggregateIdentifier BankDeskId bankDeskId, BankTransferId bankTransferId)
            implements BankDeskCommand {}

    /**
     * Disputed or decided otherwise: it is not to be filed, also where it is ordered only after this. What is filed keeps its place, and
     * finance are told, for the bank may still hold it.
     */
    record WithdrawBankTransfer(@TargetAggregateIdentifier BankDeskId bankDeskId, String key)
            implements BankDeskCommand {}

    /** Asks whether anything waits or is filed and is not told of for a week: refused where it is, so that staff see it. Changes nothing. */
    record ReviewBankDesk(@TargetAggregateIdentifier BankDeskId bankDeskId) implements BankDeskCommand {}

    /** Makes a payment file of what waits, but for what the one who asks is to get. The same file again changes nothing. */
    record MakeBankFile(@TargetAggregateIdentifier BankDeskId bankDeskId, BankFileId bankFileId, MemberId memberId)
            implements BankDeskCommand {}

    /**
     * What came back, and was set aside on the mentor's account, was paid by hand. Refused where the bank's name of that is of another
     * transfer, and where the account refuses it. The same again changes nothing.
     *
     * @param amount all that is set aside
     * @param reference the bank's own name of what was paid, as on its statement
     */
    record RecordReturnPaid(
            @TargetAggregateIdentifier BankDeskId bankDeskId,
            BankTransferId bankTransferId,
            Money amount,
            String reference,
            String reason,
            MemberId memberId)
            implements BankDeskCommand {}

    /**
     * It was told by mistake that a transfer has failed, or came back: the bank has made it. Whatever was decided since stays; what was paid besides
     * by that, or will be, the mentor owes. The same again changes nothing.
     *
     * @param reference the bank's own name of it, as on its statement; absent of what came back, where it is known
     */
    record CorrectBankTransfer(
            @TargetAggregateIdentifier BankDeskId bankDeskId,
            BankTransferId bankTransferId,
            @Nullable String reference,
            String reason,
            MemberId memberId)
            implements BankDeskCommand {}

    /** What came back was paid by hand, as the mentor's account has it. Once only. */
    record NoteBankTransferPaidByHand(
            @TargetAggregateIdentifier BankDeskId bankDeskId, BankTransferId bankTransferId, String reference)
            implements BankDeskCommand {}

    /**
     * Of what was filed; what was told as failed is corrected.
     *
     * @param reference the bank's own name of it, as on its statement
     */
    record RecordBankTransferDone(
            @TargetAggregateIdentifier BankDeskId bankDeskId,
            BankTransferId bankTransferId,
            String reference,
            MemberId memberId)
            implements BankDeskCommand {}

    /**
     * @param code why the bank has not made it, such as {@code account_closed}
     * @param returned whether the bank had made it and it came back: of what is done, nothing else is heard
     */
    record RecordBankTransferFailed(
            @TargetAggregateIdentifier BankDeskId bankDeskId,
            BankTransferId bankTransferId,
            String code,
            boolean returned,
            MemberId memberId)
            implements BankDeskCommand {}
}
