package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The balances of all accounts after one position.
 *
 * @param lastEntryAt when the newest entry that counts was made; absent where there is none
 * @param balanced whether debits and credits are equal in every currency
 */
public record LedgerView(long position, @Nullable Instant lastEntryAt, boolean balanced, List<Account> accounts) {

    /** @param balanceMinor debits less credits, in minor units */
    public record Account(String name, String currency, long balanceMinor) {}
}
