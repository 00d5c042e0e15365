package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

            evidenceIsSentAsItWasRead(stripe, anyone, mentee);
            aMentorOpensAnAccountAndTellsStripeTheRest(stripe, anyone.as("arjun"), finance);
        }
    }

    private static void aMentorOpensAnAccountAndTellsStripeTheRest(
            StripeServer stripe, GraphQlClient mentor, GraphQlClient finance) {
        assertThat(payee(mentor).get("state").asString()).isEqualTo("NONE");
        for (var time = 0; time < 2; time++) {
            mentor.mutate(
                    "openPayeeAccount",
                    "OpenPayeeAccountInput",
                    Map.of("gateway", "stripe", "country", "ZA"),
                    "payeeAccount { id }");
        }
        Eventually.holds(() -> assertThat(state(mentor)).isEqualTo("INCOMPLETE"));
        var account = payee(mentor);
        assertThat(account.get("missing").toString()).contains("external_account");
        var reference = account.get("reference").asString();
        assertThat(account.at("/onboarding/url").asString()).contains(reference);
        var read = finance.query(
                        "query($id: ID!) { payeeAccounts(mentorId: $id) { reference onboarding { url } } }",
                        Map.of("id", account.get("mentorId").asString()))
                .at("/payeeAccounts/0");
        assertThat(read.get("reference").asString()).isEqualTo(reference);
        assertThat(read.get("onboarding").isNull()).isTrue();
        stripe.complete(reference);
        // What Stripe has said is kept for some seconds.
        Eventually.holds(() -> assertThat(state(mentor)).isEqualTo("READY"));
    }

    /** Pages of Stripe's are given out so often only. */
    private static String state(GraphQlClient mentor) {
        return mentor.query("{ payeeAccounts { state } }")
                .at("/payeeAccounts/0/state")
                .asString();
    }

    private static JsonNode payee(GraphQlClient mentor) {
        return mentor.query("{ payeeAccounts { mentorId state reference missing onboarding { url } } }")
                .at("/payeeAccounts/0");
    }

    /** K13: in one action, once, and nothing that nobody has read. */
    private static void evidenceIsSentAsItWasRead(StripeServer stripe, GraphQlClient anyone, GraphQlClient mentee) {
        var finance = anyone.as("finance");
        var id = mentee.requestBooking(
                        booking(THANDI.value(), anyone.slot(THANDI.value(), Duration.ofDays(9), 0), "pm_card_visa"))
                .at("/booking/id")
                .asString();
        Eventually.holds(() ->
                assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED"));
        var payment = mentee.read(id).at("/payment/id").asString();
        stripe.at(anyone.now());
        var dispute = stripe.dispute(payment);
        var told = stripe.withdrawn(dispute).replace("funds_withdrawn", "created");
        assertThat(anyone.signed("/gateways/stripe/webhooks", told, "Stripe-Signature", StripeServer.signature(told))
                        .statusCode())
                .isEqualTo(200);
        Eventually.holds(() ->
                assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("DISPUTED"));
        assertThat(mentee.read(id).get("status").asString())
                .as("a bank asks, and nothing is taken: the session takes place")
                .isEqualTo("CONFIRMED");
        // The message that it was taken is lost: Stripe is asked for that.
        anyone.advance(Duration.ofHours(7));
        Eventually.holds(
                () -> assertThat(mentee.read(id).get("status").asString()).isEqualTo("DISPUTED"));

        var old = evidence(finance, id);
        mentee.mutate(
                "addDisputeStatement",
                "DisputeStatementInput",
                Map.of("disputeId", id.replace("bkg_", "dsp_"), "statement", "My bank did that by itself"),
                "dispute { id }");
        Eventually.holds(() -> assertThat(evidence(finance, id)).isNotEqualTo(old));
        assertThat(codes(finance, payment, dispute, old)).containsExactly("EVIDENCE_CHANGED");
        assertThat(codes(finance, payment, "dp_none", evidence(finance, id))).containsExactly("CHARGEBACK_UNKNOWN");
        assertThat(stripe.evidence()).isEmpty();

        assertThat(evidenceOffered(finance, payment)).isEqualTo("true null");
        var read = evidence(finance, id);
        for (var time = 0; time < 2; time++) {
            assertThat(codes(finance, payment, dispute, read)).isEmpty();
        }
        Eventually.holds(() -> {
            var sent = finance.query(
                            "query($id: ID!) { node(id: $id) { ... on Payment { chargebacks { reference reversed"
                                    + " evidence { state sha256 submittedBy dueBy code } } } } }",
                            Map.of("id", payment))
                    .at("/node/chargebacks/0");
            assertThat(sent.get("reference").asString()).isEqualTo(dispute);
            assertThat(sent.at("/evidence/state").asString()).isEqualTo("SUBMITTED");
            assertThat(sent.at("/evidence/sha256").asString()).isEqualTo(read);
            assertThat(sent.at("/evidence/submittedBy").asString()).isEqualTo(finance.me());
            assertThat(sent.at("/evidence/dueBy").asString()).isNotEmpty();
        });
        assertThat(evidenceOffered(finance, payment)).isEqualTo("false \"EVIDENCE_SUBMITTED\"");
        assertThat(stripe.evidence())
                .containsKeys("service_date", "access_activity_log", "refund_policy_disclosure")
                .hasEntrySatisfying(
                        "uncategorized_text", text -> assertThat(text).contains("My bank did that by itself"));
        assertThat(codes(finance, payment, dispute, "0".repeat(64))).containsExactly("EVIDENCE_CHANGED");
    }

    /** S4: as it is accepted, or what it is refused with. */
    private static String evidenceOffered(GraphQlClient staff, String payment) {
        return staff.query(
                        "query($id: ID!) { node(id: $id) { ... on Payment { chargebacks {"
                                + " availableActions { action allowed reason } } } } }",
                        Map.of("id", payment))
                .at("/node/chargebacks/0/availableActions")
                .valueStream()
                .filter(each -> each.get("action").asString().equals("SUBMIT_EVIDENCE"))
                .map(each -> each.get("allowed") + " " + each.get("reason"))
                .findFirst()
                .orElse("not told");
    }

    private static String evidence(GraphQlClient staff, String booking) {
        return staff.query(
                        "query($id: ID!) { disputeEvidence(id: $id) { sha256 } }",
                        Map.of("id", booking.replace("bkg_", "dsp_")))
                .at("/disputeEvidence/sha256")
                .asString();
    }

    private static List<String> codes(GraphQlClient staff, String payment, String dispute, String sha256) {
        return staff.tryMutate(
                        "submitEvidence",
                        "SubmitEvidenceInput",
                        Map.of("paymentId", payment, "reference", dispute, "sha256", sha256),
                        "payment { id }")
                .get("errors")
                .valueStream()
                .map(error -> error.get("code").asString())
                .toList();
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
