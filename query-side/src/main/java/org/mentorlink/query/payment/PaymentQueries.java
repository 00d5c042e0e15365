package org.mentorlink.query.payment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.MentorAccountView;
import org.mentorlink.payment.MentorAccountViews;
import org.mentorlink.payment.PaymentPage;
import org.mentorlink.payment.PaymentPage.Entry;
import org.mentorlink.payment.PaymentQuery.FindMentorAccount;
import org.mentorlink.payment.PaymentQuery.FindMentorAccounts;
import org.mentorlink.payment.PaymentQuery.FindPayments;
import org.mentorlink.payment.PaymentQuery.FindPaymentsAsOf;
import org.mentorlink.payment.PaymentQuery.FindPayoutBatch;
import org.mentorlink.payment.PaymentQuery.FindPayouts;
import org.mentorlink.payment.PaymentQuery.FindPayoutsAsOf;
import org.mentorlink.payment.PaymentQuery.ListMentorAccounts;
import org.mentorlink.payment.PaymentQuery.ListPayments;
import org.mentorlink.payment.PaymentQuery.ListPayoutBatches;
import org.mentorlink.payment.PaymentQuery.ListPayouts;
import org.mentorlink.payment.PaymentView;
import org.mentorlink.payment.PaymentViews;
import org.mentorlink.payment.PayoutBatchPage;
import org.mentorlink.payment.PayoutBatchView;
import org.mentorlink.payment.PayoutPage;
import org.mentorlink.query.payment.PaymentHistory.Asked;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class PaymentQueries {

    private final Payments payments;
    private final PaymentHistory history;
    private final Payouts payouts;
    private final PayoutBatches batches;
    private final MentorAccounts accounts;
    private final PaymentPast past;

    PaymentQueries(
            Payments payments,
            PaymentHistory history,
            Payouts payouts,
            PayoutBatches batches,
            MentorAccounts accounts,
            PaymentPast past) {
        this.past = past;
        this.payments = payments;
        this.history = history;
        this.payouts = payouts;
        this.batches = batches;
        this.accounts = accounts;
    }

    @QueryHandler
    PaymentViews handle(FindPayments query) {
        return new PaymentViews(payments.findAll(query.paymentIds()));
    }

    @QueryHandler
    PaymentPage handle(ListPayments query) {
        var rows = history.list(
                and(
                        eq(PaymentHistory.PAYER, query.payerId()),
                        lt(PaymentHistory.REQUESTED_POSITION, Pages.after(query.page(), Long.MAX_VALUE))),
                Sorts.descending(PaymentHistory.REQUESTED_POSITION),
                Pages.rows(query.page()));
        var asked = Pages.cut(rows, query.page());
        var found = payments.findAll(asked.stream().map(Asked::paymentId).toList()).stream()
                .collect(Collectors.toMap(PaymentView::id, Function.identity()));
        return new PaymentPage(
                asked.stream()
                        .flatMap(each -> Stream.ofNullable(found.get(each.paymentId()))
                                .map(payment -> new Entry(payment, each.requestedAt(), each.requestedPosition())))
                        .toList(),
                Pages.hasNext(rows, query.page()));
    }

    @QueryHandler
    PaymentViews handle(FindPaymentsAsOf query) {
        return new PaymentViews(past.payments(query.paymentIds(), query.asOf()));
    }

    @QueryHandler
    PayoutPage handle(FindPayoutsAsOf query) {
        return new PayoutPage(past.payouts(query.payoutIds(), query.asOf()), false);
    }

    @QueryHandler
    PayoutPage handle(FindPayouts query) {
        return new PayoutPage(payouts.findAll(query.payoutIds()), false);
    }

    @QueryHandler
    PayoutPage handle(ListPayouts query) {
        var rows = payouts.list(filter(query), Sorts.descending(Payouts.SCHEDULED_POSITION), Pages.rows(query.page()));
        return new PayoutPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }

    @QueryHandler
    @Nullable PayoutBatchView handle(FindPayoutBatch query) {
        return batches.find(query.payoutBatchId()).orElse(null);
    }

    @QueryHandler
    PayoutBatchPage handle(ListPayoutBatches query) {
        var filters = new ArrayList<Bson>();
        filters.add(lt(PayoutBatches.REQUESTED_POSITION, Pages.after(query.page(), Long.MAX_VALUE)));
        if (query.mentorId() != null) {
            filters.add(eq(PayoutBatches.MENTOR, query.mentorId()));
        }
        var rows = batches.list(
                and(filters), Sorts.descending(PayoutBatches.REQUESTED_POSITION), Pages.rows(query.page()));
        return new PayoutBatchPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }

    @QueryHandler
    @Nullable MentorAccountView handle(FindMentorAccount query) {
        return accounts.find(query.mentorAccountId()).orElse(null);
    }

    @QueryHandler
    MentorAccountViews handle(FindMentorAccounts query) {
        return new MentorAccountViews(accounts.findAll(query.mentorAccountIds()));
    }

    @QueryHandler
    MentorAccountViews handle(ListMentorAccounts query) {
        var open = eq(MentorAccounts.OPEN, true);
        var rows =
                accounts.list(query.mentorId() == null ? open : and(open, eq(MentorAccounts.MENTOR, query.mentorId())));
        return new MentorAccountViews(rows.stream()
                .sorted(Comparator.comparing(MentorAccountView::id))
                .toList());
    }

    private static Bson filter(ListPayouts query) {
        var filters = new ArrayList<Bson>();
        filters.add(lt(Payouts.SCHEDULED_POSITION, Pages.after(query.page(), Long.MAX_VALUE)));
        if (query.mentorId() != null) {
            filters.add(eq(Payouts.MENTOR, query.mentorId()));
        }
        var status = query.status();
        if (status != null) {
            filters.add(eq(Payouts.STATUS, status.name()));
        }
        return and(filters);
    }
}
