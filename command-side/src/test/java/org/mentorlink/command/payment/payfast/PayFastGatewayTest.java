package org.mentorlink.command.payment.payfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.command.payment.ForgedWebhook;
import org.mentorlink.command.payment.GatewayAnswer;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.command.payment.GatewayAnswer.Paid;
import org.mentorlink.command.payment.GatewayTimeout;
import org.mentorlink.command.payment.PaymentGateway;
import org.mentorlink.command.payment.PaymentGateway.Inquiry;
import org.mentorlink.command.payment.PaymentGatewayContract;
import org.mentorlink.command.payment.payfast.PayFastStandIn.Fault;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.RecordFee;
import org.mentorlink.payment.PaymentCommand.RecordPaid;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;

class PayFastGatewayTest {
    private static final PaymentId PAYMENT = new PaymentId("pay_1");
    private static final Money PRICE = Money.of(123_450, "ZAR");
    private static final String LOCAL = "127.0.0.1";

    private PayFastStandIn payFast;
    private PayFastGateway gateway;

    @BeforeEach
    void open() throws IOException {
        payFast = new PayFastStandIn();
        gateway = payFast.gateway(PayFastStandIn.PASSPHRASE);
    }

    @AfterEach
    void close() {
        payFast.close();
    }

    private Map<String, String> form() {
        return form(PRICE);
    }

    private Map<String, String> form(Money amount) {
        var form = new LinkedHashMap<String, String>();
        gateway.payerAction("pay_1/authorize", PAYMENT, amount)
                .orElseThrow()
                .fields()
                .forEach(field -> form.put(field.name(), field.value()));
        return form;
    }

    private String paid() {
        payFast.pays(form());
        return ((Paid) inquire(GatewayStep.AUTHORIZE, "pay_1/authorize", null, PRICE, 0)).reference();
    }

    private GatewayAnswer inquire(GatewayStep step, String key, String authorization, Money amount, long refunded) {
        return gateway.inquire(new Inquiry(step, key, authorization, amount, Money.of(refunded, "ZAR"), false));
    }

    private GatewayAnswer abandoned() {
        return gateway.inquire(new Inquiry(GatewayStep.AUTHORIZE, "pay_1/authorize", null, PRICE, PRICE.zero(), true));
    }

    private List<PaymentCommand> said(String body, String from) throws ForgedWebhook {
        return gateway.read(new ReadWebhook("payfast", Map.of(), body, from));
    }

    @Test
    void signsAsTheDocumentsSay() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("merchant_id", "10000100");
        fields.put("amount", "100.00");
        fields.put("item_name", "Test Item #1*");
        assertThat(PayFastSignature.inOrder(fields, "jt7 NOE"))
                .isEqualTo(PayFastStandIn.md5(
                        "merchant_id=10000100&amount=100.00&item_name=Test+Item+%231%2A&passphrase=jt7+NOE"));
        assertThat(PayFastSignature.byName(fields, "jt7 NOE"))
                .isEqualTo(PayFastStandIn.md5(
                        "amount=100.00&item_name=Test+Item+%231%2A&merchant_id=10000100&passphrase=jt7+NOE"));
    }

    @Test
    void leavesNoRowOfItsHistoryOut() {
        payFast.books("PAYOUT", "DEBIT", "-1,000.00", "-8.70", "9001");
        payFast.books("PAYOUT_REVERSAL", "CREDIT", "1,000.00", "0.00", "9001");
        payFast.books("MONTHLY_FEE", "DEBIT", "-99.00", "", "9002");
        payFast.books("CHARGEBACK", "DEBIT", "-350.00", "0.00", "9003");
        payFast.books("CHARGEBACK_REVERSAL", "CREDIT", "350.00", "0.00", "9003");
        payFast.books("REFUND_FAILED", "CREDIT", "5.00", "0.00", "9004");
        payFast.books("FUNDS_RECEIVED", "DEBIT", "-1.00", "0.00", "");
        payFast.books("SOMETHING", "CREDIT", "0.07", "0.00", "9005");
        payFast.books("SOMETHING", "CREDIT", "0.00", "0.00", "9006");
        var noon = Instant.parse("2026-10-05T10:00:00Z");

        assertThat(gateway.report(noon, noon.plusSeconds(60), null, 20).lines())
                .extracting(
                        GatewayLine::kind,
                        GatewayLine::reference,
                        line -> line.amount().amountMinor(),
                        GatewayLine::feeMinor)
                .containsExactly(
                        tuple(MovementKind.SETTLEMENT, "9001", 100_000L, 870L),
                        tuple(MovementKind.SETTLEMENT, "9001", -100_000L, 0L),
                        tuple(MovementKind.ACCOUNT_FEE, "9002", 9_900L, 0L),
                        tuple(MovementKind.CHARGEBACK, "9003", 35_000L, 0L),
                        tuple(MovementKind.CHARGEBACK_REVERSAL, "9003", 35_000L, 0L),
                        tuple(MovementKind.OTHER, "9004", -500L, 0L),
                        tuple(MovementKind.OTHER, "FUNDS_RECEIVED 2026-10-05 12:00:40", 100L, 0L),
                        tuple(MovementKind.OTHER, "9005", -7L, 0L));
    }

    @Test
    void tellsItsHistoryAsItsBooks() {
        var reference = paid();
        gateway.refund("pay_1-r1/refund", reference, Money.of(5_000, "ZAR"));
        var noon = Instant.parse("2026-10-05T10:00:00Z");

        var first = gateway.report(noon, noon.plusSeconds(60), null, 1);
        var second = gateway.report(noon, noon.plusSeconds(60), first.next(), 1);

        assertThat(first.lines())
                .containsExactly(new GatewayLine(MovementKind.CAPTURE, reference, "pay_1", PRICE, 228, noon));
        assertThat(second.lines())
                .singleElement()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(MovementKind.REFUND))
                .satisfies(it -> assertThat(it.merchantReference()).isEqualTo("pay_1-r1"))
                .satisfies(it -> assertThat(it.amount()).isEqualTo(Money.of(5_000, "ZAR")))
                .satisfies(it -> assertThat(it.bookedAt()).isEqualTo(noon.plusSeconds(30)));
        assertThat(gateway.report(noon, noon.plusSeconds(60), second.next(), 1))
                .isEqualTo(new GatewayReportPage(List.of(), null));
        assertThat(gateway.report(noon.plusSeconds(1), noon.plusSeconds(60), null, 9)
                        .lines())
                .hasSize(1);
        assertThat(gateway.report(noon, noon.plusSeconds(30), null, 9).lines()).hasSize(1);
        assertThat(gateway.abilities().report()).isTrue();
    }

    @Test
    void sendsThePayerThereWithASignedForm() {
        assertThatThrownBy(() -> gateway.authorize("pay_1/authorize", PRICE, "any", PAYMENT.value()))
                .isInstanceOf(GatewayTimeout.class);
        assertThat(gateway.payerAction("pay_1/authorize", PAYMENT, PRICE)
                        .orElseThrow()
                        .url())
                .endsWith("/eng/process");
        assertThat(form()).containsEntry("amount", "1234.50").containsEntry("m_payment_id", "pay_1");
        assertThat(form().keySet()).last().isEqualTo("signature");
        payFast.pays(form());
        assertThat(payFast.balance()).isEqualTo(PRICE.amountMinor());
    }

    @ParameterizedTest
    @CsvSource({"USD", "JPY", "KWD"})
    void takesRandOnly(String currency) {
        var amount = Money.of(1_000, currency);
        assertThat(gateway.abilities().currencies()).containsExactly("ZAR");
        assertThat(gateway.authorize("pay_1/authorize", amount, "any", "pay_1"))
                .isEqualTo(new Declined("currency_not_taken"));
        assertThat(gateway.payerAction("pay_1/authorize", PAYMENT, amount)).isEmpty();
        assertThat(gateway.refund("pay_1-r1/refund", paid(), amount)).isEqualTo(new Declined("refund_exceeds_payment"));
    }

    /** In another tab; its message was lost. */
    @Test
    void tellsWhenItIsAskedWhatWasPaidOnceMore() {
        assertThat(gateway.review(PAYMENT, null)).isEmpty();
        payFast.pays(form());
        payFast.pays(form());
        assertThat(gateway.review(new PaymentId("pay_other"), null)).isEmpty();
        assertThat(gateway.review(PAYMENT, "1089250"))
                .containsExactly(
                        new RecordPaid(PAYMENT, "1089250", PRICE),
                        fee(PRICE, "1089250"),
                        new RecordPaid(PAYMENT, "1089251", PRICE),
                        fee(PRICE, "1089251"));
    }

    @Test
    void learnsOfAPaymentFromItsMessageOrByAsking() throws ForgedWebhook {
        assertThatThrownBy(() -> inquire(GatewayStep.AUTHORIZE, "pay_1/authorize", null, PRICE, 0))
                .isInstanceOf(GatewayTimeout.class);
        assertThat(abandoned()).isEqualTo(new NotFound());
        var message = payFast.pays(form());
        assertThat(said(message, LOCAL)).containsExactly(new RecordPaid(PAYMENT, "1089250", PRICE), fee(PRICE));
        assertThat(inquire(GatewayStep.AUTHORIZE, "pay_1/authorize", null, PRICE, 0))
                .isEqualTo(new Paid("1089250", PRICE));
        assertThat(inquire(GatewayStep.CAPTURE, "pay_1/capture", "1089250", PRICE, 0))
                .isEqualTo(new Done("1089250"));
        assertThat(abandoned()).as("paid all the same").isEqualTo(new Paid("1089250", PRICE));
    }

    /** What another form asked for is a payment too, and not the one that is asked about. */
    @Test
    void knowsWhatWasAskedForFromAnotherPayment() {
        payFast.pays(form(Money.of(99_900, "ZAR")));
        assertThat(inquire(GatewayStep.AUTHORIZE, "pay_1/authorize", null, PRICE, 0))
                .isEqualTo(new Paid("1089250", Money.of(99_900, "ZAR")));
        payFast.pays(form());
        assertThat(inquire(GatewayStep.AUTHORIZE, "pay_1/authorize", null, PRICE, 0))
                .isEqualTo(new Paid("1089251", PRICE));
    }

    private static RecordFee fee(Money gross) {
        return fee(gross, "1089250");
    }

    private static RecordFee fee(Money gross, String reference) {
        return new RecordFee(PAYMENT, MovementKind.CAPTURE, reference, gross, Money.of(228, "ZAR"));
    }

    @Test
    void tellsTheAmountThatWasPaidRatherThanTheOneThatWasAsked() throws ForgedWebhook {
        payFast.pays(form());
        assertThat(said(payFast.notification("1089250", "COMPLETE", "1.00"), LOCAL))
                .containsExactly(new RecordPaid(PAYMENT, "1089250", Money.of(100, "ZAR")), fee(Money.of(100, "ZAR")));
        assertThat(said(payFast.notification("1089250", "CANCELLED", "1234.50"), LOCAL))
                .isEmpty();
    }

    @Test
    void believesOnlyWhatIsSignedComesFromPayFastAndIsConfirmed() {
        var message = payFast.pays(form());
        for (var wrong : List.of(
                "",
                "nothing",
                message.replace("1234.50", "1.00"),
                message.substring(0, message.indexOf("&signature")),
                message + "&m_payment_id=pay_2",
                "a=%zz&signature=x")) {
            assertThatThrownBy(() -> said(wrong, LOCAL)).as(wrong).isInstanceOf(ForgedWebhook.class);
        }
        assertThatThrownBy(() -> said(message, "203.0.113.7")).hasMessageContaining("does not come from");
        assertThat(payFast.confirmations).as("asks only about what is signed").isZero();

        var other = new LinkedHashMap<String, String>();
        other.put("m_payment_id", "pay_1");
        other.put("merchant_id", PayFastStandIn.MERCHANT);
        var neverSent = PayFastSignature.encoded(other) + "&signature="
                + PayFastSignature.inOrder(other, PayFastStandIn.PASSPHRASE);
        assertThatThrownBy(() -> said(neverSent, LOCAL)).hasMessageContaining("has not sent");
        other.put("merchant_id", "10000199");
        var others = PayFastSignature.encoded(other) + "&signature="
                + PayFastSignature.inOrder(other, PayFastStandIn.PASSPHRASE);
        assertThatThrownBy(() -> said(others, LOCAL)).hasMessageContaining("another merchant");
    }

    /** It is neither believed nor taken for forged: PayFast sends it again. */
    @Test
    void knowsNothingWhilePayFastDoesNotConfirm() throws ForgedWebhook {
        var message = payFast.pays(form());
        payFast.confirming = false;
        assertThatThrownBy(() -> said(message, LOCAL)).isInstanceOf(GatewayTimeout.class);
        payFast.confirming = true;
        assertThat(said(message, LOCAL)).isNotEmpty();
    }

    @Test
    void refundsInParts() {
        var id = paid();
        assertThat(gateway.refund("pay_1-r1/refund", id, Money.of(100, "ZAR"))).isEqualTo(new Done("pay_1-r1"));
        assertThat(gateway.refund("pay_1-r2/refund", id, Money.of(123_350, "ZAR")))
                .isEqualTo(new Done("pay_1-r2"));
        assertThat(gateway.refund("pay_1-r3/refund", id, Money.of(1, "ZAR")))
                .isEqualTo(new Declined("refund_exceeds_payment"));
        assertThat(payFast.balance()).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "REFUSE", mode = EnumSource.Mode.EXCLUDE)
    void tellsByTheSumsWhatBecameOfARefundThatWasNotAnswered(Fault fault) {
        var id = paid();
        var half = Money.of(50_000, "ZAR");
        assertThat(gateway.refund("pay_1-r1/refund", id, half)).isInstanceOf(Done.class);
        payFast.faults.add(fault);
        assertThatThrownBy(() -> gateway.refund("pay_1-r2/refund", id, half)).isInstanceOf(GatewayTimeout.class);
        var became = inquire(GatewayStep.REFUND, "pay_1-r2/refund", id, half, 50_000);
        assertThat(became).isEqualTo(fault == Fault.DO_AND_FAIL ? new Done("pay_1-r2") : new NotFound());
    }

    @Test
    void assumesNothingWhereSomebodyElseHasRefunded() {
        var id = paid();
        payFast.payment(id).refunded = 10;
        assertThatThrownBy(() -> inquire(GatewayStep.REFUND, "pay_1-r1/refund", id, Money.of(500, "ZAR"), 0))
                .isInstanceOf(GatewayTimeout.class);
    }

    @Test
    void tellsWhyItRefusesARefund() {
        var id = paid();
        payFast.faults.add(Fault.REFUSE);
        assertThat(gateway.refund("pay_1-r1/refund", id, PRICE)).isEqualTo(new Declined("refund_refused"));
        payFast.method = "BANK_PAYOUT";
        assertThat(gateway.refund("pay_1-r1/refund", id, PRICE)).isEqualTo(new Declined("bank_account_needed"));
        payFast.method = "NOT_AVAILABLE";
        assertThat(gateway.refund("pay_1-r1/refund", id, PRICE)).isEqualTo(new Declined("not_refundable"));
        assertThat(gateway.refund("pay_1-r1/refund", "5", PRICE)).isEqualTo(new Declined("payment_unknown"));
        assertThat(payFast.refunds).isEmpty();
    }

    @Test
    void declinesNothingBecauseItsOwnPassphraseIsWrong() {
        var id = paid();
        assertThatThrownBy(() -> payFast.gateway("wrong").refund("pay_1-r1/refund", id, PRICE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesTheOutcomeOpenWherePayFastIsAway() {
        var id = paid();
        payFast.close();
        assertThatThrownBy(() -> gateway.refund("pay_1-r1/refund", id, PRICE)).isInstanceOf(GatewayTimeout.class);
        assertThatThrownBy(() -> inquire(GatewayStep.AUTHORIZE, "pay_1/authorize", null, PRICE, 0))
                .isInstanceOf(GatewayTimeout.class);
    }

    @Test
    void tellsWhatPayFastKeptAlsoWhereItsMessageIsLost() {
        var id = paid();
        assertThat(gateway.fee(MovementKind.CAPTURE, id)).contains(new PaymentGateway.Fee(PRICE, Money.of(228, "ZAR")));
        assertThat(gateway.fee(MovementKind.CAPTURE, "5")).isEmpty();
        assertThat(gateway.fee(MovementKind.REFUND, id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"b,c\n1,2\n", "a,b\n\"c\"d,e\n"})
    void takesAHistoryThatIsNoneForNoAnswer(String history) {
        assertThatThrownBy(() -> PayFastHistory.rows(history)).isInstanceOf(GatewayTimeout.class);
    }

    @Test
    void readsAHistoryAsItIs() {
        assertThat(PayFastHistory.rows("")).isEmpty();
        assertThat(PayFastHistory.rows("\"Date\", Gross \n\"a \"\"b\"\", c\",\"1,234.50\"\n\nshort\n"))
                .containsExactly(Map.of("Date", "a \"b\", c", "Gross", "1,234.50"), Map.of("Date", "short"));
    }

    @Test
    void isDescribed() throws IOException {
        PaymentGatewayContract.assertDescribed(gateway);
    }

    @Test
    void holdsAndTransfersNothing() {
        assertThat(gateway.voidAuthorization("pay_1/void", "1")).isInstanceOf(Declined.class);
        assertThat(gateway.transfer("pyo_1/transfer/1", PRICE, "mtr_1")).isInstanceOf(Declined.class);
    }
}
