package org.mentorlink.query.payment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.payment.CreditAccountViews;
import org.mentorlink.payment.CreditEntryPage;
import org.mentorlink.payment.CreditQuery.FindCreditAccounts;
import org.mentorlink.payment.CreditQuery.ListCreditEntries;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class CreditQueries {

    private final CreditAccounts accounts;
    private final CreditEntries entries;

    CreditQueries(CreditAccounts accounts, CreditEntries entries) {
        this.accounts = accounts;
        this.entries = entries;
    }

    @QueryHandler
    CreditAccountViews handle(FindCreditAccounts query) {
        return new CreditAccountViews(accounts.findAll(query.creditAccountIds()));
    }

    @QueryHandler
    CreditEntryPage handle(ListCreditEntries query) {
        var page = query.page();
        var rows = entries.list(
                and(
                        eq(CreditEntries.ACCOUNT, query.creditAccountId()),
                        lt(CreditEntries.POSITION, Pages.after(page, Long.MAX_VALUE))),
                Sorts.descending(CreditEntries.POSITION),
                Pages.rows(page));
        return new CreditEntryPage(Pages.cut(rows, page), Pages.hasNext(rows, page));
    }
}
