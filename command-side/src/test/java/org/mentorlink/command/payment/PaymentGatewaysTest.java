package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.DisputeEvidenceView;
import org.mentorlink.payment.EvidenceTerms;
import org.mentorlink.payment.FinanceQuery.ReadGatewayReport;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.GatewayQuery.FindEvidenceTerms;
import org.mentorlink.payment.GatewayQuery.FindPageScripts;
import org.mentorlink.payment.GatewayQuery.FindPayerAction;
import org.mentorlink.payment.GatewayQuery.FindPaymentOptions;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PageScript;
import org.mentorlink.payment.PayerAction;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.RecordCaptured;
import org.mentorlink.payment.PaymentCommand.RecordPaid;
import org.mentorlink.payment.PaymentFlow;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentOption;
import org.mentorlink.payment.WebhookReading;
import org.mentorlink.shared.Money;
import tools.jackson.databind.json.JsonMapper;

class PaymentGatewaysTest {
    private static final PaymentId PAYMENT = new PaymentId("pay_1");
    private static final RecordCaptured CAPTURED = new RecordCaptured(PAYMENT);

    /** A gateway with a name and a few abilities. */
    private static class Named extends ScriptedGateway {
        private final String name;
        private final Abilities abilities;
        private boolean away;
        private int asked;

        Named(String name, boolean transfers, boolean report, String... currencies) {
            this.name = name;
            this.abilities = new Abilities(
                    true, true, true, false, transfers, transfers, true, true, report, Set.of(), Set.of(currencies));
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Abilities abilities() {
            return abilities;
        }

        @Override
        public java.util.Optional<PayerAction> payerAction(String key, PaymentId paymentId, Money amount) {
            asked++;
            if (away) {
                throw new GatewayTimeout("away");
            }
            return java.util.Optional.of(new PayerAction("https://" + name, List.of(), key));
        }

        @Override
        public List<PaymentCommand> read(ReadWebhook webhook) throws ForgedWebhook {
            if (!webhook.body().equals("genuine")) {
                throw new ForgedWebhook("it is not");
            }
            return List.of(CAPTURED);
        }

        @Override
        public GatewayReportPage report(
                java.time.Instant from, java.time.Instant to, @Nullable String after, int most) {
            var number = after == null ? 1 : Integer.parseInt(after);
            var line = new GatewayLine(
                    MovementKind.CAPTURE, name + number, null, Money.of(number, "ZAR"), 0, Fixtures.MONDAY_10H);
            return new GatewayReportPage(List.of(line), number < 2 ? "2" : null);
        }
    }

    private final Named cards = new Named("cards", true, true);
    private final Named rand = new Named("rand", false, false, "ZAR");
    private final Named credits = new Named("credits", false, false);
    private final Named more = new Named("more", true, true);

    private PaymentGateways gateways(Map<String, String> payments, String payouts, Map<String, String> byCurrency) {
        return new PaymentGateways(
                List.of(cards, rand, more),
                new GatewayProperties("cards", payments),
                new PayoutProperties(payouts, byCurrency));
    }

    private PaymentGateways credited(Map<String, String> payments, PayoutProperties payouts, Named... others) {
        var all = new ArrayList<PaymentGateway>(List.of(others));
        all.add(credits);
        return new PaymentGateways(all, new GatewayProperties("cards", payments), payouts);
    }

    @Test
    void what_the_bank_is_to_pay_is_stopped_where_it_is_asked_for_nothing_new_any_more() {
        var gateways = new PaymentGateways(List.of(new Named("stripe", true, false)), "stripe");

        assertThat(gateways.knows("bank")).isFalse();
        assertThat(gateways.stops("bank")).isTrue();
        assertThat(gateways.stops("stripe")).isFalse();
        assertThat(gateways.stops(null)).isFalse();
    }

    @Test
    void choosesByCurrencyAndKnowsWhoTakesWhat() {
        var gateways = gateways(Map.of("zar", "rand"), "cards", Map.of("JPY", "more"));
        assertThat(gateways.usual("ZAR")).isEqualTo("rand");
        assertThat(gateways.usual("USD")).isEqualTo("cards");
        assertThat(gateways.takes("rand", "ZAR")).isTrue();
        assertThat(gateways.takes("rand", "USD")).isFalse();
        assertThat(gateways.takes("cards", "USD")).isTrue();
        assertThat(gateways.takes("nobody", "USD")).isFalse();
        assertThat(gateways.reverses("more")).isTrue();
        assertThat(gateways.reverses("rand")).isFalse();
        assertThat(gateways.reverses("gone")).isFalse();
        assertThat(gateways.transferring("more", "ZAR")).isEqualTo("more");
        assertThat(gateways.transferring("rand", "ZAR")).as("it sends none").isEqualTo("cards");
        assertThat(gateways.transferring("gone", "ZAR")).isEqualTo("cards");
        assertThat(gateways.transferring(null, "ZAR")).isEqualTo("cards");
        assertThat(gateways.transferring(null, "JPY")).isEqualTo("more");
    }

    @Test
    void askNoneForWhatItCannot() {
        assertThatThrownBy(() -> gateways(Map.of("USD", "rand"), "cards", Map.of()))
                .hasMessageContaining("takes USD");
        assertThatThrownBy(() -> gateways(Map.of(), "rand", Map.of())).hasMessageContaining("sends no money");
        assertThatThrownBy(() -> gateways(Map.of(), "cards", Map.of("ZAR", "rand")))
                .hasMessageContaining("sends no money");
    }

    @Test
    void areNotStartedWhereMentorsWouldBePaidByNobody() {
        assertThatThrownBy(() -> gateways(Map.of(), "sandbox", Map.of()))
                .hasMessageContaining("rand sends no money to mentors itself");
        assertThatThrownBy(() -> new PaymentGateways(List.of(cards), "sandbox"))
                .hasMessageContaining("none of [cards]");
        assertThat(new PaymentGateways(
                                List.of(cards),
                                new GatewayProperties("cards", Map.of()),
                                new PayoutProperties("sandbox", Map.of()))
                        .transferring("cards", "ZAR"))
                .isEqualTo("cards");
        assertThat(new PaymentGateways(List.of(), "sandbox").knows("sandbox")).isFalse();
    }

    /** A session that is paid with credits is paid to its mentor in money. */
    @Test
    void takesCreditsWhereSomebodyPaysTheMentorForThem() {
        var euros = new Named("euros", true, false, "EUR");
        var set = credited(Map.of("ZAR", "rand"), new PayoutProperties("euros", Map.of()), cards, rand, euros);
        assertThat(set.takes("credits", "EUR")).isTrue();
        assertThat(set.takes("credits", "ZAR")).as("it pays in euros only").isFalse();
        var unset = credited(Map.of(), new PayoutProperties("nobody", Map.of()), cards);
        assertThat(unset.takes("credits", "EUR")).as("by the usual one").isTrue();
        var randOnly = new PaymentGateways(
                List.of(cards, credits),
                new GatewayProperties("nobody", Map.of("ZAR", "cards")),
                new PayoutProperties("nobody", Map.of()));
        assertThat(randOnly.takes("credits", "ZAR")).isTrue();
        assertThat(randOnly.takes("credits", "EUR")).as("by nobody").isFalse();
        assertThat(credited(Map.of(), new PayoutProperties("cards", Map.of()), cards, rand)
                        .takes("credits", "ZAR"))
                .isTrue();
    }

    @Test
    void doNotTakeCreditsUnlessTheyAreAskedFor() {
        assertThatThrownBy(() -> new PaymentGateways(
                        List.of(cards, credits),
                        new GatewayProperties("credits", Map.of("ZAR", "cards")),
                        new PayoutProperties("cards", Map.of())))
                .hasMessageContaining("mentorlink.gateways.usual is credits");
        assertThatThrownBy(() -> credited(Map.of("ZAR", "credits"), new PayoutProperties("cards", Map.of()), cards))
                .hasMessageContaining("mentorlink.gateways.by-currency.ZAR is credits");
    }

    @Test
    void tellsTheBooksOfAllThatTellTheirs() {
        var queries = new GatewayQueries(gateways(Map.of(), "cards", Map.of()));
        var lines = new ArrayList<String>();
        @Nullable String after = null;
        do {
            var page = queries.handle(new ReadGatewayReport(Fixtures.MONDAY_10H, Fixtures.MONDAY_10H, after, 1))
                    .join();
            page.lines().forEach(line -> lines.add(line.reference()));
            after = page.next();
        } while (after != null);
        assertThat(lines).containsExactly("cards1", "cards2", "more1", "more2");
        var none = new GatewayQueries(new PaymentGateways(List.of(new Named("quiet", true, false)), "quiet"));
        assertThat(none.handle(new ReadGatewayReport(Fixtures.MONDAY_10H, Fixtures.MONDAY_10H, null, 1))
                        .join())
                .isNull();
    }

    @Test
    void asksTheGatewayOfThePaymentWhatItsPayerHasToDo() {
        var queries = new GatewayQueries(gateways(Map.of(), "cards", Map.of()));
        var query = new FindPayerAction("pay_1", "rand", Fixtures.PRICE);
        assertThat(queries.handle(query).join())
                .isEqualTo(new PayerAction("https://rand", List.of(), "pay_1/authorize"));
        assertThat(queries.handle(query).join()).isNotNull();
        assertThat(rand.asked).as("for as long as the answer is kept").isEqualTo(1);
        rand.away = true;
        assertThat(queries.handle(new FindPayerAction("pay_2", "rand", Fixtures.PRICE))
                        .join())
                .isNull();
        assertThat(queries.handle(new FindPayerAction("pay_1", "nobody", Fixtures.PRICE))
                        .join())
                .isNull();
    }

    @Test
    void asksTheGatewayForItsTermOfEvidenceOnceInAWhileAndAgainWhereItGaveNoAnswer() {
        var terms = new Terms();
        var queries = new GatewayQueries(new PaymentGateways(List.of(terms, new Named("a", true, false)), "a"));
        var query = new FindEvidenceTerms("terms", "dp_1");
        terms.away = true;
        assertThat(queries.handle(query).join()).isEqualTo(new EvidenceTerms(true, null));
        terms.away = false;
        assertThat(queries.handle(query).join()).isEqualTo(new EvidenceTerms(true, Fixtures.MONDAY_10H));
        assertThat(queries.handle(query).join()).isEqualTo(new EvidenceTerms(true, Fixtures.MONDAY_10H));
        assertThat(terms.asked).containsExactly("dp_1", "dp_1");
        queries.handle(new FindEvidenceTerms("terms", "dp_2")).join();
        assertThat(terms.asked).containsExactly("dp_1", "dp_1", "dp_2");
        assertThat(queries.handle(new FindEvidenceTerms("a", "dp_1")).join()).isEqualTo(new EvidenceTerms(false, null));
    }

    /** A gateway that takes evidence. */
    private static final class Terms extends Named implements EvidenceReceiving {
        private final List<String> asked = new ArrayList<>();
        private boolean away;

        Terms() {
            super("terms", true, false);
        }

        @Override
        public Optional<Instant> evidenceDueBy(String gatewayDisputeId) {
            asked.add(gatewayDisputeId);
            if (away) {
                throw new GatewayTimeout("away");
            }
            return Optional.of(Fixtures.MONDAY_10H);
        }

        @Override
        public GatewayAnswer inquireEvidence(String gatewayDisputeId, String sha256) {
            throw new UnsupportedOperationException();
        }

        @Override
        public GatewayAnswer submitEvidence(String key, String gatewayDisputeId, DisputeEvidenceView evidence) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void tellWhoTakesACurrencyTheUsualOneFirst() {
        var a = new Named("a", true, false);
        var rand = new Named("rands", true, false, "ZAR");
        var queries = new GatewayQueries(new PaymentGateways(List.of(a, rand), "rands"));
        assertThat(queries.handle(new FindPaymentOptions("ZAR")).options())
                .containsExactly(
                        new PaymentOption("rands", true, PaymentFlow.FORM),
                        new PaymentOption("a", false, PaymentFlow.FORM));
        assertThat(queries.handle(new FindPaymentOptions("EUR")).options())
                .as("the usual one does not take it")
                .containsExactly(new PaymentOption("a", false, PaymentFlow.FORM));
        assertThat(queries.handle(new FindPageScripts()).scripts()).isEmpty();
    }

    @Test
    void tellWhoseScriptRunsInThePagesOfPayers() {
        var shown = new PageScript("b", "pk_b", List.of("https://js.b"), List.of(), List.of());
        var b = new Named("b", true, false) {
            @Override
            public java.util.Optional<PageScript> pageScript() {
                return java.util.Optional.of(shown);
            }
        };
        var queries = new GatewayQueries(new PaymentGateways(List.of(new Named("a", true, false), b), "a"));
        assertThat(queries.handle(new FindPageScripts()).scripts()).containsExactly(shown);
        assertThat(queries.handle(new FindPaymentOptions("ZAR")).options())
                .containsExactly(
                        new PaymentOption("a", true, PaymentFlow.FORM),
                        new PaymentOption("b", false, PaymentFlow.FORM, "pk_b"));
    }

    @Test
    void readsMessagesByTheirGateway() {
        var queries = new GatewayQueries(gateways(Map.of(), "cards", Map.of()));
        assertThat(queries.handle(message("cards", "genuine")).join())
                .isEqualTo(new WebhookReading(true, List.of(CAPTURED)));
        assertThat(queries.handle(message("cards", "forged")).join()).isEqualTo(WebhookReading.FORGED);
        assertThat(queries.handle(message("nobody", "genuine")).join()).isNull();
    }

    /** The sides may be processes apart. */
    @Test
    void whatWasReadTravels() {
        var json = JsonMapper.builder().build();
        var reading = new WebhookReading(true, List.of(CAPTURED, new RecordPaid(PAYMENT, "1", Money.of(5, "ZAR"))));
        assertThat(json.readValue(json.writeValueAsString(reading), WebhookReading.class))
                .isEqualTo(reading);
    }

    private static ReadWebhook message(String gateway, String body) {
        return new ReadWebhook(gateway, Map.of(), body, "203.0.113.1");
    }
}
