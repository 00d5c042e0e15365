package org.mentorlink.payment;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/**
 * What has happened to transfers that finance have the platform's bank make. That money has moved is told by the payout, or the batch of
 * payouts, that a transfer pays.
 */
public sealed interface BankDeskEvent {

    BankDeskId bankDeskId();

    /** It waits for a payment file. */
    @Revision("1")
    record BankTransferOrdered(
            BankDeskId bankDeskId, BankTransferId bankTransferId, String key, MentorId mentorId, Money amount)
            implements BankDeskEvent {}

    /** Disputed or decided otherwise, it will be in no payment file; it may never have been ordered. */
    @Revision("1")
    record BankTransferWithdrawn(BankDeskId bankDeskId, BankTransferId bankTransferId, String key)
            implements BankDeskEvent {}

    /** Disputed or decided otherwise when it was in a payment file already: whoever can have the bank hold it does. Once. */
    @Revision("1")
    record BankTransferStopAsked(BankDeskId bankDeskId, BankTransferId bankTransferId, String key)
            implements BankDeskEvent {}

    /**
     * All of these are for the bank to make, and nothing else is in that file, ever.
     *
     * @param lines the first ordered first, at least one
     */
    @Revision("1")
    record BankFileMade(BankDeskId bankDeskId, BankFileId bankFileId, List<BankFileLine> lines, MemberId memberId)
            implements BankDeskEvent {}

    /** @param reference the bank's own name of it */
    @Revision("1")
    record BankTransferDone(
            BankDeskId bankDeskId,
            BankTransferId bankTransferId,
            String key,
            MentorId mentorId,
            Money amount,
            String reference,
            MemberId memberId)
            implements BankDeskEvent {}

    /**
     * It was told by mistake that it has failed, or came back: the bank has made it.
     *
     * @param reference the bank's own name of it
     * @param besides whether the mentor owes it, as what was decided since pays the same
     */
    @Revision("1")
    record BankTransferCorrected(
            BankDeskId bankDeskId,
            BankTransferId bankTransferId,
            String key,
            MentorId mentorId,
            Money amount,
            String reference,
            boolean besides,
            MemberId memberId,
            Personal reason)
            implements BankDeskEvent {}

    /**
     * It was told by mistake that it has failed: the bank has made it. Told with a reason by now.
     *
     * @param reference the bank's own name of it
     */
    @Revision("1")
    record BankTransferFailureCorrected(
            BankDeskId bankDeskId,
            BankTransferId bankTransferId,
            String key,
            MentorId mentorId,
            Money amount,
            String reference,
            MemberId memberId)
            implements BankDeskEvent {}

    /**
     * What came back was paid by hand.
     *
     * @param reference the bank's own name of what was paid
     */
    @Revision("1")
    record BankTransferPaidByHand(BankDeskId bankDeskId, BankTransferId bankTransferId, String key, String reference)
            implements BankDeskEvent {}

    /** @param code why the bank has not made it, and will not */
    @Revision("1")
    record BankTransferFailed(
            BankDeskId bankDeskId,
            BankTransferId bankTransferId,
            String key,
            MentorId mentorId,
            Money amount,
            String code,
            MemberId memberId)
            implements BankDeskEvent {}

    /**
     * It was done, and the money is back.
     *
     * @param code why
     * @param number how often it came back, from 1, where the mentor owed it since it was corrected; absent where a payout was to be paid by
     *     it
     */
    @Revision("2")
    record BankTransferReturned(
            BankDeskId bankDeskId,
            BankTransferId bankTransferId,
            String key,
            MentorId mentorId,
            Money amount,
            String code,
            MemberId memberId,
            @Nullable Integer number)
            implements BankDeskEvent {

        public BankTransferReturned(
                BankDeskId bankDeskId,
                BankTransferId bankTransferId,
                String key,
                MentorId mentorId,
                Money amount,
                String code,
                MemberId memberId) {
            this(bankDeskId, bankTransferId, key, mentorId, amount, code, memberId, null);
        }
    }
}
