package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.command.payment.PaymentGateway.Inquiry;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.shared.Money;

/** What every gateway keeps to; run for each adapter. */
public abstract class PaymentGatewayContract {
    private static final AtomicInteger KEYS = new AtomicInteger();

    protected final Money price = Money.of(1_000, "ZAR");

    protected abstract PaymentGateway gateway();

    /** A payment method that works. */
    protected abstract String workingMethod();

    /** A payment method that is declined. */
    protected abstract String decliningMethod();

    protected static String key() {
        return "key-" + KEYS.incrementAndGet();
    }

    protected String authorized() {
        return reference(gateway().authorize(key(), price, workingMethod(), "pay_1"));
    }

    protected String captured() {
        var authorization = authorized();
        reference(gateway().capture(key(), authorization, price));
        return authorization;
    }

    protected GatewayAnswer inquired(String key) {
        return gateway().inquire(new Inquiry(GatewayStep.AUTHORIZE, key, null, price, price.zero(), false));
    }

    protected static String reference(GatewayAnswer answer) {
        assertThat(answer).isInstanceOf(Done.class);
        return ((Done) answer).reference();
    }

    /** That docs/gateways.md says what the code states. */
    public static void assertDescribed(PaymentGateway gateway) throws IOException {
        var it = gateway.abilities();
        var row = Stream.of(
                        it.manualCapture(),
                        it.partialCapture(),
                        it.asynchronousRefund(),
                        it.transfers(),
                        it.reversals(),
                        it.disputes(),
                        gateway instanceof EvidenceReceiving,
                        gateway instanceof PayeeOpening,
                        it.redirect(),
                        it.report(),
                        it.keyed())
                .map(able -> able ? "yes" : "no")
                .collect(Collectors.joining(" | ", "| `" + gateway.name() + "` | ", " | "));
        var currencies = it.currencies().isEmpty() ? "all" : String.join(", ", new TreeSet<>(it.currencies()));
        var fees = it.fees().isEmpty()
                ? "none"
                : it.fees().stream()
                        .sorted()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT) + 's')
                        .collect(Collectors.joining(", "));
        row += fees + " | ";
        assertThat(Files.readString(Path.of("..", "docs", "gateways.md"))).contains(row + currencies + " |");
    }

    @Test
    void isDescribed() throws IOException {
        assertDescribed(gateway());
    }

    @Test
    void answersTheSameKeyTheSame() {
        var key = key();
        var first = gateway().authorize(key, price, workingMethod(), "pay_1");
        assertThat(first).isInstanceOf(Done.class);
        assertThat(gateway().authorize(key, price, workingMethod(), "pay_1")).isEqualTo(first);
        assertThat(inquired(key)).isEqualTo(first);
    }

    @Test
    void answersADeclineTheSame() {
        var key = key();
        var first = gateway().authorize(key, price, decliningMethod(), "pay_1");
        assertThat(first).isInstanceOf(Declined.class);
        assertThat(gateway().authorize(key, price, decliningMethod(), "pay_1")).isEqualTo(first);
        assertThat(inquired(key)).isEqualTo(first);
    }

    @Test
    void tellsAboutAKeyItHasNeverSeen() {
        assertThat(inquired(key())).isEqualTo(new NotFound());
    }

    @Test
    void capturesAndRefundsOncePerKey() {
        var authorization = authorized();
        var capture = key();
        var first = gateway().capture(capture, authorization, price);
        assertThat(gateway().capture(capture, authorization, price)).isEqualTo(first);
        var refund = key();
        var half = Money.of(500, "ZAR");
        var refunded = gateway().refund(refund, authorization, half);
        assertThat(gateway().refund(refund, authorization, half)).isEqualTo(refunded);
        assertThat(gateway().refund(key(), authorization, half)).isInstanceOf(Done.class);
        assertThat(gateway().refund(key(), authorization, Money.of(1, "ZAR"))).isInstanceOf(Declined.class);
    }

    @Test
    void voidsOncePerKey() {
        var authorization = authorized();
        var key = key();
        var first = gateway().voidAuthorization(key, authorization);
        assertThat(first).isInstanceOf(Done.class);
        assertThat(gateway().voidAuthorization(key, authorization)).isEqualTo(first);
    }

    @Test
    void capturesNoMoreThanWasAuthorized() {
        assertThat(gateway().capture(key(), authorized(), Money.of(1_001, "ZAR")))
                .isInstanceOf(Declined.class);
    }

    @Test
    void capturesNothingThatWasVoided() {
        var authorization = authorized();
        reference(gateway().voidAuthorization(key(), authorization));
        assertThat(gateway().capture(key(), authorization, price)).isInstanceOf(Declined.class);
    }

    @Test
    void voidsNothingThatWasCaptured() {
        assertThat(gateway().voidAuthorization(key(), captured())).isInstanceOf(Declined.class);
    }

    @Test
    void refundsNothingThatWasNotCaptured() {
        assertThat(gateway().refund(key(), authorized(), price)).isInstanceOf(Declined.class);
    }

    @Test
    void refundsInTheCurrencyOfTheCaptureOnly() {
        assertThat(gateway().refund(key(), captured(), Money.of(1, "USD"))).isInstanceOf(Declined.class);
    }

    @Test
    void knowsOnlyItsOwnAuthorizations() {
        assertThat(gateway().capture(key(), "unheard-of", price)).isInstanceOf(Declined.class);
        assertThat(gateway().voidAuthorization(key(), "unheard-of")).isInstanceOf(Declined.class);
        assertThat(gateway().refund(key(), "unheard-of", price)).isInstanceOf(Declined.class);
    }

    @Test
    void transfersOncePerKey() {
        var key = key();
        var first = gateway().transfer(key, price, "mtr_1");
        assertThat(first).isInstanceOf(Done.class);
        assertThat(gateway().transfer(key, price, "mtr_1")).isEqualTo(first);
    }
}
