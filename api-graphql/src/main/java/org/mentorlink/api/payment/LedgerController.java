package org.mentorlink.api.payment;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.payment.LedgerEntryPage;
import org.mentorlink.payment.LedgerEntryView;
import org.mentorlink.payment.LedgerView;
import org.mentorlink.payment.PaymentQuery.FindLedger;
import org.mentorlink.payment.PaymentQuery.ListLedgerEntries;
import org.mentorlink.shared.PositionQuery.FindHead;
import org.mentorlink.shared.PositionQuery.Reached;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class LedgerController {

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    private final Questions questions;

    LedgerController(Questions questions) {
        this.questions = questions;
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
            @Argument @Nullable Integer first,
            @Argument @Nullable String after) {
        var page = Paging.byNumber(first, after);
        var query = new ListLedgerEntries(bookingId, account, currency, reached(position), page);
        var found = questions.ask(query, LedgerEntryPage.class);
        return Connection.of(found.entries(), found.hasNext(), after, LedgerEntryView::position);
    }

    private @Nullable Long reached(@Nullable String position) {
        if (position == null) {
            return null;
        }
        if (!POSITION.matcher(position).matches()) {
            throw Problem.badRequest("`position` is one that this API has answered.");
        }
        var number = Long.valueOf(position);
        if (number > questions.ask(new FindHead(), Reached.class).position()) {
            throw Problem.badRequest("`position` does not exist yet.");
        }
        return number;
    }
}
