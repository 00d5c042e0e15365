package org.mentorlink.command.payment.razorpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorlink.command.payment.ForgedWebhook;
import org.mentorlink.command.payment.GatewayAnswer;
import org.mentorlink.command.payment.GatewayAnswer.Accepted;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.command.payment.GatewayAnswer.Paid;
import org.mentorlink.command.payment.GatewayTimeout;
import org.mentorlink.command.payment.PaymentGateway.Fee;
import org.mentorlink.command.payment.PaymentGateway.Inquiry;
import org.mentorlink.command.payment.PaymentGatewayContract;
import org.mentorlink.command.payment.razorpay.RazorpayStandIn.Fault;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RecordDispute;
import org.mentorlink.payment.PaymentCommand.RecordDisputeEnded;
import org.mentorlink.payment.PaymentCommand.RecordFee;
import org.mentorlink.payment.PaymentCommand.RecordPaid;
import org.mentorlink.payment.PaymentCommand.RecordRefundFailed;
import org.mentorlink.payment.PaymentCommand.RecordRefunded;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;

class RazorpayGatewayTest {
    private static final Instant NOW = Instant.parse("2026-10-05T10:00:00Z");
    private static final PaymentId PAYMENT = new PaymentId("pay_5f1c0a52-0d5e-4c39-9d5e-0b8f6f3f0a11");
    private static final String KEY = PAYMENT.value() + "/authorize";
    private static final String REFUND = PAYMENT.value() + "-r1";
    private static final Money PRICE = Money.of(123_450, "INR");
    private static final Money HALF = Money.of(50_000, "INR");
    private static final Money FEE = Money.of(24, "INR");

    private RazorpayStandIn razorpay;
    private RazorpayGateway gateway;

    @BeforeEach
    void open() throws IOException {
        razorpay = new RazorpayStandIn(NOW);
        gateway = razorpay.gateway(RazorpayStandIn.KEY_SECRET);
    }

    @AfterEach
    void close() {
        razorpay.close();
    }

    private void order() {
        assertThatThrownBy(() -> gateway.authorize(KEY, PRICE, "any", PAYMENT.value()))
                .isInstanceOf(GatewayTimeout.class);
    }

    private Map<String, String> form() {
        var form = new LinkedHashMap<String, String>();
        gateway.payerAction(KEY, PAYMENT, PRICE)
                .orElseThrow()
                .fields()
                .forEach(field -> form.put(field.name(), field.value()));
        return form;
    }

    private Map<String, Object> attempt(String status) {
        order();
        return razorpay.attempt(form(), status);
    }

    private String paid() {
        return (String) attempt("captured").get("id");
    }

    private GatewayAnswer became(boolean abandoned) {
        return gateway.inquire(new Inquiry(GatewayStep.AUTHORIZE, KEY, null, PRICE, PRICE.zero(), abandoned));
    }

    private GatewayAnswer became(String payment, Money amount, @Nullable String accepted) {
        return gateway.inquire(
                new Inquiry(GatewayStep.REFUND, REFUND + "/refund", payment, amount, null, accepted, false));
    }

    private GatewayAnswer refund(String payment, Money amount) {
        return gateway.refund(REFUND + "/refund", payment, amount);
    }

    @Test
    void makesOneOrderAndSendsThePayerThere() {
        assertThat(gateway.payerAction(KEY, PAYMENT, PRICE))
                .as("before it is made")
                .isEmpty();
        order();
        order();
        assertThat(razorpay.orders()).isEqualTo(1);
        assertThat(form())
                .containsEntry("key_id", RazorpayStandIn.KEY_ID)
                .containsEntry("amount", "123450")
                .containsEntry("method", "upi")
                .doesNotContainValue(RazorpayStandIn.KEY_SECRET);
        assertThat(gateway.payerAction(KEY, PAYMENT, PRICE).orElseThrow().url()).endsWith("/v1/checkout/embedded");
        var form = form();
        razorpay.attempt(form, "captured");
        assertThat(razorpay.attempt(form, "captured")).as("the other tab").isNull();
        assertThat(gateway.payerAction(KEY, PAYMENT, PRICE)).as("it is paid").isEmpty();
        assertThat(razorpay.balance()).isEqualTo(PRICE.amountMinor() - 24);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class)
    void makesNoSecondOrderWhereTheAnswerToTheFirstIsLost(Fault fault) {
        razorpay.faults.add(fault);
        order();
        assertThat(razorpay.orders()).isEqualTo(fault == Fault.DO_AND_FAIL ? 1 : 0);
        order();
        assertThat(razorpay.orders()).isEqualTo(1);
    }

    @Test
    void findsAPaymentOfADifferenceByAReceiptThatIsNotTooLong() {
        var extra = new PaymentId(PAYMENT.value() + "-x12345");
        assertThat(RazorpayApi.receipt(PAYMENT)).hasSize(36);
        assertThat(RazorpayApi.receipt(extra)).hasSize(40).endsWith("-x12345");
        assertThatThrownBy(() -> gateway.authorize(extra + "/authorize", PRICE, "any", extra.value()))
                .isInstanceOf(GatewayTimeout.class);
        assertThat(gateway.payerAction(KEY, extra, PRICE)).isPresent();
        assertThat(gateway.payerAction(KEY, PAYMENT, PRICE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"USD", "JPY", "KWD"})
    void takesRupeesOnly(String currency) {
        var amount = Money.of(1_000, currency);
        assertThat(gateway.abilities().currencies()).containsExactly("INR");
        assertThat(gateway.authorize(KEY, amount, "any", "pay_1")).isEqualTo(new Declined("currency_not_taken"));
        assertThat(gateway.payerAction(KEY, PAYMENT, amount)).isEmpty();
        assertThat(refund(paid(), amount)).isEqualTo(new Declined("currency_not_taken"));
    }

    @Test
    void declinesWhatIsLessThanARupee() {
        assertThat(gateway.authorize(KEY, Money.of(99, "INR"), "any", "pay_1"))
                .isEqualTo(new Declined("order_refused"));
    }

    @Test
    void learnsOfAPaymentFromItsMessagesOrByAsking() throws ForgedWebhook {
        assertThat(became(false)).as("no order yet").isEqualTo(new NotFound());
        order();
        assertThatThrownBy(() -> became(false)).isInstanceOf(GatewayTimeout.class);
        assertThat(became(true)).isEqualTo(new NotFound());
        var failed = razorpay.attempt(form(), "failed");
        assertThat(gateway.read(razorpay.signed("payment.failed", Map.of("payment", Map.of("entity", failed)))))
                .as("the payer may try again")
                .isEmpty();
        assertThatThrownBy(() -> became(false)).isInstanceOf(GatewayTimeout.class);
        var payment = razorpay.attempt(form(), "captured");
        var id = (String) payment.get("id");
        for (var message : razorpay.told(payment)) {
            assertThat(gateway.read(message))
                    .containsExactly(
                            new RecordPaid(PAYMENT, id, PRICE),
                            new RecordFee(PAYMENT, MovementKind.CAPTURE, id, PRICE, FEE));
        }
        assertThat(became(false)).isEqualTo(new Paid(id, PRICE));
        assertThat(became(true)).isEqualTo(new Paid(id, PRICE));
        assertThat(gateway.fee(MovementKind.CAPTURE, id)).contains(new Fee(PRICE, FEE));
        assertThat(gateway.fee(MovementKind.CAPTURE, "pay_other")).isEmpty();
        assertThat(gateway.fee(MovementKind.REFUND, id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void capturesWhatTheBankAgreedToLate(boolean abandoned) throws ForgedWebhook {
        var late = attempt("authorized");
        assertThat(gateway.read(razorpay.signed("payment.authorized", Map.of("payment", Map.of("entity", late)))))
                .isEmpty();
        assertThat(gateway.fee(MovementKind.CAPTURE, (String) late.get("id"))).isEmpty();
        razorpay.faults.add(Fault.DO_AND_FAIL);
        assertThatThrownBy(() -> became(abandoned)).isInstanceOf(GatewayTimeout.class);
        assertThat(became(abandoned)).isEqualTo(new Paid((String) late.get("id"), PRICE));
    }

    /** Of an order that another has paid; Razorpay gives it back by itself. */
    @Test
    void leavesAloneWhatCannotBeCaptured() throws ForgedWebhook {
        var late = attempt("authorized");
        var paid = razorpay.attempt(form(), "captured");
        assertThat(became(false)).isEqualTo(new Paid((String) paid.get("id"), PRICE));
        late.put("status", "refunded");
        assertThat(gateway.read(razorpay.signed("payment.captured", Map.of("payment", Map.of("entity", late)))))
                .isEmpty();
        var byItself = new LinkedHashMap<String, Object>(
                Map.of("id", "rfnd_1", "payment_id", late.get("id"), "status", "processed", "notes", List.of()));
        assertThat(gateway.read(razorpay.told("refund.processed", byItself))).isEmpty();
    }

    @Test
    void believesOnlyWhatIsSigned() {
        var message = razorpay.told(attempt("captured")).getFirst();
        for (var wrong : List.of(
                RazorpayStandIn.message(message.body(), ""),
                RazorpayStandIn.message(message.body(), RazorpayStandIn.signature(message.body(), "another")),
                RazorpayStandIn.message(
                        message.body().replace("123450", "1"), message.headers().get("x-razorpay-signature")),
                new ReadWebhook("razorpay", Map.of(), message.body(), "203.0.113.1"),
                RazorpayStandIn.message("{", RazorpayStandIn.signature("{", RazorpayStandIn.WEBHOOK_SECRET)))) {
            assertThatThrownBy(() -> gateway.read(wrong)).isInstanceOf(ForgedWebhook.class);
        }
    }

    @Test
    void refundsInParts() {
        var id = paid();
        var first = refund(id, HALF);
        assertThat(first).isInstanceOf(Done.class);
        assertThat(refund(id, HALF)).as("once for each name").isEqualTo(first);
        assertThatThrownBy(() -> refund(id, Money.of(1, "INR")))
                .as("another amount under it")
                .isInstanceOf(GatewayTimeout.class);
        assertThat(gateway.refund(PAYMENT.value() + "-r2/refund", id, Money.of(73_450, "INR")))
                .isInstanceOf(Done.class);
        assertThat(gateway.refund(PAYMENT.value() + "-r3/refund", id, Money.of(1, "INR")))
                .isEqualTo(new Declined("refund_refused"));
        assertThat(razorpay.balance()).isEqualTo(-24);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class)
    void tellsByItsNameWhatBecameOfARefundThatWasNotAnswered(Fault fault) {
        var id = paid();
        razorpay.faults.add(fault);
        assertThatThrownBy(() -> refund(id, HALF)).isInstanceOf(GatewayTimeout.class);
        var became = became(id, HALF, null);
        if (fault == Fault.DO_AND_FAIL) {
            assertThat(became).isInstanceOf(Done.class);
        } else {
            assertThat(became).isEqualTo(new NotFound());
        }
        assertThat(refund(id, HALF)).isInstanceOf(Done.class);
        assertThat(razorpay.refunds).hasSize(1);
    }

    @Test
    void givesBackLater() throws ForgedWebhook {
        razorpay.refundStatus = "pending";
        var id = paid();
        var name = ((Accepted) refund(id, HALF)).reference();
        var refund = razorpay.refunds.get(name);
        assertThat(became(id, HALF, name)).isEqualTo(new Accepted(name));
        assertThat(gateway.read(razorpay.told("refund.created", refund))).isEmpty();
        refund.put("status", "processed");
        assertThat(became(id, HALF, name)).isEqualTo(new Done(name));
        assertThat(gateway.read(razorpay.told("refund.processed", refund)))
                .containsExactly(new RecordRefunded(PAYMENT, REFUND, name));
        refund.put("status", "failed");
        assertThat(became(id, HALF, name)).isEqualTo(new Declined("refund_failed"));
        assertThat(gateway.read(razorpay.told("refund.failed", refund)))
                .containsExactly(new RecordRefundFailed(PAYMENT, name, "refund_failed"));
        assertThatThrownBy(() -> became(id, PRICE, name)).as("another amount").isInstanceOf(GatewayTimeout.class);
        razorpay.refunds.clear();
        assertThatThrownBy(() -> became(id, HALF, name))
                .as("taken on, and not listed")
                .isInstanceOf(GatewayTimeout.class);
    }

    @Test
    void makesAgainWhatFailedWhereNobodyWaitsToHearIt() throws ForgedWebhook {
        razorpay.refundStatus = "pending";
        var id = paid();
        var first = ((Accepted) refund(id, PRICE)).reference();
        razorpay.refunds.get(first).put("status", "failed");
        assertThat(became(id, PRICE, first)).isEqualTo(new Declined("refund_failed"));
        var stray = new Inquiry(GatewayStep.REFUND, REFUND + "/refund", id, PRICE, null, first, true);
        assertThat(gateway.inquire(stray)).isEqualTo(new NotFound());
        razorpay.faults.add(Fault.DO_AND_FAIL);
        assertThatThrownBy(() -> refund(id, PRICE)).isInstanceOf(GatewayTimeout.class);
        var second = ((Accepted) gateway.inquire(stray)).reference();
        assertThat(second).isNotEqualTo(first);
        assertThat(refund(id, PRICE)).as("once").isEqualTo(new Accepted(second));
        razorpay.refunds.get(second).put("status", "processed");
        assertThat(gateway.inquire(stray)).isEqualTo(new Done(second));
        assertThat(gateway.read(razorpay.told("refund.processed", razorpay.refunds.get(second))))
                .containsExactly(new RecordRefunded(PAYMENT, REFUND, second));
        assertThat(gateway.read(razorpay.told("refund.failed", razorpay.refunds.get(first))))
                .as("told late")
                .containsExactly(new RecordRefundFailed(PAYMENT, first, "refund_failed"));
        assertThat(razorpay.balance()).isEqualTo(-24);
    }

    @Test
    void refusesWhatRazorpayRefuses() {
        var id = paid();
        razorpay.refusing = true;
        assertThat(refund(id, HALF)).isEqualTo(new Declined("refund_refused"));
        assertThat(refund("pay_other", HALF)).isEqualTo(new Declined("refund_refused"));
    }

    /** Nothing is deducted before a dispute is lost. */
    @Test
    void tellsOfADisputeAndWhatIsTakenWhenItIsLost() throws ForgedWebhook {
        var payment = attempt("captured");
        for (var status : List.of("open", "under_review", "action_required")) {
            assertThat(gateway.read(razorpay.dispute(payment, status)))
                    .as(status)
                    .singleElement()
                    .isInstanceOfSatisfying(RecordDispute.class, it -> {
                        assertThat(it.paymentId()).isEqualTo(PAYMENT);
                        assertThat(it.gatewayDisputeId()).startsWith("disp_");
                    });
        }
        for (var status : List.of("won", "closed")) {
            assertThat(gateway.read(razorpay.dispute(payment, status)))
                    .as(status)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            RecordDisputeEnded.class, it -> assertThat(it.won()).isEqualTo(status.equals("won")));
        }
        assertThat(gateway.read(razorpay.dispute(payment, "lost", 0)))
                .as("lost, and no amount told")
                .singleElement()
                .isInstanceOf(RecordDispute.class);
        var said = gateway.read(razorpay.dispute(payment, "lost"));
        assertThat(said).singleElement().isInstanceOfSatisfying(RecordChargeback.class, it -> {
            assertThat(it.paymentId()).isEqualTo(PAYMENT);
            assertThat(it.gatewayDisputeId()).startsWith("disp_");
            assertThat(it.amount()).isEqualTo(PRICE);
        });
    }

    /** Though the messages of it were lost. */
    @Test
    void tellsWhenItIsAskedWhatWasPaidAndDisputedAndWhatBecameOfRefunds() {
        assertThat(gateway.review(PAYMENT, null)).isEmpty();
        var payment = attempt("captured");
        var id = (String) payment.get("id");
        refund(id, HALF);
        var refund = razorpay.refunds.keySet().iterator().next();
        razorpay.refunds.get(refund).put("status", "failed");
        razorpay.dispute(payment, "open");
        assertThat(gateway.review(PAYMENT, id))
                .contains(new RecordPaid(PAYMENT, id, PRICE), new RecordRefundFailed(PAYMENT, refund, "refund_failed"))
                .last()
                .isInstanceOf(RecordDispute.class);
        razorpay.dispute(payment, "lost");
        assertThat(gateway.review(PAYMENT, id)).last().isInstanceOf(RecordChargeback.class);
        assertThat(gateway.review(new PaymentId("pay_other"), null)).isEmpty();
    }

    @Test
    void looksThroughDisputesNoFurtherBackThanThePayment() {
        var payment = attempt("captured");
        var id = (String) payment.get("id");
        razorpay.dispute(payment, "open");
        for (var other = 0; other < 2 * RazorpayApi.PAGE; other++) {
            razorpay.dispute(Map.of("id", "pay_other" + other, "amount", 1L), "open");
        }
        assertThat(gateway.review(PAYMENT, id)).last().isInstanceOf(RecordDispute.class);
        assertThat(razorpay.pagesOfDisputes).isEqualTo(3);
        payment.compute("created_at", (key, at) -> (long) at + 1);
        assertThat(gateway.review(PAYMENT, id)).noneMatch(RecordDispute.class::isInstance);
        assertThat(razorpay.pagesOfDisputes).isEqualTo(4);
        for (var other = 0; other < RazorpayGateway.MOST_DISPUTES; other++) {
            razorpay.dispute(Map.of("id", "pay_another" + other, "amount", 1L), "open");
        }
        payment.remove("created_at");
        assertThat(gateway.review(PAYMENT, id)).noneMatch(RecordDispute.class::isInstance);
        assertThat(razorpay.pagesOfDisputes).isEqualTo(4 + RazorpayGateway.MOST_DISPUTES / RazorpayApi.PAGE);
    }

    @Test
    void tellsItsBooksOfAPeriodOnceTheyAreSettled() throws ForgedWebhook {
        var id = paid();
        refund(id, HALF);
        gateway.read(razorpay.dispute(razorpay.payments.get(id), "lost"));
        var lines = books(NOW, NOW.plusSeconds(1), 2);
        assertThat(lines)
                .containsExactly(
                        new GatewayLine(MovementKind.CAPTURE, id, KEY, PRICE, 24, NOW),
                        new GatewayLine(
                                MovementKind.REFUND,
                                razorpay.refunds.keySet().iterator().next(),
                                null,
                                HALF,
                                0,
                                NOW),
                        new GatewayLine(MovementKind.CHARGEBACK, lines.get(2).reference(), null, PRICE, 0, NOW));
        assertThat(lines.get(2).reference()).startsWith("disp_");
        assertThat(books(NOW, NOW.plusSeconds(1), 1_000)).isEqualTo(lines);
        assertThat(books(NOW.minusSeconds(60), NOW, 1_000))
                .as("of another period")
                .isEmpty();
        assertThat(books(NOW.plusSeconds(1), NOW.plusSeconds(60), 1_000)).isEmpty();
        razorpay.settledAfter = Duration.ofDays(6);
        assertThat(books(NOW, NOW.plusSeconds(1), 1_000)).as("not settled yet").isEmpty();
    }

    @Test
    void leavesNothingOutThatIsSettled() {
        razorpay.books("adjustment", "adj_1", 1_012, 0);
        razorpay.books("adjustment", "adj_2", 0, 50);
        razorpay.books("transfer", "trf_1", 700, 0);
        razorpay.books("of_next_year", "new_1", 0, 3);
        razorpay.books("adjustment", "adj_3", 0, 0);

        assertThat(books(NOW, NOW.plusSeconds(1), 1_000))
                .containsExactly(
                        new GatewayLine(MovementKind.OTHER, "adj_1", null, Money.of(1_012, "INR"), 0, NOW),
                        new GatewayLine(MovementKind.OTHER, "adj_2", null, Money.of(-50, "INR"), 0, NOW),
                        new GatewayLine(MovementKind.OTHER, "trf_1", null, Money.of(700, "INR"), 0, NOW),
                        new GatewayLine(MovementKind.OTHER, "new_1", null, Money.of(-3, "INR"), 0, NOW));
    }

    private List<GatewayLine> books(Instant from, Instant to, int most) {
        var lines = new ArrayList<GatewayLine>();
        @Nullable String after = null;
        do {
            var page = gateway.report(from, to, after, most);
            lines.addAll(page.lines());
            after = page.next();
        } while (after != null);
        return lines;
    }

    @Test
    void declinesNothingBecauseItsOwnKeyIsWrong() {
        var id = paid();
        var stranger = razorpay.gateway("wrong");
        assertThatThrownBy(() -> stranger.refund(REFUND + "/refund", id, HALF))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> stranger.authorize(KEY, PRICE, "any", "pay_1"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesTheOutcomeOpenWhereRazorpayIsAway() {
        var id = paid();
        razorpay.close();
        assertThatThrownBy(() -> refund(id, HALF)).isInstanceOf(GatewayTimeout.class);
        assertThatThrownBy(() -> became(false)).isInstanceOf(GatewayTimeout.class);
    }

    @Test
    void isDescribed() throws IOException {
        PaymentGatewayContract.assertDescribed(gateway);
    }

    @Test
    void holdsAndTransfersNothing() {
        assertThat(gateway.capture("k", "1", PRICE)).isEqualTo(new Done("1"));
        assertThat(gateway.voidAuthorization("k", "1")).isInstanceOf(Declined.class);
        assertThat(gateway.transfer("k", PRICE, "mtr_1")).isInstanceOf(Declined.class);
    }
}
