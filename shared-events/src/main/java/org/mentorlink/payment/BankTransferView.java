package org.mentorlink.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * A transfer that finance have the platform's bank make.
 *
 * @param key of the transfer, which names the payout or the batch
 * @param orderedPosition of the event that ordered it
 * @param bankFileId of the payment file that it is in; absent until it is in one
 * @param reference the bank's own name of it; absent unless it is done, or was
 * @param code why the bank has not made it, or has returned it; absent otherwise
 * @param stopAskedAt when it was disputed or decided otherwise, where it was in a payment file by then; absent otherwise
 * @param paidReference the bank's own name of what was paid by hand of what came back; absent until it was
 * @param returns how often it came back; absent for never
 */
public record BankTransferView(
        String id,
        String key,
        String mentorId,
        Money amount,
        BankTransferStatus status,
        Instant orderedAt,
        long orderedPosition,
        @Nullable String bankFileId,
        @Nullable String reference,
        @Nullable String code,
        @Nullable Instant stopAskedAt,
        @Nullable String paidReference,
        @Nullable Integer returns) {

    public boolean isFiled() {
        return bankFileId != null;
    }

    public int timesReturned() {
        return returns == null ? 0 : returns;
    }
}
