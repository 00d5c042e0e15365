package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.THANDI;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RecordChargebackReversed;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Money;
import tools.jackson.databind.JsonNode;

/** A charge-back that a gateway told by mail only. */
class RecordChargebackTest extends ApiTest {

    @BeforeEach
    void asked() {
        world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.CONFIRMED));
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

    @AfterEach
    void refusesNothing() {
        world.paymentRefusal = null;
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
