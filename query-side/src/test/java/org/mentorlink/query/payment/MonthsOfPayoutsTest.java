package org.mentorlink.query.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.payment.PaymentQuery.CountPayouts;
import org.mentorlink.payment.PayoutMonths;
import org.mentorlink.payment.PayoutMonths.PayoutMonth;
import org.mentorlink.query.ReadSide;

class MonthsOfPayoutsTest {

    private final ReadSide side = new ReadSide();
    private int number;

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void are_added_up_by_what_became_of_them_each_currency_for_itself() {
        payout("PAID", 7_500, "EUR", "2026-11-03T00:00:00Z", "2026-11-04T00:00:00Z");
        payout("PAID", 100, "EUR", "2026-11-05T00:00:00Z", "2026-11-05T00:00:00.123Z");
        payout("SCHEDULED", 20, "EUR", "2026-11-30T23:59:59Z", null);
        payout("PROCESSING", 3, "EUR", "2026-11-30T00:00:00Z", null);
        payout("FROZEN", 4, "EUR", "2026-11-01T00:00:00Z", null);
        payout("FAILED", 50, "EUR", "2026-11-01T00:00:00Z", null);
        payout("CANCELLED", 9_999, "EUR", "2026-11-01T00:00:00Z", null);
        payout("PAID", 9, "JPY", "2026-10-31T12:00:00Z", "2026-11-01T00:00:00Z");

        assertThat(months())
                .containsExactly(
                        new PayoutMonth("EUR", "2026-11", 7_600, 23, 54), new PayoutMonth("JPY", "2026-11", 9, 0, 0));
    }

    @Test
    void leave_no_month_out_also_over_the_end_of_a_year() {
        payout("PAID", 5, "EUR", "2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z");
        payout("SCHEDULED", 6, "EUR", "2027-02-01T00:00:00Z", null);

        assertThat(months()).extracting(PayoutMonth::month).containsExactly("2026-11", "2026-12", "2027-01", "2027-02");
        assertThat(months().get(1)).isEqualTo(new PayoutMonth("EUR", "2026-12", 0, 0, 0));
    }

    private List<PayoutMonth> months() {
        return side.ask(new CountPayouts(null), PayoutMonths.class).months();
    }

    /** As the projection keeps it. */
    private void payout(String status, long minor, String currency, String dueAt, String paidAt) {
        number++;
        var view = new Document("id", "pyo_" + number)
                .append("status", status)
                .append("amount", new Document("amountMinor", minor).append("currency", currency))
                .append("dueAt", Instant.parse(dueAt).toString())
                .append("paidAt", paidAt);
        side.mongo().getCollection("payouts").insertOne(new Document("_id", "pyo_" + number).append("view", view));
    }
}
