package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;
import static org.mentorlink.app.e2e.GraphQlClient.with;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** K4: packs of credits, from the offer to what a bank takes back. */
class CreditPacksTest {

    private static final long HOUR = 10_000;

    private static final String PURCHASE = "creditPurchase { id status failure price { amountMinor }"
            + " credits { amountMinor } gateway payBy pack { name } payerAction { url } }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private final GraphQlClient finance = anyone.as("finance");
    private final GraphQlClient buyer = anyone.newMember("MENTEE");

    @Test
    void isOfferedBoughtOnceUsedAndWithdrawn() {
        var pack = offer(9_000, HOUR);
        var cash = balance("assets:gateway:cash");
        var before = anyone.gatewayBalance("EUR");
        assertThat(buyer.query("{ creditPacks { id } }").get("creditPacks"))
                .extracting(it -> it.get("id").asString())
                .contains(pack);

        var input = input(pack, "pm_card_visa");
        var id = buy(input).get("id").asString();

        Eventually.holds(() -> {
            assertThat(purchase(id).get("status").asString()).isEqualTo("COMPLETED");
            assertThat(lots()).containsExactly("PURCHASE 9000", "BONUS 1000");
        });
        assertThat(purchase(id).at("/pack/name").asString()).isEqualTo("One session");
        assertThat(buy(input).get("id").asString()).isEqualTo(id);
        assertThat(refusal("buyCreditPack", "BuyCreditPackInput", with(input, "paymentMethod", "pm_card_timeout")))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(anyone.gatewayBalance("EUR") - before).isEqualTo(9_000);
        assertThat(balance("assets:gateway:cash") - cash).isEqualTo(9_000);
        assertThat(balance("liabilities:mentee:packs")).isZero();

        var mentor = MentorAtWork.open(anyone, "packed-" + UUID.randomUUID());
        var slot = anyone.slot(mentor.id(), Duration.ofHours(30), 0);
        var booked = buyer.requestBooking(with(booking(mentor.id(), slot, ""), "gateway", "credits"));
        assertThat(booked.at("/booking/status").asString()).isEqualTo("CONFIRMED");
        Eventually.holds(() -> assertThat(available()).isZero());

        finance.mutate("withdrawCreditPack", "WithdrawCreditPackInput", Map.of("packId", pack), "position");
        assertThat(refusal("buyCreditPack", "BuyCreditPackInput", input(pack, "pm_card_visa")))
                .isEqualTo("PACK_WITHDRAWN");
        assertThat(buyer.query("{ creditPacks { id } }").get("creditPacks"))
                .extracting(it -> it.get("id").asString())
                .doesNotContain(pack);
        assertThat(purchase(id).at("/pack/name").asString()).isEqualTo("One session");
        booksAreBalanced();
    }

    @Test
    void isNotSoldToWhoOffersIt() {
        var pack = offer(9_000, HOUR);
        assertThat(finance.tryMutate("buyCreditPack", "BuyCreditPackInput", input(pack, "pm_card_visa"), "position")
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("OWN_PACK");
        assertThat(buy(input(pack, "pm_card_visa")).get("id").asString()).startsWith("pur_");
    }

    @Test
    void isNotGivenWhereTheCardIsDeclined() {
        var id = buy(input(offer(9_000, HOUR), "pm_card_chargeDeclined"))
                .get("id")
                .asString();

        Eventually.holds(() -> {
            assertThat(purchase(id).get("status").asString()).isEqualTo("FAILED");
            assertThat(purchase(id).get("failure").asString()).isEqualTo("card_declined");
        });
        assertThat(lots()).isEmpty();
    }

    /** Of 20,000 an hour is spent when the bank takes the price back; nobody but the platform loses by that. */
    @Test
    void isTakenBackAsFarAsItIsLeftWhereTheBankTakesThePriceBack() {
        var losses = balance("expenses:chargeback-losses");
        var promotions = balance("expenses:promotions");
        var owed = balance("liabilities:mentee:credits");
        var id = buy(input(offer(18_000, 2 * HOUR), "pm_card_createDispute"))
                .get("id")
                .asString();
        Eventually.holds(() -> assertThat(lots()).containsExactly("PURCHASE 18000", "BONUS 2000"));
        var mentor = MentorAtWork.open(anyone, "disputed-" + UUID.randomUUID());
        var slot = anyone.slot(mentor.id(), Duration.ofDays(5), 0);
        var booked = buyer.requestBooking(with(booking(mentor.id(), slot, ""), "gateway", "credits"));
        Eventually.holds(() -> assertThat(available()).isEqualTo(HOUR));

        anyone.advance(Duration.ofDays(1));

        Eventually.holds(() -> {
            assertThat(available()).isZero();
            assertThat(balance("expenses:chargeback-losses") - losses).isEqualTo(HOUR);
            assertThat(balance("expenses:promotions") - promotions).isZero();
            assertThat(balance("liabilities:mentee:credits")).isEqualTo(owed);
        });
        assertThat(purchase(id).get("status").asString()).isEqualTo("COMPLETED");
        assertThat(booked.at("/booking/status").asString()).isEqualTo("CONFIRMED");

        // What comes back is taken as well.
        buyer.act("cancelBooking", booked.at("/booking/id").asString());
        Eventually.holds(() -> {
            assertThat(balance("expenses:chargeback-losses")).isEqualTo(losses);
            assertThat(available()).isZero();
        });
        booksAreBalanced();
    }

    @Test
    void isForItsBuyerAndStaffToRead() {
        var id = buy(input(offer(9_000, HOUR), "pm_card_visa")).get("id").asString();
        var asked = "query($id: ID!) { creditPurchase(id: $id) { id } }";
        assertThat(finance.query(asked, Map.of("id", id))
                        .at("/creditPurchase/id")
                        .asString())
                .isEqualTo(id);
        assertThat(anyone.newMember("MENTEE")
                        .request(asked, Map.of("id", id))
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
    }

    private String offer(long price, long credits) {
        return finance.mutate(
                        "offerCreditPack",
                        "OfferCreditPackInput",
                        Map.of(
                                "name",
                                "One session",
                                "priceMinor",
                                price,
                                "creditsMinor",
                                credits,
                                "currency",
                                "EUR",
                                "validDays",
                                90,
                                "idempotencyKey",
                                UUID.randomUUID().toString()),
                        "creditPack { id }")
                .at("/creditPack/id")
                .asString();
    }

    private static Map<String, Object> input(String pack, String method) {
        return Map.of(
                "packId",
                pack,
                "gateway",
                "sandbox",
                "paymentMethod",
                method,
                "idempotencyKey",
                UUID.randomUUID().toString());
    }

    private JsonNode buy(Map<String, Object> input) {
        return buyer.mutate("buyCreditPack", "BuyCreditPackInput", input, PURCHASE)
                .get("creditPurchase");
    }

    private String refusal(String mutation, String type, Map<String, Object> input) {
        return buyer.tryMutate(mutation, type, input, "position")
                .at("/errors/0/code")
                .asString();
    }

    private JsonNode purchase(String id) {
        return buyer.query(
                        "query($id: ID!) { creditPurchase(id: $id) { status failure pack { name } } }",
                        Map.of("id", id))
                .get("creditPurchase");
    }

    private List<String> lots() {
        return buyer.query("{ myCredits { lots { source amount { amountMinor } } } }")
                .at("/myCredits/lots")
                .valueStream()
                .map(lot -> lot.get("source").asString() + " "
                        + lot.at("/amount/amountMinor").asLong())
                .toList();
    }

    private long available() {
        return buyer.query("{ myCredits { balances { available { amountMinor } } } }")
                .at("/myCredits/balances/0/available/amountMinor")
                .asLong(-1);
    }

    private long balance(String account) {
        return finance.query("{ ledger { accounts { name currency balanceMinor } } }")
                .at("/ledger/accounts")
                .valueStream()
                .filter(row -> row.get("name").asString().equals(account)
                        && row.get("currency").asString().equals("EUR"))
                .mapToLong(row -> row.get("balanceMinor").asLong())
                .sum();
    }

    private void booksAreBalanced() {
        assertThat(finance.query("{ ledger { balanced } }")
                        .at("/ledger/balanced")
                        .asBoolean())
                .isTrue();
    }
}
