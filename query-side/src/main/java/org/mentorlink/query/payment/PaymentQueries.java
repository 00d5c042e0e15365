package org.mentorlink.query.payment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.mentorlink.payment.PaymentQuery.FindPayments;
import org.mentorlink.payment.PaymentQuery.FindPayouts;
import org.mentorlink.payment.PaymentQuery.ListPayouts;
import org.mentorlink.payment.PaymentViews;
import org.mentorlink.payment.PayoutPage;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class PaymentQueries {

    private final Payments payments;
    private final Payouts payouts;

    PaymentQueries(Payments payments, Payouts payouts) {
        this.payments = payments;
        this.payouts = payouts;
    }

    @QueryHandler
    PaymentViews handle(FindPayments query) {
        return new PaymentViews(payments.findAll(query.paymentIds()));
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
