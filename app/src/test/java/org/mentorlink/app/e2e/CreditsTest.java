package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;
import static org.mentorlink.app.e2e.GraphQlClient.with;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** K4: bookings that are paid with credits, by everything a booking can come to. */
class CreditsTest {

    private static final long HOUR = 10_000;

    private static final String ACCOUNT =
            "id memberId balances { available { amountMinor currency } reserved { amountMinor } }"
                    + " lots { id source available { amountMinor } spent { amountMinor } expired { amountMinor } expiresAt }"
                    + " history(first: 50) { edges { node { type amount { amountMinor } paymentId } } }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private final MentorAtWork mentor = MentorAtWork.open(anyone, "credited-" + UUID.randomUUID());
    private final GraphQlClient mentee = anyone.newMember("MENTEE");
    private final GraphQlClient finance = anyone.as("finance");

    @Test
    void aBookingIsPaidWithThemAndTheyComeBackWhenItIsCancelledInTime() {
        grant(HOUR + 500, 90);
        var before = anyone.gatewayBalance("EUR");
        var cash = balance("assets:gateway:cash");
        var owed = balance("liabilities:mentee:credits");

        var booked = book(0);
        var id = booked.at("/booking/id").asString();

        assertThat(booked.get("errors")).isEmpty();
        assertThat(booked.at("/booking/status").asString()).isEqualTo("CONFIRMED");
        Eventually.holds(() -> {
            assertThat(payment(id).get("status").asString()).isEqualTo("CAPTURED");
            assertThat(available()).isEqualTo(500);
            assertThat(balance("liabilities:mentee:credits") - owed).isEqualTo(HOUR);
        });
        assertThat(payment(id).get("gateway").asString()).isEqualTo("credits");
        assertThat(anyone.gatewayBalance("EUR")).isEqualTo(before);

        mentee.act("cancelBooking", id);

        Eventually.holds(() -> {
            assertThat(payment(id).get("status").asString()).isEqualTo("REFUNDED");
            assertThat(available()).isEqualTo(HOUR + 500);
            assertThat(balance("liabilities:mentee:credits")).isEqualTo(owed);
        });
        assertThat(balance("assets:gateway:cash")).isEqualTo(cash);
        assertThat(types()).containsExactly("CreditsReturned", "CreditsSpent", "CreditsReserved", "CreditsGranted");
        booksAreBalanced();
    }

    @Test
    void whatIsNotEnoughIsSaidBeforeAnyTimeIsTaken() {
        grant(HOUR - 1, 90);
        var slot = slot(0);

        var refused = mentee.requestBooking(with(booking(mentor.id(), slot, ""), "gateway", "credits"));

        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("INSUFFICIENT_CREDITS");
        assertThat(refused.get("booking").isNull()).isTrue();
        assertThat(available()).isEqualTo(HOUR - 1);
        assertThat(anyone.newMember("MENTEE")
                        .requestBooking(booking(mentor.id(), slot, "pm_card_visa"))
                        .get("errors"))
                .isEmpty();
    }

    @Test
    void twoTabsSpendTheLastOnce() {
        grant(HOUR, 90);
        var slots = List.of(slot(0), slot(1));

        var answers = slots.stream()
                .map(slot -> CompletableFuture.supplyAsync(
                        () -> mentee.requestBooking(with(booking(mentor.id(), slot, ""), "gateway", "credits"))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        var codes = answers.stream()
                .flatMap(answer -> answer.get("errors").valueStream())
                .map(error -> error.get("code").asString())
                .toList();
        assertThat(codes).singleElement().asString().isIn("INSUFFICIENT_CREDITS", "PAYMENT_DECLINED");
        Eventually.holds(() -> {
            assertThat(available()).isZero();
            assertThat(types()).filteredOn("CreditsSpent"::equals).hasSize(1);
        });
        // The time of the other is free again.
        var other = anyone.newMember("MENTEE");
        Eventually.holds(() -> assertThat(slots.stream()
                        .filter(slot -> other.requestBooking(booking(mentor.id(), slot, "pm_card_visa"))
                                .get("errors")
                                .isEmpty())
                        .count())
                .isEqualTo(1));
    }

    @Test
    void nobodyPaysWithTheCreditsOfSomebodyElse() {
        var account = grant(HOUR, 90).get("id").asString();
        var thief = anyone.newMember("MENTEE");

        var refused = thief.requestBooking(with(booking(mentor.id(), slot(0), account), "gateway", "credits"));

        assertThat(refused.at("/errors/0/code").asString()).isIn("INSUFFICIENT_CREDITS", "INVALID_PAYMENT_METHOD");
        assertThat(available()).isEqualTo(HOUR);
    }

    @Test
    void whatNobodyUsesInTimeExpires() {
        grant(700, 2);
        grant(300, 90);

        anyone.advance(Duration.ofDays(2));

        Eventually.holds(() -> {
            assertThat(available()).isEqualTo(300);
            assertThat(account().at("/lots/0/expired/amountMinor").asLong()).isEqualTo(700);
            assertThat(account().at("/lots/1/expired/amountMinor").asLong(-1)).isZero();
        });
        booksAreBalanced();
    }

    /** It was promised before its time was over, so it can be used a while longer. */
    @Test
    void whatComesBackAfterItsTimeIsGoodForAnotherMonth() {
        grant(HOUR, 2);
        var id = booked(5);

        anyone.advance(Duration.ofDays(3));
        mentor.client().act("cancelBooking", id);

        Eventually.holds(() -> assertThat(available()).isEqualTo(HOUR));
        anyone.advance(Duration.ofDays(29));
        assertThat(available()).isEqualTo(HOUR);
        anyone.advance(Duration.ofDays(2));
        Eventually.holds(() -> assertThat(available()).isZero());
        booksAreBalanced();
    }

    @Test
    void theMentorIsPaidMoneyForThem() {
        grant(HOUR, 90);
        var id = booked(1);

        mentor.hold(mentee, id);
        anyone.advance(Duration.ofHours(25));

        Eventually.holds(() -> {
            var payout = finance.query(
                            "query($id: ID!) { booking(id: $id) { status payment { payout { status amount { amountMinor } } } } }",
                            Map.of("id", id))
                    .at("/booking");
            assertThat(payout.at("/payment/payout/status").asString()).isEqualTo("PAID");
            assertThat(payout.at("/payment/payout/amount/amountMinor").asLong()).isEqualTo(HOUR - 2_500);
            assertThat(payout.get("status").asString()).isEqualTo("CLOSED");
        });
        booksAreBalanced();
    }

    @Test
    void staffSayWhyAndGiveOnce() {
        var input = input(100, 10);
        assertThat(finance.tryMutate("grantCredits", "GrantCreditsInput", with(input, "reason", " "), "position")
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("BLANK_REASON");
        finance.mutate("grantCredits", "GrantCreditsInput", input, "position");
        finance.mutate("grantCredits", "GrantCreditsInput", input, "position");
        assertThat(available()).isEqualTo(100);
    }

    @Test
    void whoBecomesAMenteeIsGivenATrialWhereThatIsSet() {
        try (var application = ApplicationUnderTest.fresh(
                "mentorlink.credits.trial.amount-minor=5000",
                "mentorlink.credits.trial.currency=EUR",
                "mentorlink.credits.trial.valid-days=7")) {
            var client = application.client();
            var newcomer = client.newMember("MENTEE");
            var teacher = client.newMember("MENTOR");
            Eventually.holds(() -> {
                var lots = newcomer.query("{ myCredits { " + ACCOUNT + " } }").at("/myCredits/lots");
                assertThat(lots).hasSize(1);
                assertThat(lots.at("/0/source").asString()).isEqualTo("TRIAL");
                assertThat(lots.at("/0/available/amountMinor").asLong()).isEqualTo(5_000);
            });
            assertThat(teacher.query("{ myCredits { lots { id } } }").at("/myCredits/lots"))
                    .isEmpty();
            client.advance(Duration.ofDays(7));
            Eventually.holds(() -> assertThat(newcomer.query("{ myCredits { " + ACCOUNT + " } }")
                            .at("/myCredits/lots/0/expired/amountMinor")
                            .asLong())
                    .isEqualTo(5_000));
        } finally {
            ApplicationUnderTest.shared();
        }
    }

    private JsonNode grant(long amountMinor, int validDays) {
        return finance.mutate(
                        "grantCredits",
                        "GrantCreditsInput",
                        input(amountMinor, validDays),
                        "creditAccount { " + ACCOUNT + " }")
                .get("creditAccount");
    }

    private Map<String, Object> input(long amountMinor, int validDays) {
        var memberId = mentee.query("{ me { id } }").at("/me/id").asString();
        return Map.of(
                "memberId",
                memberId,
                "amountMinor",
                amountMinor,
                "currency",
                "EUR",
                "validDays",
                validDays,
                "reason",
                "The line was bad",
                "idempotencyKey",
                UUID.randomUUID().toString());
    }

    private JsonNode book(int slot) {
        return mentee.requestBooking(with(booking(mentor.id(), slot(slot), ""), "gateway", "credits"));
    }

    private String booked(int daysAhead) {
        var slot = anyone.slot(mentor.id(), Duration.ofDays(daysAhead).plusHours(6), 0);
        var answer = mentee.requestBooking(with(booking(mentor.id(), slot, ""), "gateway", "credits"));
        assertThat(answer.get("errors")).isEmpty();
        var id = answer.at("/booking/id").asString();
        Eventually.holds(() -> assertThat(payment(id).get("status").asString()).isEqualTo("CAPTURED"));
        return id;
    }

    private String slot(int n) {
        return anyone.slot(mentor.id(), Duration.ofHours(30), n * 3);
    }

    private JsonNode account() {
        return mentee.query("{ myCredits { " + ACCOUNT + " } }").get("myCredits");
    }

    private long available() {
        return account().at("/balances/0/available/amountMinor").asLong(-1);
    }

    private List<String> types() {
        return account()
                .at("/history/edges")
                .valueStream()
                .map(edge -> edge.at("/node/type").asString())
                .toList();
    }

    private JsonNode payment(String id) {
        return mentee.query("query($id: ID!) { booking(id: $id) { payment { status gateway } } }", Map.of("id", id))
                .at("/booking/payment");
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
