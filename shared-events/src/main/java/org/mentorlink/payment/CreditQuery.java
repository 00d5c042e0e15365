package org.mentorlink.payment;

import java.util.List;
import org.mentorlink.shared.Page;

/** What can be asked about credits. */
public sealed interface CreditQuery {

    /** Answers {@link CreditAccountViews} in no particular order; members who never had any are left out. */
    record FindCreditAccounts(List<String> creditAccountIds) implements CreditQuery {}

    /** Answers {@link CreditEntryPage}, newest first; the page's key is the position. */
    record ListCreditEntries(String creditAccountId, Page page) implements CreditQuery {}
}
