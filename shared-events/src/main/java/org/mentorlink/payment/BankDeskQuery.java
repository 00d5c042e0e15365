package org.mentorlink.payment;

import java.util.List;

/** What can be asked about transfers that finance have the platform's bank make. */
public sealed interface BankDeskQuery {

    /**
     * Answers {@link BankTransferViews} of one status, the first ordered first; of those that are over, the last ordered first.
     *
     * @param most how many at most
     */
    record ListBankTransfers(BankTransferStatus status, int most) implements BankDeskQuery {}

    /** Answers {@link BankTransferViews} in no particular order; unknown ids are left out. */
    record FindBankTransfers(List<String> bankTransferIds) implements BankDeskQuery {}

    /**
     * Answers {@link BankFileViews}, the last made first.
     *
     * @param most how many at most
     */
    record ListBankFiles(int most) implements BankDeskQuery {}

    /** Answers {@link BankFileViews} of one file, empty where there is none of that id. */
    record FindBankFile(String bankFileId) implements BankDeskQuery {}
}
