package org.mentorlink.payment;

import java.util.List;

/** What can be asked about transfers that finance have their bank make. */
public sealed interface BankTransferQuery {

    /**
     * Answers {@link BankTransferViews} of one status, the oldest first.
     *
     * @param most how many at most
     */
    record ListBankTransfers(BankTransferStatus status, int most) implements BankTransferQuery {}

    /** Answers {@link BankTransferViews} in no particular order; unknown ids are left out. */
    record FindBankTransfers(List<String> bankTransferIds) implements BankTransferQuery {}

    /** Answers {@link BankTransferViews} of one payment file, the oldest first. */
    record FindBankFile(String bankFileId) implements BankTransferQuery {}
}
