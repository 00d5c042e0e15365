package org.mentorlink.payment;

import org.axonframework.serialization.Revision;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Money;

/**
 * What has happened to a transfer that finance have their bank make. That money has moved is told by the payout, or the batch of payouts,
 * that it pays.
 */
public sealed interface BankTransferEvent {

    BankTransferId bankTransferId();

    /** @param key of the transfer, which names the payout or the batch */
    @Revision("1")
    record BankTransferOrdered(BankTransferId bankTransferId, String key, MentorId mentorId, Money amount)
            implements BankTransferEvent {}

    @Revision("1")
    record BankTransferFiled(BankTransferId bankTransferId, BankFileId bankFileId, MemberId filedBy)
            implements BankTransferEvent {}

    /** @param reference the bank's own name of it */
    @Revision("1")
    record BankTransferDone(
            BankTransferId bankTransferId,
            String key,
            MentorId mentorId,
            Money amount,
            String reference,
            MemberId recordedBy)
            implements BankTransferEvent {}

    /** @param code why the bank has not made it */
    @Revision("1")
    record BankTransferFailed(
            BankTransferId bankTransferId,
            String key,
            MentorId mentorId,
            Money amount,
            String code,
            MemberId recordedBy)
            implements BankTransferEvent {}
}
