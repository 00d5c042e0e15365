package org.mentorlink.command.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorlink.booking.DisputeEvidenceView;
import org.mentorlink.command.payment.ForgedWebhook;
import org.mentorlink.command.payment.GatewayAnswer;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.command.payment.GatewayTimeout;
import org.mentorlink.command.payment.PayeeOpening.Payee;
import org.mentorlink.command.payment.PaymentGateway;
import org.mentorlink.command.payment.PaymentGateway.Inquiry;
import org.mentorlink.command.payment.PaymentGatewayContract;
import org.mentorlink.command.payment.stripe.StripeStandIn.Fault;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PageScript;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.RecordAuthorizationDeclined;
import org.mentorlink.payment.PaymentCommand.RecordAuthorized;
import org.mentorlink.payment.PaymentCommand.RecordCaptured;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RecordChargebackReversed;
import org.mentorlink.payment.PaymentCommand.RecordDispute;
import org.mentorlink.payment.PaymentCommand.RecordDisputeEnded;
import org.mentorlink.payment.PaymentCommand.RecordRefundFailed;
import org.mentorlink.payment.PaymentCommand.RecordRefunded;
import org.mentorlink.payment.PaymentCommand.RecordVoided;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;

class StripeGatewayTest extends PaymentGatewayContract {
    private static final Instant NOW = Instant.parse("2026-10-05T10:00:00Z");
    private static final PaymentId PAYMENT = new PaymentId("pay_1");
    private static final String KEY = "pay_1/authorize";

    private static final Money HALF = Money.of(500, "ZAR");

    private StripeStandIn stripe;
    private StripeGateway gateway;

    @BeforeEach
    void open() throws IOException {
        stripe = new StripeStandIn(NOW.getEpochSecond());
        gateway = stripe.gateway(StripeStandIn.SECRET_KEY);
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    @Override
    protected PaymentGateway gateway() {
        return gateway;
    }

    @Override
    protected String workingMethod() {
        return "pm_card_visa";
    }

    @Override
    protected String decliningMethod() {
        return "pm_card_chargeDeclined";
    }

    private GatewayAnswer authorize(String method) {
        return gateway.authorize(KEY, price, method, PAYMENT.value());
    }

    private GatewayAnswer inquire(GatewayStep step, String key, @Nullable String authorization, boolean abandoned) {
        return gateway.inquire(new Inquiry(step, key, authorization, price, price.zero(), abandoned));
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined, generic_decline",
        "pm_card_chargeDeclinedInsufficientFunds, insufficient_funds",
        "pm_unheardOf, resource_missing"
    })
    void tellsWhyACardIsDeclined(String method, String code) {
        assertThat(authorize(method)).isEqualTo(new Declined(code));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void neverTakesATransferBackTwiceWhateverIsNotAnswered(Fault fault) {
        var transfer = reference(gateway.transfer("pyo_1/transfer/1", price, "mtr_1"));
        var half = Money.of(500, "ZAR");
        stripe.faults.add(fault);
        assertThatThrownBy(() -> gateway.reverse("pyo_1/reversal/1", transfer, half))
                .isInstanceOf(GatewayTimeout.class);
        var became = inquire(GatewayStep.REVERSE, "pyo_1/reversal/1", transfer, false);
        assertThat(became).isInstanceOf(fault == Fault.DO_AND_CUT ? Done.class : NotFound.class);
        reference(gateway.reverse("pyo_1/reversal/1", transfer, half));
        reference(gateway.reverse("pyo_1/reversal/2", transfer, half));
        assertThat(gateway.reverse("pyo_1/reversal/3", transfer, Money.of(1, "ZAR")))
                .isEqualTo(new Declined("amount_too_large"));
    }

    @Test
    void tellsThatTheMentorsAccountIsEmpty() {
        var transfer = reference(gateway.transfer("pyo_1/transfer/1", price, "mtr_1"));
        stripe.emptied.add("acct_1");
        assertThat(gateway.reverse("pyo_1/reversal/1", transfer, price))
                .isEqualTo(new Declined("balance_insufficient"));
        assertThat(gateway.reverse("pyo_1/reversal/2", transfer, Money.of(1, "KWD")))
                .isEqualTo(new Declined("amount_not_countable"));
    }

    @Test
    void tellsWhatStripeKeptOnceThatIsSettled() {
        stripe.settled = false;
        var captured = captured();
        var refund = reference(gateway.refund("pay_1-r1/refund", captured, Money.of(400, "ZAR")));
        var dispute = (String) stripe.dispute(captured).get("id");
        assertThat(gateway.fee(MovementKind.CAPTURE, captured)).isEmpty();
        assertThat(gateway.fee(MovementKind.REFUND, refund)).isEmpty();
        assertThat(gateway.fee(MovementKind.CHARGEBACK, dispute)).isEmpty();

        stripe.settled = true;
        assertThat(gateway.fee(MovementKind.CAPTURE, captured)).contains(fee(1_000, 59));
        assertThat(gateway.fee(MovementKind.REFUND, refund)).contains(fee(-400, 0));
        assertThat(gateway.fee(MovementKind.CHARGEBACK, dispute)).contains(fee(-1_000, 1_500));
        assertThat(gateway.fee(MovementKind.TRANSFER, "tr_1")).isEmpty();
    }

    private static PaymentGateway.Fee fee(long gross, long fee) {
        return new PaymentGateway.Fee(Money.of(gross, "ZAR"), Money.of(fee, "ZAR"));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void neverAssumesTheOutcomeOfWhatIsNotAnswered(Fault fault) {
        stripe.faults.add(fault);
        assertThatThrownBy(() -> authorize("pm_card_visa")).isInstanceOf(GatewayTimeout.class);

        var became = inquire(GatewayStep.AUTHORIZE, KEY, null, false);
        if (fault == Fault.DO_AND_CUT) {
            assertThat(became).isInstanceOf(Done.class);
        } else {
            assertThat(became).isEqualTo(new NotFound());
        }
        reference(authorize("pm_card_visa"));
        assertThat(stripe.intents()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void neverRefundsOrTransfersTwiceWhateverIsNotAnswered(Fault fault) {
        var captured = captured();
        stripe.faults.add(fault);
        assertThatThrownBy(() -> gateway.transfer("pyo_1/transfer/1", price, "mtr_1"))
                .isInstanceOf(GatewayTimeout.class);
        var sent = inquire(GatewayStep.TRANSFER, "pyo_1/transfer/1", null, false);
        assertThat(sent).isInstanceOf(fault == Fault.DO_AND_CUT ? Done.class : NotFound.class);
        reference(gateway.transfer("pyo_1/transfer/1", price, "mtr_1"));
        assertThat(stripe.transfers()).isEqualTo(1);

        stripe.faults.add(fault);
        assertThatThrownBy(() -> gateway.refund("pay_1-r1/refund", captured, price))
                .isInstanceOf(GatewayTimeout.class);
        reference(gateway.refund("pay_1-r1/refund", captured, price));
        assertThat(inquire(GatewayStep.REFUND, "pay_1-r1/refund", captured, false))
                .isInstanceOf(Done.class);
        assertThat(inquire(GatewayStep.REFUND, "pay_1-r2/refund", captured, false))
                .isEqualTo(new NotFound());
        assertThat(stripe.refunds()).isEqualTo(1);
    }

    @Test
    void finds_what_the_search_does_not_know_yet() {
        var reference = reference(authorize("pm_card_visa"));
        stripe.searchable = false;
        assertThat(inquire(GatewayStep.AUTHORIZE, KEY, null, false)).isEqualTo(new Done(reference));
    }

    @Test
    void leavesTheOutcomeOpenWhereAKeyIsUsedWithOtherContent() {
        var reference = reference(authorize("pm_card_visa"));
        assertThatThrownBy(() -> gateway.authorize(KEY, Money.of(5, "ZAR"), "pm_card_visa", PAYMENT.value()))
                .isInstanceOf(GatewayTimeout.class);
        assertThat(inquire(GatewayStep.AUTHORIZE, KEY, null, false)).isEqualTo(new Done(reference));
        assertThat(stripe.intents()).isEqualTo(1);
    }

    @Test
    void declinesNothingBecauseItsOwnKeyIsWrong() {
        assertThatThrownBy(() -> stripe.gateway("sk_test_wrong").authorize(KEY, price, "pm_card_visa", PAYMENT.value()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void knowsWhatBecameOfACaptureAndAVoid() {
        var held = authorized();
        assertThat(inquire(GatewayStep.CAPTURE, "pay_1/capture", held, false)).isEqualTo(new NotFound());
        assertThat(inquire(GatewayStep.VOID, "pay_1/void", held, false)).isEqualTo(new NotFound());
        reference(gateway.capture("pay_1/capture", held, price));
        assertThat(inquire(GatewayStep.CAPTURE, "pay_1/capture", held, false)).isEqualTo(new Done(held));
        assertThat(inquire(GatewayStep.VOID, "pay_1/void", held, false)).isInstanceOf(Declined.class);
        // Stripe forgets keys; what was done is still done.
        assertThat(gateway.capture("forgotten", held, price)).isEqualTo(new Done(held));

        var released = authorized();
        reference(gateway.voidAuthorization("pay_2/void", released));
        assertThat(inquire(GatewayStep.VOID, "pay_2/void", released, false)).isEqualTo(new Done(released));
        assertThat(inquire(GatewayStep.CAPTURE, "pay_2/capture", released, false))
                .isInstanceOf(Declined.class);
        assertThat(gateway.voidAuthorization("forgotten too", released)).isEqualTo(new Done(released));
    }

    @ParameterizedTest
    @CsvSource({"pm_card_authenticationRequired", "browser"})
    void waitsForThePayerAndTellsOnlyThemHowToGoOn(String method) {
        assertThatThrownBy(() -> authorize(method)).isInstanceOf(GatewayTimeout.class);
        assertThatThrownBy(() -> inquire(GatewayStep.AUTHORIZE, KEY, null, false))
                .isInstanceOf(GatewayTimeout.class);
        var action = gateway.payerAction(KEY, PAYMENT, price).orElseThrow();
        assertThat(action.clientSecret()).startsWith("pi_").contains("_secret_");
        assertThat(action.publishableKey()).isEqualTo(StripeStandIn.PUBLISHABLE_KEY);
        assertThat(action.url()).isNull();
        assertThat(action.toString()).doesNotContain("_secret_");

        var intent = action.clientSecret().substring(0, action.clientSecret().indexOf("_secret"));
        stripe.payerActs(intent);
        assertThat(inquire(GatewayStep.AUTHORIZE, KEY, null, false)).isEqualTo(new Done(intent));
        assertThat(gateway.payerAction(KEY, PAYMENT, price)).isEmpty();
    }

    /** The directives of Stripe's own security guide. */
    @Test
    void runsItsScriptInThePagesOfPayersWhereItHasAKeyForThem() {
        assertThat(gateway.pageScript())
                .hasValue(new PageScript(
                        "stripe",
                        StripeStandIn.PUBLISHABLE_KEY,
                        List.of("https://*.js.stripe.com", "https://js.stripe.com", "https://maps.googleapis.com"),
                        List.of("https://*.js.stripe.com", "https://js.stripe.com", "https://hooks.stripe.com"),
                        List.of("https://api.stripe.com", "https://maps.googleapis.com")));
        assertThat(new StripeGateway(properties(null), mentorId -> Optional.empty(), Clock.systemUTC()).pageScript())
                .isEmpty();
        assertThatThrownBy(() -> properties(StripeStandIn.SECRET_KEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("publishable-key")
                .hasMessageNotContaining(StripeStandIn.SECRET_KEY);
    }

    /** It takes the connection and says nothing. */
    @Test
    void isUnansweredInTime() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var asked = properties(null, "http://127.0.0.1:" + silent.getLocalPort(), Duration.ofMillis(300));
            var unheard = new StripeGateway(asked, mentorId -> Optional.of("acct_1"), Clock.systemUTC());
            assertTimeoutPreemptively(
                    Duration.ofMinutes(1),
                    () -> assertThatThrownBy(() -> unheard.capture(KEY, "pi_1", price))
                            .isInstanceOf(GatewayTimeout.class));
        }
    }

    private static StripeProperties properties(@Nullable String publishableKey) {
        return properties(publishableKey, "https://api.stripe.com", Duration.ofSeconds(1));
    }

    private static StripeProperties properties(@Nullable String publishableKey, String base, Duration timeout) {
        return new StripeProperties(
                StripeStandIn.SECRET_KEY,
                "whsec_1",
                publishableKey,
                base,
                timeout,
                Duration.ofMinutes(5),
                List.of(),
                null);
    }

    @Test
    void takesOutOfThePayersHandsWhatNobodyWaitsForAnyMore() {
        assertThatThrownBy(() -> authorize("pm_card_authenticationRequired")).isInstanceOf(GatewayTimeout.class);
        assertThat(inquire(GatewayStep.AUTHORIZE, KEY, null, true)).isEqualTo(new Declined("canceled"));
        assertThat(gateway.payerAction(KEY, PAYMENT, price)).isEmpty();
    }

    /** What was charged is at our disposal some days later only. That is no refusal: the same transfer is asked for until it is. */
    @Test
    void transfersWhatIsPendingOnceItIsThere() {
        reference(gateway.capture("pay_1/capture", reference(authorize("pm_card_visa")), price));
        stripe.pending = true;
        var before = stripe.balance("zar");
        for (var asked = 0; asked < 3; asked++) {
            assertPending();
            assertThat(inquire(GatewayStep.TRANSFER, "pyo_1/transfer/1", null, false))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(stripe.balance("zar")).isEqualTo(before);
        // Stripe still repeats what it said with the keys it was asked with before.
        stripe.available();
        var transfer = reference(gateway.transfer("pyo_1/transfer/1", HALF, "mtr_1"));
        assertThat(gateway.transfer("pyo_1/transfer/1", HALF, "mtr_1")).isEqualTo(new Done(transfer));
        assertThat(inquire(GatewayStep.TRANSFER, "pyo_1/transfer/1", null, false))
                .isEqualTo(new Done(transfer));
        assertThat(stripe.balance("zar")).isEqualTo(before - HALF.amountMinor());
    }

    @Test
    void transfersWhatWasPendingOnceThoughItsAnswerIsLost() {
        reference(gateway.capture("pay_1/capture", reference(authorize("pm_card_visa")), price));
        var before = stripe.balance("zar");
        stripe.pending = true;
        assertPending();
        stripe.available();
        stripe.faults.add(Fault.DO_AND_CUT);
        assertPending();
        reference(gateway.transfer("pyo_1/transfer/1", HALF, "mtr_1"));
        reference(gateway.transfer("pyo_1/transfer/1", HALF, "mtr_1"));
        assertThat(stripe.balance("zar")).isEqualTo(before - HALF.amountMinor());
    }

    private void assertPending() {
        assertThatThrownBy(() -> gateway.transfer("pyo_1/transfer/1", HALF, "mtr_1"))
                .isInstanceOf(GatewayTimeout.class);
    }

    @Test
    void transfersOnlyToMentorsWhoHaveAnAccount() {
        assertThat(gateway.transfer(key(), price, "mtr_unknown")).isEqualTo(new Declined("no_payout_account"));
    }

    /** They tell Stripe themselves who they are. */
    @Test
    void opensAccountsOnWhichMentorsArePaid() {
        assertThat(gateway.opensAccounts()).isTrue();
        var account = reference(gateway.openAccount("pye_1/open", "mtr_2", "ZA"));
        assertThat(gateway.openAccount("pye_1/open", "mtr_2", "ZA"))
                .as("the same once more")
                .isEqualTo(new Done(account));
        assertThat(gateway.payee(account))
                .isEqualTo(new Payee(false, List.of("external_account", "tos_acceptance.date")));
        var first = gateway.onboarding(account);
        assertThat(first.url()).contains(account);
        assertThat(first.expiresAt()).isEqualTo(NOW.plusSeconds(300));
        assertThat(first.toString()).doesNotContain(account);
        assertThat(gateway.onboarding(account).url()).as("good for once").isNotEqualTo(first.url());

        assertThat(gateway.transfer("t1", price, "mtr_2")).isEqualTo(new Declined("no_payout_account"));
        stripe.opened.put("mtr_2", account);
        assertThat(gateway.transfer("t2", price, "mtr_2")).isInstanceOf(Done.class);
        stripe.complete(account);
        assertThat(gateway.payee(account)).isEqualTo(new Payee(true, List.of()));
    }

    @Test
    void tellsWhyItOpensNoAccount() {
        assertThat(gateway.openAccount("pye_1/open/AQ", "mtr_2", "AQ")).isEqualTo(new Declined("country_unsupported"));
        stripe.faults.add(Fault.BROKEN);
        assertThatThrownBy(() -> gateway.openAccount("pye_1/open", "mtr_2", null))
                .isInstanceOf(GatewayTimeout.class);
        stripe.faults.add(Fault.BROKEN);
        assertThatThrownBy(() -> gateway.onboarding("acct_none")).isInstanceOf(GatewayTimeout.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ZAR, 12345, 12345",
        "JPY, 900, 900",
        "KRW, 900, 900",
        "ISK, 900, 90000",
        "UGX, 5000, 500000",
        "MGA, 500, 5",
        "KWD, 12340, 12340",
        "BHD, 1230, 1230",
        "HUF, 12345, 12345"
    })
    void countsEachCurrencyAsStripeDoes(String currency, long minor, long atStripe) {
        var reference = reference(gateway.authorize(KEY, Money.of(minor, currency), "pm_card_visa", PAYMENT.value()));
        assertThat(stripe.intent(reference)).containsEntry("amount", atStripe);
        assertThat(StripeAmounts.money(atStripe, currency.toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(Money.of(minor, currency));
    }

    @ParameterizedTest
    @CsvSource({"KWD, 12345", "MGA, 501"})
    void declinesWhatStripeCannotCount(String currency, long minor) {
        var amount = Money.of(minor, currency);
        assertThat(gateway.authorize(KEY, amount, "pm_card_visa", PAYMENT.value()))
                .isEqualTo(new Declined("amount_not_countable"));
        assertThat(gateway.capture(KEY, "pi_1", amount)).isEqualTo(new Declined("amount_not_countable"));
        assertThat(gateway.refund(KEY, "pi_1", amount)).isEqualTo(new Declined("amount_not_countable"));
        assertThat(gateway.transfer(KEY, amount, "mtr_1")).isEqualTo(new Declined("amount_not_countable"));
        assertThat(stripe.requests).isEmpty();
    }

    @Test
    void answersARefundThatTakesTimeOnceItIsSettled() throws ForgedWebhook {
        var captured = captured();
        stripe.refundStatus = "pending";
        assertThatThrownBy(() -> gateway.refund("pay_1-r1/refund", captured, price))
                .isInstanceOf(GatewayTimeout.class);
        var refund = stripe.refund("pay_1-r1/refund");
        assertThat(said("refund.created", refund)).isEmpty();

        stripe.settleRefund((String) refund.get("id"), "succeeded");
        assertThat(inquire(GatewayStep.REFUND, "pay_1-r1/refund", captured, false))
                .isEqualTo(new Done((String) refund.get("id")));
        assertThat(said("refund.updated", refund))
                .containsExactly(new RecordRefunded(PAYMENT, "pay_1-r1", (String) refund.get("id")));

        stripe.settleRefund((String) refund.get("id"), "failed");
        assertThat(said("refund.failed", refund))
                .containsExactly(new RecordRefundFailed(PAYMENT, "pay_1-r1", "failed"));
    }

    @Test
    void readsWhatStripeTellsByItself() throws ForgedWebhook {
        var reference = reference(authorize("pm_card_visa"));
        var intent = stripe.intent(reference);
        assertThat(said("payment_intent.amount_capturable_updated", intent))
                .containsExactly(new RecordAuthorized(PAYMENT, reference));
        assertThat(said("payment_intent.succeeded", intent)).containsExactly(new RecordCaptured(PAYMENT));
        assertThat(said("payment_intent.canceled", intent))
                .containsExactly(new RecordVoided(PAYMENT), new RecordAuthorizationDeclined(PAYMENT, "canceled"));
        assertThat(said("payment_intent.payment_failed", intent))
                .containsExactly(new RecordAuthorizationDeclined(PAYMENT, "declined"));
        assertThat(said("customer.created", intent)).isEmpty();
        assertThat(said("payment_intent.succeeded", Map.of("id", "pi_x", "metadata", Map.of())))
                .isEmpty();

        reference(gateway.capture("pay_1/capture", reference, price));
        var dispute = stripe.dispute(reference);
        assertThat(said("charge.dispute.funds_withdrawn", dispute))
                .containsExactly(new RecordChargeback(PAYMENT, (String) dispute.get("id"), price));
        assertThat(said("charge.dispute.created", dispute))
                .containsExactly(new RecordDispute(PAYMENT, (String) dispute.get("id")));
        assertThat(said("charge.dispute.funds_reinstated", dispute))
                .containsExactly(new RecordChargebackReversed(PAYMENT, (String) dispute.get("id")));
    }

    /** Though the messages of it were lost. */
    @Test
    void tellsWhenItIsAskedOfDisputesAndRefundsThatFailed() {
        assertThat(gateway.review(PAYMENT, null)).isEmpty();
        var reference = reference(authorize("pm_card_visa"));
        reference(gateway.capture("pay_1/capture", reference, price));
        var refund = reference(gateway.refund("pay_1-r1/refund", reference, price));
        assertThat(gateway.review(PAYMENT, reference)).containsExactly(new RecordRefunded(PAYMENT, "pay_1-r1", refund));
        stripe.failRefund(refund);
        var asked = stripe.inquiry(reference);
        var taken = stripe.dispute(reference);
        var ended = stripe.inquiry(reference);
        ended.put("status", "warning_closed");
        var told = List.of(
                new RecordRefundFailed(PAYMENT, "pay_1-r1", "lost_or_stolen_card"),
                new RecordDispute(PAYMENT, (String) asked.get("id")),
                new RecordChargeback(PAYMENT, (String) taken.get("id"), price),
                new RecordDisputeEnded(PAYMENT, (String) ended.get("id")));
        assertThat(gateway.review(PAYMENT, reference)).containsExactlyInAnyOrderElementsOf(told);
        stripe.reinstate(taken);
        assertThat(gateway.review(PAYMENT, reference))
                .contains(new RecordChargebackReversed(PAYMENT, (String) taken.get("id")))
                .hasSize(told.size() + 1);
    }

    /** By an inquiry nothing is taken back; what is lost stays taken. */
    @Test
    void readsOfAnInquiryAndOfTheEndOfADispute() throws ForgedWebhook {
        var reference = reference(authorize("pm_card_visa"));
        reference(gateway.capture("pay_1/capture", reference, price));
        var before = stripe.balance("zar");
        var inquiry = stripe.inquiry(reference);
        var name = (String) inquiry.get("id");
        assertThat(inquiry).containsEntry("status", "warning_needs_response");
        assertThat(said("charge.dispute.created", inquiry)).containsExactly(new RecordDispute(PAYMENT, name));
        assertThat(stripe.balance("zar")).isEqualTo(before);
        for (var status : List.of("won", "warning_closed", "prevented")) {
            inquiry.put("status", status);
            var ended = new RecordDisputeEnded(PAYMENT, name, status.equals("won"));
            assertThat(said("charge.dispute.closed", inquiry)).containsExactly(ended);
            assertThat(gateway.review(PAYMENT, reference)).containsExactly(ended);
        }
        inquiry.put("status", "lost");
        assertThat(said("charge.dispute.closed", inquiry)).isEmpty();
    }

    private static DisputeEvidenceView evidence(String value) {
        var fields = List.of(
                new DisputeEvidenceView.Field("service_date", "2026-10-05"),
                new DisputeEvidenceView.Field("product_description", "A mentoring session"),
                new DisputeEvidenceView.Field("cancellation_policy_disclosure", "Shown"),
                new DisputeEvidenceView.Field("refund_policy_disclosure", "Shown"),
                new DisputeEvidenceView.Field("access_activity_log", "Both were there"),
                new DisputeEvidenceView.Field("refund_refusal_explanation", "It took place"),
                new DisputeEvidenceView.Field("uncategorized_text", value));
        return new DisputeEvidenceView("dsp_1", "bkg_1", null, fields, "{}", "0a".repeat(32));
    }

    /** K13 */
    @Test
    void sendsWhatSpeaksAgainstADisputeOnceAndInTime() {
        var reference = reference(authorize("pm_card_visa"));
        reference(gateway.capture("pay_1/capture", reference, price));
        var dispute = (String) stripe.dispute(reference).get("id");
        var said = evidence("Ünïcode & more=all");

        assertThat(gateway.evidenceDueBy(dispute)).contains(NOW.plus(Duration.ofDays(7)));
        assertThat(gateway.evidenceDueBy("dp_none")).isEmpty();
        assertThat(gateway.inquireEvidence(dispute, said.sha256())).isEqualTo(new NotFound());
        assertThat(gateway.submitEvidence("k1", dispute, said)).isEqualTo(new Done(dispute));
        assertThat(stripe.evidence(dispute))
                .hasSize(7)
                .containsEntry("uncategorized_text", "Ünïcode & more=all")
                .containsEntry("service_date", "2026-10-05");
        assertThat(gateway.inquireEvidence(dispute, said.sha256())).isEqualTo(new Done(dispute));
        assertThat(gateway.inquireEvidence(dispute, "0b".repeat(32)))
                .isEqualTo(new Declined("evidence_submitted_before"));
        assertThat(gateway.submitEvidence("k2", dispute, said)).isEqualTo(new Declined("dispute_not_open"));
    }

    @Test
    void isRefusedEvidenceThatIsTooLateTooLongOrOfNothing() {
        var reference = reference(authorize("pm_card_visa"));
        reference(gateway.capture("pay_1/capture", reference, price));
        var dispute = stripe.dispute(reference);
        var id = (String) dispute.get("id");
        assertThat(gateway.submitEvidence("k1", id, evidence("x".repeat(20_001))))
                .isEqualTo(new Declined("string_too_long"));
        assertThat(gateway.submitEvidence("k2", "dp_none", evidence("x"))).isEqualTo(new Declined("resource_missing"));
        var odd = new DisputeEvidenceView(
                "dsp_1", "bkg_1", null, List.of(new DisputeEvidenceView.Field("notes", "x")), "{}", "0a".repeat(32));
        assertThatThrownBy(() -> gateway.submitEvidence("k3", id, odd)).isInstanceOf(IllegalArgumentException.class);
        StripeStandIn.overdue(dispute);
        assertThat(gateway.inquireEvidence(id, "0a".repeat(32))).isEqualTo(new Declined("evidence_overdue"));
        dispute.put("status", "lost");
        dispute.put("evidence_details", new LinkedHashMap<>(Map.of("submission_count", 0, "past_due", false)));
        assertThat(gateway.inquireEvidence(id, "0a".repeat(32))).isEqualTo(new Declined("dispute_lost"));
        assertThat(gateway.inquireEvidence("dp_none", "0a".repeat(32))).isEqualTo(new Declined("resource_missing"));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void findsOutWhetherEvidenceArrived(Fault fault) {
        var reference = reference(authorize("pm_card_visa"));
        reference(gateway.capture("pay_1/capture", reference, price));
        var dispute = (String) stripe.dispute(reference).get("id");
        stripe.faults.add(fault);
        assertThatThrownBy(() -> gateway.submitEvidence("k1", dispute, evidence("x")))
                .isInstanceOf(GatewayTimeout.class);
        assertThat(gateway.inquireEvidence(dispute, "0a".repeat(32)))
                .isEqualTo(fault == Fault.DO_AND_CUT ? new Done(dispute) : new NotFound());
    }

    @Test
    void tellsThatADoneRefundFailed() throws ForgedWebhook {
        var captured = captured();
        var refund = reference(gateway.refund("pay_1-r1/refund", captured, price));
        assertThat(said("refund.created", stripe.refund("pay_1-r1/refund")))
                .containsExactly(new RecordRefunded(PAYMENT, "pay_1-r1", refund));
        stripe.failRefund(refund);
        for (var type : List.of("refund.failed", "refund.updated", "charge.refund.updated")) {
            assertThat(said(type, stripe.refund("pay_1-r1/refund")))
                    .containsExactly(new RecordRefundFailed(PAYMENT, "pay_1-r1", "lost_or_stolen_card"));
        }
    }

    @Test
    void leavesTheChoiceOfAnotherCardToThePayerInTheBrowser() throws ForgedWebhook {
        assertThatThrownBy(() -> authorize("browser")).isInstanceOf(GatewayTimeout.class);
        var secret = gateway.payerAction(KEY, PAYMENT, price).orElseThrow().clientSecret();
        var intent = stripe.intent(secret.substring(0, secret.indexOf("_secret")));
        assertThat(said("payment_intent.payment_failed", intent)).isEmpty();
    }

    @Test
    void believesOnlyWhatStripeHasSignedLately() {
        var body = StripeStandIn.event("payment_intent.succeeded", Map.of("id", "pi_1"));
        var now = NOW.getEpochSecond();
        for (var signature : List.of(
                "",
                "t=1",
                StripeStandIn.signature(body + " ", now, StripeStandIn.WEBHOOK_SECRET),
                StripeStandIn.signature(body, now, "whsec_other"),
                StripeStandIn.signature(body, now - 301, StripeStandIn.WEBHOOK_SECRET))) {
            assertThatThrownBy(() -> gateway.read(webhook(body, signature))).isInstanceOf(ForgedWebhook.class);
        }
        assertThatThrownBy(() -> gateway.read(
                        webhook("no json", StripeStandIn.signature("no json", now, StripeStandIn.WEBHOOK_SECRET))))
                .isInstanceOf(ForgedWebhook.class);
        assertThatThrownBy(() -> gateway.read(new ReadWebhook("stripe", Map.of(), body, "203.0.113.1")))
                .isInstanceOf(ForgedWebhook.class);
    }

    @Test
    void asksLaterWhereStripeCannotSayWhoseADisputeIs() {
        var reference = authorized();
        reference(gateway.capture(key(), reference, price));
        var dispute = stripe.dispute(reference);
        stripe.faulty = "GET";
        stripe.faults.add(Fault.BROKEN);
        assertThatThrownBy(() -> said("charge.dispute.funds_withdrawn", dispute))
                .isInstanceOf(GatewayTimeout.class);
    }

    @Test
    void tellsItsBooksWithGrossAndFee() {
        var reference = reference(authorize("pm_card_visa"));
        reference(gateway.capture("pay_1/capture", reference, price));
        var refund = reference(gateway.refund("pay_1-r1/refund", reference, Money.of(200, "ZAR")));
        var transfer = reference(gateway.transfer("pyo_1/transfer/1", Money.of(300, "ZAR"), "mtr_1"));
        var dispute = stripe.dispute(reference);
        stripe.reinstate(dispute);
        stripe.failRefund(refund);
        stripe.paysOut(400, "zar");

        var lines = books();

        assertThat(lines)
                .extracting(
                        GatewayLine::kind, GatewayLine::merchantReference, GatewayLine::amount, GatewayLine::feeMinor)
                .containsExactly(
                        tuple(MovementKind.CAPTURE, KEY, price, 59L),
                        tuple(MovementKind.REFUND, "pay_1-r1/refund", Money.of(200, "ZAR"), 0L),
                        tuple(MovementKind.TRANSFER, "pyo_1/transfer/1", Money.of(300, "ZAR"), 0L),
                        tuple(MovementKind.CHARGEBACK, null, price, 1_500L),
                        tuple(MovementKind.CHARGEBACK_REVERSAL, null, price, 0L),
                        tuple(MovementKind.REFUND_REVERSAL, "pay_1-r1/refund", Money.of(200, "ZAR"), 0L),
                        tuple(MovementKind.SETTLEMENT, null, Money.of(400, "ZAR"), 0L));
        assertThat(lines).extracting(GatewayLine::reference).contains(refund, transfer, (String) dispute.get("id"));
        assertThat(lines).extracting(GatewayLine::bookedAt).containsOnly(NOW);
    }

    private List<GatewayLine> books() {
        var lines = new ArrayList<GatewayLine>();
        @Nullable String after = null;
        do {
            var page = gateway.report(NOW.minusSeconds(60), NOW.plusSeconds(60), after, 1);
            lines.addAll(page.lines());
            after = page.next();
        } while (after != null);
        return lines;
    }

    /** Whatever Stripe books is told, so that all that is told adds up to its balance. */
    @Test
    void leavesNoBalanceTransactionOut() {
        stripe.paysOut(400, "zar");
        stripe.paysOut(-150, "zar");
        stripe.books("payout_reversal", 400, "zar");
        stripe.books("topup", 9_000, "zar");
        stripe.books("topup_reversal", -20, "zar");
        stripe.books("fee", -25_000, "zar");
        stripe.books("fee", 30, "zar");
        stripe.books("network_cost", -11, "zar");
        stripe.books("tax", -7, "zar");
        stripe.books("risk_reserved_funds", -5_000, "zar");
        stripe.books("connect_reserved_funds", 60, "zar");
        stripe.books("other_adjustment", -777, "zar");
        stripe.books("of_next_year", 3, "zar");
        stripe.books("charge", 17, "zar");
        stripe.books("other_adjustment", 0, "zar");
        stripe.books("partial_capture_reversal", -100, "usd");

        var lines = books();

        assertThat(lines)
                .extracting(GatewayLine::kind, line -> line.amount().amountMinor())
                .containsExactly(
                        tuple(MovementKind.SETTLEMENT, 400L),
                        tuple(MovementKind.SETTLEMENT, -150L),
                        tuple(MovementKind.SETTLEMENT, -400L),
                        tuple(MovementKind.SETTLEMENT, -9_000L),
                        tuple(MovementKind.SETTLEMENT, 20L),
                        tuple(MovementKind.ACCOUNT_FEE, 25_000L),
                        tuple(MovementKind.ACCOUNT_FEE, -30L),
                        tuple(MovementKind.ACCOUNT_FEE, 11L),
                        tuple(MovementKind.ACCOUNT_FEE, 7L),
                        tuple(MovementKind.RESERVE, 5_000L),
                        tuple(MovementKind.RESERVE, -60L),
                        tuple(MovementKind.OTHER, 777L),
                        tuple(MovementKind.OTHER, -3L),
                        tuple(MovementKind.OTHER, -17L));
        assertThat(lines).extracting(GatewayLine::reference).doesNotHaveDuplicates();
        assertThat(lines.stream().mapToLong(line -> line.amount().amountMinor()).sum())
                .isEqualTo(-stripe.balance("zar"));
    }

    private List<PaymentCommand> said(String type, Map<String, Object> object) throws ForgedWebhook {
        var body = StripeStandIn.event(type, object);
        return gateway.read(
                webhook(body, StripeStandIn.signature(body, NOW.getEpochSecond(), StripeStandIn.WEBHOOK_SECRET)));
    }

    private static ReadWebhook webhook(String body, String signature) {
        return new ReadWebhook("stripe", Map.of("stripe-signature", signature), body, "203.0.113.1");
    }
}
