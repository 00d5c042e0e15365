package org.mentorlink.payment;

import org.jspecify.annotations.Nullable;

/**
 * What became of a transfer by the bank.
 *
 * @param reference the bank's own name of it; absent unless it is done, or was
 * @param code why the bank has not made it, or has returned it; absent otherwise
 */
public record BankTransferState(
        BankTransferStatus status,
        @Nullable String reference,
        @Nullable String code) {}
