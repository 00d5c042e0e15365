package org.mentorlink.command.payment.ozow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.command.payment.ForgedWebhook;
import org.mentorlink.command.payment.GatewayAnswer;
import org.mentorlink.command.payment.GatewayAnswer.Accepted;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.command.payment.GatewayAnswer.Paid;
import org.mentorlink.command.payment.GatewayTimeout;
import org.mentorlink.command.payment.PaymentGateway.Inquiry;
import org.mentorlink.command.payment.PaymentGatewayContract;
import org.mentorlink.command.payment.ozow.OzowStandIn.Fault;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.RecordPaid;
import org.mentorlink.payment.PaymentCommand.RecordRefundFailed;
import org.mentorlink.payment.PaymentCommand.RecordRefunded;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;

class OzowGatewayTest {
    private static final PaymentId PAYMENT = new PaymentId("pay_5f1c0a52-0d5e-4c39-9d5e-0b8f6f3f0a11");
    private static final String KEY = PAYMENT.value() + "/authorize";
    private static final String REFUND = PAYMENT.value() + "-r1";
    private static final Money PRICE = Money.of(123_450, "ZAR");
    private static final Money HALF = Money.of(50_000, "ZAR");

    private OzowStandIn ozow;
    private OzowGateway gateway;

    @BeforeEach
    void open() throws IOException {
        ozow = new OzowStandIn();
        gateway = ozow.gateway(OzowStandIn.API_KEY, false);
    }

    @AfterEach
    void close() {
        ozow.close();
    }

    private Map<String, String> form() {
        return form(PRICE);
    }

    private Map<String, String> form(Money amount) {
        var form = new LinkedHashMap<String, String>();
        gateway.payerAction(KEY, PAYMENT, amount)
                .orElseThrow()
                .fields()
                .forEach(field -> form.put(field.name(), field.value()));
        return form;
    }

    private OzowStandIn.Attempt attempt(String status) {
        return ozow.attempt(form(), status);
    }

    private GatewayAnswer became(boolean abandoned) {
        return gateway.inquire(new Inquiry(GatewayStep.AUTHORIZE, KEY, null, PRICE, PRICE.zero(), abandoned));
    }

    private GatewayAnswer became(String transaction, Money amount, @Nullable Long before, @Nullable String accepted) {
        return gateway.inquire(new Inquiry(
                GatewayStep.REFUND,
                REFUND + "/refund",
                transaction,
                amount,
                before == null ? null : Money.of(before, "ZAR"),
                accepted,
                false));
    }

    private String refunded(String transaction, Money amount) {
        return ((Accepted) gateway.refund(REFUND + "/refund", transaction, amount)).reference();
    }

    private List<PaymentCommand> said(String body) throws ForgedWebhook {
        return gateway.read(OzowStandIn.message(body));
    }

    /** By the example in Ozow's documents: lower case, in the order of the fields, the key last. */
    @Test
    void hashesAsTheDocumentsSay() {
        assertThat(OzowHash.of(
                        List.of("TSTSTE0001", "ZA", "ZAR", "25.00", "123", "ABC123"), "215114531AFF7134A94C88CEEA48E"))
                .isEqualTo(OzowStandIn.sha512("tstste0001zazar25.00123abc123215114531aff7134a94c88ceea48e"));
        assertThat(OzowHash.isSame("00AB", "ab")).isTrue();
        assertThat(OzowHash.isSame("0a", "a0")).isFalse();
    }

    @Test
    void sendsThePayerThereWithAFormThatIsProven() {
        assertThatThrownBy(() -> gateway.authorize(KEY, PRICE, "any", PAYMENT.value()))
                .isInstanceOf(GatewayTimeout.class);
        var action = gateway.payerAction(KEY, PAYMENT, PRICE).orElseThrow();
        assertThat(action.url()).endsWith("/pay");
        assertThat(action.clientSecret()).isNull();
        assertThat(form())
                .containsEntry("Amount", "1234.50")
                .containsEntry("TransactionReference", PAYMENT.value())
                .containsEntry("BankReference", "4c399d5e0b8f6f3f0a11")
                .doesNotContainValue(OzowStandIn.PRIVATE_KEY)
                .doesNotContainValue(OzowStandIn.API_KEY);
        attempt("Complete");
        assertThat(ozow.balance()).isEqualTo(PRICE.amountMinor());
    }

    @ParameterizedTest
    @CsvSource({"USD", "JPY", "KWD"})
    void takesRandOnly(String currency) {
        var amount = Money.of(1_000, currency);
        assertThat(gateway.abilities().currencies()).containsExactly("ZAR");
        assertThat(gateway.authorize(KEY, amount, "any", "pay_1")).isEqualTo(new Declined("currency_not_taken"));
        assertThat(gateway.payerAction(KEY, PAYMENT, amount)).isEmpty();
        assertThat(gateway.refund(REFUND + "/refund", attempt("Complete").id, amount))
                .isEqualTo(new Declined("currency_not_taken"));
        assertThat(ozow.refunds).isEmpty();
    }

    /** In another tab, or sent back by the payer's bank; the messages were lost. */
    @Test
    void tellsWhenItIsAskedWhatWasPaidOnceMoreAndWhatBecameOfRefunds() {
        assertThat(gateway.review(PAYMENT, null)).isEmpty();
        var once = attempt("Complete");
        attempt("Cancelled");
        var more = attempt("Complete");
        var done = refunded(once.id, HALF);
        var back = refunded(more.id, PRICE);
        ozow.refunds.get(done).status = 1;
        ozow.refunds.get(back).status = 5;
        assertThat(gateway.review(PAYMENT, once.id))
                .containsExactly(
                        new RecordPaid(PAYMENT, once.id, PRICE),
                        new RecordRefunded(PAYMENT, done, done),
                        new RecordPaid(PAYMENT, more.id, PRICE),
                        new RecordRefundFailed(PAYMENT, back, "returned"));
    }

    @Test
    void learnsOfAPaymentFromItsMessageOrByAsking() throws ForgedWebhook {
        assertThatThrownBy(() -> became(false)).isInstanceOf(GatewayTimeout.class);
        assertThat(became(true)).isEqualTo(new NotFound());
        var paid = attempt("Complete");
        assertThat(said(ozow.notification(paid))).containsExactly(new RecordPaid(PAYMENT, paid.id, PRICE));
        assertThat(said(ozow.notification(paid, "Complete", "1234.50", OzowStandIn.PRIVATE_KEY, false)))
                .as("as others read the documents")
                .containsExactly(new RecordPaid(PAYMENT, paid.id, PRICE));
        assertThat(became(false)).isEqualTo(new Paid(paid.id, PRICE));
        assertThat(became(true)).as("paid all the same").isEqualTo(new Paid(paid.id, PRICE));
        assertThat(gateway.inquire(new Inquiry(GatewayStep.CAPTURE, "k", paid.id, PRICE, PRICE.zero(), false)))
                .isEqualTo(new Done(paid.id));
    }

    /** What another form asked for is a payment too, and not the one that is asked about. */
    @Test
    void knowsWhatWasAskedForFromAnotherPayment() {
        var other = ozow.attempt(form(Money.of(99_900, "ZAR")), "Complete");
        assertThat(became(false)).isEqualTo(new Paid(other.id, Money.of(99_900, "ZAR")));
        var paid = attempt("Complete");
        assertThat(became(false)).isEqualTo(new Paid(paid.id, PRICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cancelled", "Error", "Abandoned"})
    void letsThePayerTryAgain(String status) throws ForgedWebhook {
        var first = attempt(status);
        assertThat(said(ozow.notification(first))).isEmpty();
        assertThatThrownBy(() -> became(false)).isInstanceOf(GatewayTimeout.class);
        assertThat(became(true)).isEqualTo(new NotFound());
        var second = attempt("Complete");
        assertThat(became(false)).isEqualTo(new Paid(second.id, PRICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "PendingInvestigation"})
    void giveUpNothingThatTheBankHasNotSaid(String status) throws ForgedWebhook {
        var open = attempt(status);
        assertThat(said(ozow.notification(open))).isEmpty();
        assertThatThrownBy(() -> became(true)).isInstanceOf(GatewayTimeout.class);
        open.status = "Complete";
        assertThat(became(true)).isEqualTo(new Paid(open.id, PRICE));
    }

    /** Its hash is right, and still it is not believed. */
    @Test
    void takesStatusAndAmountFromOzowRatherThanFromTheMessage() throws ForgedWebhook {
        var tried = attempt("Cancelled");
        assertThat(said(ozow.notification(tried, "Complete", "1234.50", OzowStandIn.PRIVATE_KEY, true)))
                .isEmpty();
        var paid = ozow.attempt(form(), "Complete");
        assertThat(said(ozow.notification(paid, "Complete", "9999.00", OzowStandIn.PRIVATE_KEY, true)))
                .containsExactly(new RecordPaid(PAYMENT, paid.id, PRICE));
        var unheardOf = new OzowStandIn.Attempt("nobody", PAYMENT.value(), BigDecimal.ONE, "Complete");
        assertThatThrownBy(() -> said(ozow.notification(unheardOf)))
                .as("it is sent again")
                .isInstanceOf(GatewayTimeout.class);
    }

    @Test
    void believesOnlyWhatIsProven() {
        var paid = attempt("Complete");
        var message = ozow.notification(paid);
        for (var wrong : List.of(
                "",
                "nothing",
                message.replace("1234.50", "1.00"),
                message.replace("Complete", "Pending"),
                message.replace("TST-STE-001", "TST-STE-002"),
                message.replaceAll("&Hash=[^&]*", ""),
                message + "&TransactionReference=pay_2",
                "a=%zz&Hash=x",
                ozow.notification(paid, "Complete", "1234.50", "another key", true))) {
            assertThatThrownBy(() -> said(wrong)).as(wrong).isInstanceOf(ForgedWebhook.class);
        }
        var refund = ozow.refunds.get(refunded(paid.id, HALF));
        assertThatThrownBy(() -> said(ozow.notification(refund, 1, "another key")))
                .isInstanceOf(ForgedWebhook.class);
        assertThatThrownBy(() -> said(ozow.notification(refund).replace("Pending", "Complete")))
                .isInstanceOf(ForgedWebhook.class);
    }

    /** Tests move no money. */
    @Test
    void takesNoTestForAPayment() {
        attempt("Complete");
        gateway = ozow.gateway(OzowStandIn.API_KEY, true);
        assertThat(form()).containsEntry("IsTest", "true");
        assertThat(became(true)).isEqualTo(new NotFound());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givesBackLaterAndKnowsByOzowsNameWhatBecameOfIt(boolean statusByName) throws ForgedWebhook {
        ozow.statusByName = statusByName;
        var paid = attempt("Complete");
        var name = refunded(paid.id, HALF);
        var refund = ozow.refunds.get(name);
        assertThat(refund.reason).isEqualTo(REFUND);
        assertThat(became(paid.id, HALF, 0L, name)).isEqualTo(new Accepted(name));
        assertThat(said(ozow.notification(refund))).isEmpty();
        refund.status = 2;
        assertThat(became(paid.id, HALF, null, name))
                .as("whatever became of others")
                .isEqualTo(new Accepted(name));
        refund.status = 1;
        assertThat(became(paid.id, HALF, 0L, name)).isEqualTo(new Done(name));
        assertThat(said(ozow.notification(refund))).containsExactly(new RecordRefunded(PAYMENT, name, name));
        refund.status = 5;
        assertThat(became(paid.id, HALF, 0L, name)).isEqualTo(new Declined("returned"));
        assertThat(said(ozow.notification(refund))).containsExactly(new RecordRefundFailed(PAYMENT, name, "returned"));
        assertThat(said(ozow.notification(refund, 1, OzowStandIn.PRIVATE_KEY)))
                .as("the message is older than what Ozow says")
                .containsExactly(new RecordRefundFailed(PAYMENT, name, "returned"));
        assertThat(ozow.tokensAskedFor).as("one serves for all").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"3, failed", "4, cancelled"})
    void tellsOfRefundsThatFail(int status, String code) {
        var paid = attempt("Complete");
        var name = refunded(paid.id, HALF);
        ozow.refunds.get(name).status = status;
        assertThat(became(paid.id, HALF, 0L, name)).isEqualTo(new Declined(code));
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "REFUSE", mode = EnumSource.Mode.EXCLUDE)
    void tellsByTheSumsWhatBecameOfARefundThatWasNotAnswered(Fault fault) {
        var paid = attempt("Complete");
        var first = refunded(paid.id, HALF);
        ozow.refunds.get(first).status = 1;
        ozow.faults.add(fault);
        assertThatThrownBy(() -> gateway.refund("r2/refund", paid.id, HALF)).isInstanceOf(GatewayTimeout.class);
        assertThatThrownBy(() -> became(paid.id, HALF, null, null))
                .as("while the first is not settled with us")
                .isInstanceOf(GatewayTimeout.class);
        var became = became(paid.id, HALF, 50_000L, null);
        if (fault != Fault.DO_AND_FAIL) {
            assertThat(became).isEqualTo(new NotFound());
            return;
        }
        var second = ((Accepted) became).reference();
        assertThat(second).isNotEqualTo(first);
        ozow.refunds.get(second).status = 1;
        assertThat(became(paid.id, HALF, 50_000L, null)).as("the later of two").isEqualTo(new Done(second));
        ozow.refunds.get(second).status = 3;
        assertThat(became(paid.id, HALF, 50_000L, null)).as("to be tried again").isEqualTo(new NotFound());
    }

    @Test
    void assumesNothingWhereSomebodyElseHasRefunded() {
        var paid = attempt("Complete");
        refunded(paid.id, Money.of(10, "ZAR"));
        assertThatThrownBy(() -> became(paid.id, HALF, 0L, null)).isInstanceOf(GatewayTimeout.class);
        assertThatThrownBy(() -> became(paid.id, HALF, 0L, "gone"))
                .as("taken on, and not listed")
                .isInstanceOf(GatewayTimeout.class);
        refunded(paid.id, Money.of(49_990, "ZAR"));
        assertThatThrownBy(() -> became(paid.id, HALF, 0L, null))
                .as("as much in two parts")
                .isInstanceOf(GatewayTimeout.class);
    }

    @Test
    void refusesWhatOzowRefuses() {
        var paid = attempt("Complete");
        ozow.faults.add(Fault.REFUSE);
        assertThat(gateway.refund(REFUND + "/refund", paid.id, HALF)).isEqualTo(new Declined("refund_refused"));
        assertThat(gateway.refund(REFUND + "/refund", paid.id, Money.of(123_451, "ZAR")))
                .isEqualTo(new Declined("refund_refused"));
        assertThat(gateway.refund(REFUND + "/refund", "unheard-of", HALF)).isEqualTo(new Declined("refund_refused"));
        assertThat(ozow.refunds).isEmpty();
    }

    @Test
    void declinesNothingBecauseItsOwnKeyIsWrong() {
        var paid = attempt("Complete");
        gateway = ozow.gateway("wrong", false);
        assertThatThrownBy(() -> gateway.refund(REFUND + "/refund", paid.id, HALF))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> became(false)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void asksForAnotherTokenWhenTheFirstIsGoodNoMore() {
        var paid = attempt("Complete");
        refunded(paid.id, HALF);
        ozow.forgetTokens();
        assertThatThrownBy(() -> gateway.refund("r2/refund", paid.id, HALF)).isInstanceOf(IllegalStateException.class);
        assertThat(gateway.refund("r2/refund", paid.id, HALF)).isInstanceOf(Accepted.class);
        assertThat(ozow.tokensAskedFor).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void leavesTheOutcomeOpenWhereOzowDoesNotAnswer(int status) {
        var paid = attempt("Complete");
        ozow.down = status;
        assertThatThrownBy(() -> became(false)).isInstanceOf(GatewayTimeout.class);
        assertThatThrownBy(() -> gateway.refund(REFUND + "/refund", paid.id, HALF))
                .isInstanceOf(GatewayTimeout.class);
        assertThatThrownBy(() -> said(ozow.notification(paid))).isInstanceOf(GatewayTimeout.class);
        ozow.close();
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
