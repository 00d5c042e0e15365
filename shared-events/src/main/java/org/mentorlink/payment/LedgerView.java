package org.mentorlink.payment;

import java.util.List;

/**
 * The balances of all accounts after one position.
 *
 * @param balanced whether debits and credits are equal in every currency
 */
public record LedgerView(long position, boolean balanced, List<Account> accounts) {

    /** @param balanceMinor debits less credits, in minor units */
    public record Account(String name, String currency, long balanceMinor) {}
}
