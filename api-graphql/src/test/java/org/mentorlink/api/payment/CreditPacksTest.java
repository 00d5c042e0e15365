package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.SAM;
import static org.mentorlink.api.Views.THANDI;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.CreditPackCommand.OfferCreditPack;
import org.mentorlink.payment.CreditPackCommand.WithdrawCreditPack;
import org.mentorlink.payment.CreditPackId;
import org.mentorlink.payment.CreditPackView;
import org.mentorlink.payment.CreditPurchaseCommand.BuyCreditPack;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.CreditPurchaseStatus;
import org.mentorlink.payment.CreditPurchaseView;
import org.mentorlink.payment.PayerAction;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentStatus;
import org.mentorlink.shared.Money;

/** K4: packs of credits. */
class CreditPacksTest extends ApiTest {

    private static final MemberId BUYER = new MemberId(LERATO);
    private static final MemberId STAFF = new MemberId(FINANCE);
    private static final CreditPackId PACK = CreditPackId.of(STAFF, "ten");
    private static final CreditPurchaseId PURCHASE = CreditPurchaseId.of(BUYER, "k");
    private static final Money PRICE = Money.of(900, "ZAR");
    private static final Money CREDITS = Money.of(1_000, "ZAR");
    private static final String BUY = "mutation { buyCreditPack(input: {packId: \"" + PACK
            + "\", paymentMethod: \"pm_card_visa\", idempotencyKey: \"%s\"}) {"
            + " creditPurchase { id pack { name } status price { amountMinor } } errors { code path } } }";

    private void offered() {
        world.creditPacks.add(
                new CreditPackView(PACK.value(), "Ten sessions", PRICE, CREDITS, 90, Instant.EPOCH, null, FINANCE));
    }

    private void requested(CreditPurchaseStatus status) {
        offered();
        world.creditPurchases.add(new CreditPurchaseView(
                PURCHASE.value(), PACK.value(), LERATO, PRICE, CREDITS, "payfast", status, Instant.EPOCH, null));
    }

    @AfterEach
    void clear() {
        world.creditPacks.clear();
        world.creditPurchases.clear();
        world.payerAction = null;
        world.paymentStatus = PaymentStatus.CAPTURED;
    }

    @Test
    void are_read_by_whoever_is_signed_in() {
        offered();
        var asked = "{ creditPacks { id name price { amountMinor } credits { amountMinor } validDays } }";
        var answer = ask(LERATO, asked);
        assertFine(answer);
        assertThat(answer.at("/data/creditPacks/0/name").asString()).isEqualTo("Ten sessions");
        assertThat(answer.at("/data/creditPacks/0/credits/amountMinor").asLong())
                .isEqualTo(1_000);
        assertCode(ask(NOBODY, asked), "UNAUTHENTICATED");
    }

    @Test
    void are_bought_for_oneself_under_a_key() {
        requested(CreditPurchaseStatus.COMPLETED);
        var answer = ask(LERATO, BUY.formatted("k"));
        assertFine(answer);
        assertThat(world.commands).containsExactly(new BuyCreditPack(PURCHASE, PACK, BUYER, "", "pm_card_visa"));
        assertThat(answer.at("/data/buyCreditPack/creditPurchase/pack/name").asString())
                .isEqualTo("Ten sessions");
        assertThat(answer.at("/data/buyCreditPack/creditPurchase/status").asString())
                .isEqualTo("COMPLETED");
    }

    /** Or cards could be tried out. */
    @Test
    void are_bought_no_more_often_than_sessions_are() {
        offered();
        for (var key : List.of("a", "b", "c", "a")) {
            assertThat(ask(SAM, BUY.formatted(key)).at("/data/buyCreditPack/errors"))
                    .isEmpty();
        }
        assertThat(ask(SAM, BUY.formatted("d"))
                        .at("/data/buyCreditPack/errors/0/code")
                        .asString())
                .isEqualTo("RATE_LIMITED");
        assertThat(world.commands).hasSize(4);
    }

    @Test
    void are_not_bought_without_a_key() {
        for (var key : List.of("", "k".repeat(201))) {
            assertThat(ask(LERATO, BUY.formatted(key))
                            .at("/data/buyCreditPack/errors/0/code")
                            .asString())
                    .isEqualTo("INVALID_IDEMPOTENCY_KEY");
        }
        assertThat(world.commands).isEmpty();
    }

    @Test
    void of_a_purchase_its_buyer_reads_what_is_to_be_done_and_staff_that_it_is() {
        requested(CreditPurchaseStatus.REQUESTED);
        world.paymentStatus = PaymentStatus.REQUESTED;
        world.payerAction = new PayerAction("https://gateway.example", List.of(), null);
        var asked = "{ creditPurchase(id: \"" + PURCHASE + "\") { status payerAction { url } } }";

        var own = ask(LERATO, asked);
        assertFine(own);
        assertThat(own.at("/data/creditPurchase/payerAction/url").asString()).isEqualTo("https://gateway.example");
        var staff = ask(FINANCE, asked);
        assertFine(staff);
        assertThat(staff.at("/data/creditPurchase/payerAction").isNull()).isTrue();
        assertCode(ask(THANDI, asked), "FORBIDDEN");
        assertCode(ask(LERATO, "{ creditPurchase(id: \"pur_pk-none\") { id } }"), "NOT_FOUND");

        // The gateway has it by now.
        world.paymentStatus = PaymentStatus.CAPTURED;
        assertThat(ask(LERATO, asked).at("/data/creditPurchase/payerAction").isNull())
                .isTrue();
    }

    @Test
    void of_what_is_over_nothing_is_to_be_done() {
        requested(CreditPurchaseStatus.FAILED);
        world.paymentStatus = PaymentStatus.REQUESTED;
        world.payerAction = new PayerAction("https://gateway.example", List.of(), null);
        assertThat(ask(LERATO, "{ creditPurchase(id: \"" + PURCHASE + "\") { payerAction { url } } }")
                        .at("/data/creditPurchase/payerAction")
                        .isNull())
                .isTrue();
    }

    /** There is no booking to be shown for it. */
    @Test
    void their_payments_are_shown_as_purchases_only() {
        requested(CreditPurchaseStatus.COMPLETED);
        assertCode(ask(LERATO, "{ node(id: \"" + PaymentId.of(PURCHASE) + "\") { id } }"), "NOT_FOUND");
    }

    @Test
    void are_offered_and_withdrawn_by_staff() {
        offered();
        var offer = "mutation { offerCreditPack(input: {name: \"Ten sessions\", priceMinor: 900, creditsMinor: 1000,"
                + " currency: \"%s\", validDays: 90, idempotencyKey: \"ten\"}) {"
                + " creditPack { name } errors { code } } }";
        var withdraw = "mutation { withdrawCreditPack(input: {packId: \"%s\"}) { creditPack { id } errors { code } } }";
        assertFine(ask(FINANCE, offer.formatted("ZAR")));
        assertFine(ask(FINANCE, withdraw.formatted(PACK)));
        assertThat(world.commands)
                .containsExactly(
                        new OfferCreditPack(PACK, "Ten sessions", PRICE, CREDITS, 90, STAFF),
                        new WithdrawCreditPack(PACK, STAFF));
        assertThat(ask(FINANCE, offer.formatted("Rand"))
                        .at("/data/offerCreditPack/errors/0/code")
                        .asString())
                .isEqualTo("INVALID_CURRENCY");
        assertThat(ask(FINANCE, withdraw.formatted("pck_none"))
                        .at("/data/withdrawCreditPack/errors/0/code")
                        .asString())
                .isEqualTo("NOT_FOUND");
        assertCode(ask(LERATO, withdraw.formatted(PACK)), "FORBIDDEN");
    }
}
