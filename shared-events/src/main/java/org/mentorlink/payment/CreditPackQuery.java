package org.mentorlink.payment;

import java.util.List;

/** What can be asked about packs of credits, and about who buys them. */
public sealed interface CreditPackQuery {

    /** Answers {@link CreditPackViews} that can be bought, by currency and then the cheapest first. */
    record ListCreditPacks() implements CreditPackQuery {}

    /** Answers {@link CreditPackViews} in no particular order; unknown ids are left out. */
    record FindCreditPacks(List<String> creditPackIds) implements CreditPackQuery {}

    /** Answers {@link CreditPurchaseViews} in no particular order; unknown ids are left out. */
    record FindCreditPurchases(List<String> creditPurchaseIds) implements CreditPackQuery {}
}
