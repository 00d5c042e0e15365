package org.mentorlink.query.payment;

import com.mongodb.client.model.Filters;
import java.util.Comparator;
import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.payment.CreditPackQuery.FindCreditPacks;
import org.mentorlink.payment.CreditPackQuery.FindCreditPurchases;
import org.mentorlink.payment.CreditPackQuery.ListCreditPacks;
import org.mentorlink.payment.CreditPackView;
import org.mentorlink.payment.CreditPackViews;
import org.mentorlink.payment.CreditPurchaseViews;
import org.springframework.stereotype.Component;

@Component
class CreditPackQueries {

    private final CreditPacks packs;
    private final CreditPurchases purchases;

    CreditPackQueries(CreditPacks packs, CreditPurchases purchases) {
        this.packs = packs;
        this.purchases = purchases;
    }

    @QueryHandler
    CreditPackViews handle(ListCreditPacks query) {
        return new CreditPackViews(packs.list(Filters.empty()).stream()
                .filter(pack -> pack.withdrawnAt() == null)
                .sorted(Comparator.comparing(
                                (CreditPackView pack) -> pack.price().currency())
                        .thenComparing(pack -> pack.price().amountMinor())
                        .thenComparing(CreditPackView::id))
                .toList());
    }

    @QueryHandler
    CreditPackViews handle(FindCreditPacks query) {
        return new CreditPackViews(packs.findAll(query.creditPackIds()));
    }

    @QueryHandler
    CreditPurchaseViews handle(FindCreditPurchases query) {
        return new CreditPurchaseViews(purchases.findAll(query.creditPurchaseIds()));
    }
}
