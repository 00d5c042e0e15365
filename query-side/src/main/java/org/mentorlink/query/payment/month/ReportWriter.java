package org.mentorlink.query.payment.month;

import java.util.SortedSet;
import org.mentorlink.payment.FinanceEntry;

/** One form in which a month's report is written: the beginning, each entry in the order of the log, the end. */
interface ReportWriter {

    /** @param accounts all that were ever moved by the end of the month */
    void begin(Month month, SortedSet<Balances.Account> accounts, Balances opening);

    void entry(Month month, FinanceEntry entry, boolean isCorrection);

    void end(SortedSet<Balances.Account> accounts, Balances opening, Balances moved);
}
