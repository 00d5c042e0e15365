package org.mentorlink.api.payment;

import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Positions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.payment.LedgerEntryPage;
import org.mentorlink.payment.LedgerEntryView;
import org.mentorlink.payment.LedgerView;
import org.mentorlink.payment.PaymentQuery.FindLedger;
import org.mentorlink.payment.PaymentQuery.ListLedgerEntries;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class LedgerController {

    private final Questions questions;
    private final Positions positions;

    LedgerController(Questions questions, Positions positions) {
        this.questions = questions;
        this.positions = positions;
    }

    @QueryMapping
    LedgerView ledger(@Argument @Nullable String position) {
        return questions.ask(new FindLedger(reached(position)), LedgerView.class);
    }

    @QueryMapping
    Connection<LedgerEntryView> ledgerEntries(
            @Argument @Nullable String bookingId,
            @Argument @Nullable String account,
            @Argument @Nullable String currency,
            @Argument @Nullable String position,
            @Argument @Nullable Boolean newestFirst,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after) {
        var page = Paging.byNumber(first, after);
        var query = new ListLedgerEntries(
                bookingId, account, currency, reached(position), Boolean.TRUE.equals(newestFirst), page);
        var found = questions.ask(query, LedgerEntryPage.class);
        return Connection.of(found.entries(), found.hasNext(), after, LedgerEntryView::position);
    }

    private @Nullable Long reached(@Nullable String position) {
        return position == null ? null : positions.reached(position, "`position`");
    }
}
