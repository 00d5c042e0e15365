package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import tools.jackson.databind.JsonNode;

/**
 * K5, K7, K10: a booking that is paid through Stripe, from the hold to a refund after the payout. The transfer goes by Stripe, which
 * holds the money, though payouts are set to the sandbox; what is refunded then is taken back from it; and what Stripe keeps is
 * an expense, so that the month's reconciliation has nothing to tell.
 */
class StripeJourneyTest {

    private static final MentorId THANDI = MentorId.of(MemberId.named("sample/thandi"));
    private static final long PRICE = 45_001;
    private static final long COMMISSION = 11_250;
    private static final long FEE = PRICE * 29 / 1_000 + 30;

    @Test
    void what_is_refunded_after_the_payout_comes_back_the_way_it_went_and_the_month_is_even() {
        try (var stripe = new StripeServer(Instant.EPOCH);
                var application = ApplicationUnderTest.fresh(stripe.settings(THANDI.value()))) {
            var anyone = application.client();
            var mentee = anyone.newMember("MENTEE");
            var finance = anyone.as("finance");
            stripe.at(anyone.now());
            // Stripe's times are whole seconds.
            var from = anyone.now().minusSeconds(1);

            var id = mentee.requestBooking(
                            booking(THANDI.value(), anyone.slot(THANDI.value(), Duration.ofDays(2), 0), "pm_card_visa"))
                    .at("/booking/id")
                    .asString();
            Eventually.holds(() -> {
                assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED");
                assertThat(account(finance, "expenses:gateway-fees")).isEqualTo(FEE);
            });
            assertThat(account(finance, "assets:gateway:cash"))
                    .isEqualTo(PRICE - FEE)
                    .isEqualTo(stripe.balance());

            var startsAt = Instant.parse(mentee.read(id).get("startsAt").asString());
            anyone.advanceTo(startsAt.minus(Duration.ofMinutes(5)));
            mentee.act("checkIn", id);
            anyone.as("thandi").act("checkIn", id);
            stripe.at(startsAt.plus(Duration.ofHours(26)));
            anyone.advanceTo(startsAt.plus(Duration.ofHours(26)));
            Eventually.holds(
                    () -> assertThat(mentee.read(id).get("closed").asBoolean()).isTrue());
            assertThat(stripe.moved("transfer")).isEqualTo(COMMISSION - PRICE);

            anyone.as("admin")
                    .mutate(
                            "refundBooking",
                            "RefundBookingInput",
                            Map.of("bookingId", id, "refundMinor", PRICE, "reason", "It was not what was promised"),
                            "booking { id }");
            Eventually.holds(() -> {
                assertThat(stripe.moved("refund")).isEqualTo(-PRICE);
                assertThat(stripe.moved("transfer_reversal")).isEqualTo(PRICE - COMMISSION);
                assertThat(account(finance, "assets:gateway:cash")).isEqualTo(stripe.balance());
            });
            assertThat(stripe.balance()).isEqualTo(-FEE);
            var payout = anyone.as("thandi")
                    .query(
                            "query($id: ID!) { booking(id: $id) { payment { payout { gateway"
                                    + " recovered { amountMinor } reversed { amountMinor } } } } }",
                            Map.of("id", id))
                    .at("/booking/payment/payout");
            assertThat(payout.get("gateway").asString()).isEqualTo("stripe");
            assertThat(payout.at("/reversed/amountMinor").asLong()).isEqualTo(PRICE - COMMISSION);
            assertThat(payout.at("/recovered/amountMinor").asLong()).isZero();
            for (var even : new String[] {
                "assets:mentor:receivable",
                "liabilities:booking:held",
                "liabilities:mentor:payable",
                "income:commission"
            }) {
                assertThat(account(finance, even)).as(even).isZero();
            }

            anyone.advance(Duration.ofMinutes(5));
            var run = finance.mutate(
                            "runReconciliation",
                            "RunReconciliationInput",
                            Map.of("from", from.toString(), "to", anyone.now().toString()),
                            "reconciliation { matched unexplainedMinor breaks { kind explanation } }")
                    .get("reconciliation");
            assertThat(run.get("breaks")).as(run.toString()).isEmpty();
            assertThat(run.get("matched").asInt())
                    .as("taken, sent, given back, taken back")
                    .isEqualTo(4);
            assertThat(run.get("unexplainedMinor").asLong()).isZero();
        }
    }

    private static long account(GraphQlClient finance, String name) {
        var ledger = finance.query("{ ledger { balanced accounts { name balanceMinor } } }")
                .get("ledger");
        assertThat(ledger.get("balanced").asBoolean()).isTrue();
        for (JsonNode account : ledger.get("accounts")) {
            if (account.get("name").asString().equals(name)) {
                return account.get("balanceMinor").asLong();
            }
        }
        return 0;
    }
}
