package org.mentorlink.query.payment.month;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mentorlink.payment.LedgerEntryView.Line;

/** Debits and credits by account and currency, in that order. */
final class Balances {

    static final Comparator<Account> ORDER = Comparator.comparing(Account::name).thenComparing(Account::currency);

    private final SortedMap<Account, Sums> sums = new TreeMap<>(ORDER);

    record Account(String name, String currency) {}

    record Sums(long debitMinor, long creditMinor) {

        static final Sums NONE = new Sums(0, 0);

        long balanceMinor() {
            return Math.subtractExact(debitMinor, creditMinor);
        }

        Sums plus(long debit, long credit) {
            return new Sums(Math.addExact(debitMinor, debit), Math.addExact(creditMinor, credit));
        }
    }

    void add(Line line) {
        var account = new Account(line.account(), line.currency());
        sums.put(account, of(account).plus(line.debitMinor(), line.creditMinor()));
    }

    Sums of(Account account) {
        return sums.getOrDefault(account, Sums.NONE);
    }

    SortedMap<Account, Sums> all() {
        return Collections.unmodifiableSortedMap(sums);
    }
}
