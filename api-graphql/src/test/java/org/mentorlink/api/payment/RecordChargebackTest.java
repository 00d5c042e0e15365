package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.THANDI;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.FakeWorld;
import org.mentorlink.api.Views;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.ChargebackView;
import org.mentorlink.payment.EvidenceState;
import org.mentorlink.payment.EvidenceView;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RecordChargebackReversed;
import org.mentorlink.payment.PaymentCommand.RecordRefundByHand;
import org.mentorlink.payment.PaymentCommand.SubmitEvidence;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Money;
import tools.jackson.databind.JsonNode;

/** A charge-back that a gateway told by mail only. */
class RecordChargebackTest extends ApiTest {

    private static final String HASH = "0".repeat(64);

    @BeforeEach
    void asked() {
        world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.CONFIRMED));
    }

    /** K2: and nobody else's. */
    @Test
    void stands_in_what_its_payer_reads_of_their_payments() {
        var asked =
                "{ myPayments(first: 5) { edges { cursor node { requestedAt payment { id status chargebacks { reference }"
                        + " booking { id } } } } pageInfo { hasNextPage } } }";
        var answer = ask(LERATO, asked);
        assertFine(answer);
        var payment = answer.at("/data/myPayments/edges/0/node/payment");
        assertThat(payment.get("id").asString()).isEqualTo("pay_one");
        assertThat(payment.at("/booking/id").asString()).isEqualTo("bkg_one");
        assertThat(payment.get("chargebacks")).isEmpty();
        assertThat(ask(FINANCE, asked).at("/data/myPayments/edges")).isEmpty();
        assertThat(ask(null, asked).at("/errors/0/extensions/code").asString()).isEqualTo("UNAUTHENTICATED");
    }

    private JsonNode record(String member, String payment, String currency) {
        return ask(
                member,
                "mutation { recordChargeback(input: {paymentId: \"" + payment
                        + "\", reference: \"cb-7\", amountMinor: 500,"
                        + " currency: \"" + currency + "\", reason: \"Letter of Monday\"}) {"
                        + " payment { id } errors { code path } position } }");
    }

    private JsonNode reversal(String member, String payment) {
        return ask(
                member,
                "mutation { recordChargebackReversal(input: {paymentId: \"" + payment
                        + "\", reference: \"cb-7\", reason: \"Letter of Friday\"}) {"
                        + " payment { id } errors { code path } position } }");
    }

    @Test
    void is_told_to_be_given_back_by_staff_in_their_name() {
        for (var staff : new String[] {FINANCE, ADMIN}) {
            world.commands.clear();
            world.actors.clear();
            var done = reversal(staff, "pay_one");
            assertFine(done);
            assertThat(done.at("/data/recordChargebackReversal/payment/id").asString())
                    .isEqualTo("pay_one");
            assertThat(world.commands)
                    .containsExactly(new RecordChargebackReversed(
                            new PaymentId("pay_one"), "cb-7", new MemberId(staff), "Letter of Friday"));
            assertThat(world.actors).containsExactly(new Actor(staff, staff.equals(ADMIN) ? "ADMIN" : "FINANCE"));
        }
        world.commands.clear();
        for (var other : new String[] {LERATO, THANDI}) {
            assertCode(reversal(other, "pay_one"), "FORBIDDEN");
        }
        assertThat(reversal(FINANCE, "pay_none")
                        .at("/data/recordChargebackReversal/errors/0/code")
                        .asString())
                .isEqualTo("NOT_FOUND");
        assertThat(world.commands).isEmpty();
        world.paymentRefusal = "CHARGEBACK_UNKNOWN";
        assertThat(reversal(FINANCE, "pay_one")
                        .at("/data/recordChargebackReversal/errors/0/code")
                        .asString())
                .isEqualTo("CHARGEBACK_UNKNOWN");
    }

    private JsonNode refund(String member, String payment, String currency) {
        return ask(
                member,
                "mutation { recordRefund(input: {paymentId: \"" + payment
                        + "\", reference: \"FNB-7\", amountMinor: 500,"
                        + " currency: \"" + currency + "\", by: BANK, reason: \"Her new account\"}) {"
                        + " payment { id } errors { code path } position } }");
    }

    @Test
    void what_was_given_back_elsewhere_is_told_by_staff_in_their_name() {
        var code = "/data/recordRefund/errors/0/code";
        assertFine(refund(FINANCE, "pay_one", "ZAR"));
        assertThat(world.commands)
                .containsExactly(new RecordRefundByHand(
                        new PaymentId("pay_one"),
                        Money.of(500, "ZAR"),
                        "FNB-7",
                        true,
                        new MemberId(FINANCE),
                        "Her new account"));
        assertThat(world.actors).containsExactly(new Actor(FINANCE, "FINANCE"));
        world.commands.clear();
        for (var other : new String[] {LERATO, THANDI}) {
            assertCode(refund(other, "pay_one", "ZAR"), "FORBIDDEN");
        }
        assertThat(refund(FINANCE, "pay_none", "ZAR").at(code).asString()).isEqualTo("NOT_FOUND");
        assertThat(refund(FINANCE, "pay_one", "Rand").at(code).asString()).isEqualTo("INVALID_CURRENCY");
        world.bookings.put("bkg_own", Views.heldBy(FINANCE, "bkg_own"));
        assertThat(refund(FINANCE, "pay_own", "ZAR").at(code).asString()).isEqualTo("OWN_PAYMENT");
        assertThat(world.commands).isEmpty();
    }

    /** Of staff who book and mentor like others. */
    @Test
    void is_not_for_who_takes_part_in_what_was_paid_for() {
        world.bookings.put("bkg_own", Views.heldBy(FINANCE, "bkg_own"));
        var actions = "{ booking(id: \"%s\") { payment { availableActions { action allowed reason } } } }";

        assertThat(record(FINANCE, "pay_own", "ZAR")
                        .at("/data/recordChargeback/errors/0/code")
                        .asString())
                .isEqualTo("OWN_PAYMENT");
        assertThat(reversal(FINANCE, "pay_own")
                        .at("/data/recordChargebackReversal/errors/0/code")
                        .asString())
                .isEqualTo("OWN_PAYMENT");
        assertThat(world.commands).isEmpty();
        assertThat(ask(FINANCE, actions.formatted("bkg_own"))
                        .at("/data/booking/payment/availableActions/0/reason")
                        .asString())
                .isEqualTo("OWN_PAYMENT");
        assertThat(ask(FINANCE, actions.formatted("bkg_one"))
                        .at("/data/booking/payment/availableActions/0/allowed")
                        .asBoolean())
                .isTrue();
        assertFine(record(ADMIN, "pay_own", "ZAR"));
        assertThat(world.commands).hasSize(1);
    }

    private JsonNode evidence(String member, String payment, String sha256) {
        return ask(
                member,
                "mutation { submitEvidence(input: {paymentId: \"" + payment + "\", reference: \"dp_1\", sha256: \""
                        + sha256 + "\"}) { payment { chargebacks { reference evidence { state submittedBy } } }"
                        + " errors { code path } position } }");
    }

    /** K13 */
    @Test
    void is_answered_with_the_evidence_that_was_read_in_the_gateways_time() {
        for (var staff : new String[] {FINANCE, ADMIN}) {
            world.commands.clear();
            assertFine(evidence(staff, "pay_one", HASH));
            assertThat(world.commands)
                    .containsExactly(new SubmitEvidence(
                            new PaymentId("pay_one"), "dp_1", HASH, new MemberId(staff), FakeWorld.EVIDENCE_DUE_BY));
        }
        world.commands.clear();
        for (var other : new String[] {LERATO, THANDI}) {
            assertCode(evidence(other, "pay_one", HASH), "FORBIDDEN");
        }
        assertThat(evidence(FINANCE, "pay_none", HASH)
                        .at("/data/submitEvidence/errors/0/code")
                        .asString())
                .isEqualTo("NOT_FOUND");
        var other = "1".repeat(64);
        assertThat(evidence(FINANCE, "pay_one", other)
                        .at("/data/submitEvidence/errors/0/code")
                        .asString())
                .isEqualTo("EVIDENCE_CHANGED");
        assertThat(world.commands).isEmpty();

        var sent = new EvidenceView(other, EvidenceState.SENDING, FINANCE, FakeWorld.EVIDENCE_DUE_BY, null, null);
        world.chargebacks = List.of(new ChargebackView("dp_1", Views.PRICE, false, sent));
        assertThat(evidence(FINANCE, "pay_one", other)
                        .at("/data/submitEvidence/payment/chargebacks")
                        .toString())
                .as("what was sent is sent again, though there is more to say by now")
                .isEqualTo("[{\"reference\":\"dp_1\",\"evidence\":{\"state\":\"SENDING\",\"submittedBy\":\"" + FINANCE
                        + "\"}}]");
        assertThat(world.commands).hasSize(1);
        assertThat(ask(LERATO, "{ booking(id: \"bkg_one\") { payment { chargebacks { reference } } } }")
                        .at("/data/booking/payment/chargebacks")
                        .toString())
                .as("staff's alone")
                .isEqualTo("[]");
    }

    /** It is answered as a charge-back is, and averts one. */
    @Test
    void stands_beside_what_a_bank_only_asks() {
        world.inquiries = List.of("dp_2");
        var asked = ask(
                FINANCE,
                "{ booking(id: \"bkg_one\") { payment { chargebacks { reference inquiry reversed amount { amountMinor }"
                        + " availableActions { action allowed } } } } }");
        assertFine(asked);
        var inquiry = asked.at("/data/booking/payment/chargebacks/0");
        assertThat(inquiry.get("reference").asString()).isEqualTo("dp_2");
        assertThat(inquiry.get("inquiry").asBoolean()).isTrue();
        assertThat(inquiry.get("reversed").asBoolean()).isFalse();
        assertThat(inquiry.at("/amount/amountMinor").asLong()).isZero();
        assertThat(inquiry.get("availableActions").toString())
                .contains("{\"action\":\"SUBMIT_EVIDENCE\",\"allowed\":true}");
        assertThat(ask(LERATO, "{ booking(id: \"bkg_one\") { payment { chargebacks { reference } } } }")
                        .at("/data/booking/payment/chargebacks"))
                .isEmpty();
    }

    @AfterEach
    void refusesNothing() {
        world.paymentRefusal = null;
        world.inquiries = List.of();
        world.chargebacks = List.of();
    }

    @Test
    void is_recorded_by_staff_in_their_name() {
        for (var staff : new String[] {FINANCE, ADMIN}) {
            world.commands.clear();
            world.actors.clear();
            var done = record(staff, "pay_one", "ZAR");
            assertFine(done);
            assertThat(done.at("/data/recordChargeback/payment/id").asString()).isEqualTo("pay_one");
            assertThat(world.commands)
                    .containsExactly(new RecordChargeback(
                            new PaymentId("pay_one"),
                            "cb-7",
                            Money.of(500, "ZAR"),
                            new MemberId(staff),
                            "Letter of Monday"));
            assertThat(world.actors).containsExactly(new Actor(staff, staff.equals(ADMIN) ? "ADMIN" : "FINANCE"));
        }
    }

    @Test
    void is_nobody_elses() {
        for (var other : new String[] {LERATO, THANDI}) {
            assertCode(record(other, "pay_one", "ZAR"), "FORBIDDEN");
        }
        assertThat(world.commands).isEmpty();
    }

    @Test
    void is_of_a_payment_there_is_in_a_currency_there_is() {
        for (var unknown : new String[] {"pay_none", "bkg_one", "", "pay_" + "x".repeat(200)}) {
            var refused = record(FINANCE, unknown, "ZAR").at("/data/recordChargeback/errors/0");
            assertThat(refused.get("code").asString()).as(unknown).isEqualTo("NOT_FOUND");
            assertThat(refused.get("path").toString()).isEqualTo("[\"input\",\"paymentId\"]");
        }
        for (var unknown : new String[] {"", "zar", "RAND", "XXX"}) {
            var refused = record(FINANCE, "pay_one", unknown).at("/data/recordChargeback/errors/0");
            assertThat(refused.get("code").asString()).as(unknown).isEqualTo("INVALID_CURRENCY");
            assertThat(refused.get("path").toString()).isEqualTo("[\"input\",\"currency\"]");
        }
        assertThat(world.commands).isEmpty();
    }

    @Test
    void says_why_it_is_refused() {
        world.paymentRefusal = "CHARGEBACK_DIFFERS";
        var refused = record(FINANCE, "pay_one", "ZAR").at("/data/recordChargeback/errors/0");
        assertThat(refused.get("code").asString()).isEqualTo("CHARGEBACK_DIFFERS");
    }
}
