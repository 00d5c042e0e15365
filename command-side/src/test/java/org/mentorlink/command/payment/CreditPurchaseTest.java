package org.mentorlink.command.payment;

import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.shared.Input;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.payment.CreditPackEvent.CreditPackOffered;
import org.mentorlink.payment.CreditPackId;
import org.mentorlink.payment.CreditPurchaseCommand;
import org.mentorlink.payment.CreditPurchaseCommand.BuyCreditPack;
import org.mentorlink.payment.CreditPurchaseCommand.ClaimPurchase;
import org.mentorlink.payment.CreditPurchaseCommand.CompletePurchase;
import org.mentorlink.payment.CreditPurchaseCommand.DisputePurchase;
import org.mentorlink.payment.CreditPurchaseCommand.EndPurchaseDispute;
import org.mentorlink.payment.CreditPurchaseCommand.FailPurchase;
import org.mentorlink.payment.CreditPurchaseCommand.NotePurchaseRefunded;
import org.mentorlink.payment.CreditPurchaseEvent;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseChargebackNoted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseClaimed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseCompleted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseDisputeEnded;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseDisputed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseFailed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseLossAbsorbed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseRefunded;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseRequested;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.shared.Money;

/** K4: a pack is bought once, and whichever comes first ends it. */
class CreditPurchaseTest {

    private static final CreditPackId PACK = CreditPackId.of(GRACE, "ten");
    private static final CreditPurchaseId PURCHASE = CreditPurchaseId.of(ADA, "1");
    private static final CreditPackOffered OFFERED =
            new CreditPackOffered(PACK, "Ten sessions", zar(900), zar(1_000), 90, GRACE);
    private static final Instant IN_90_DAYS = NOW.plus(Duration.ofDays(90));
    private static final CreditPurchaseRequested REQUESTED = new CreditPurchaseRequested(
            PURCHASE, PACK, ADA, zar(900), zar(1_000), 90, "sandbox", "pm_card_visa", NOW.plus(Duration.ofHours(1)));
    private static final CreditPurchaseCompleted COMPLETED =
            new CreditPurchaseCompleted(PURCHASE, ADA, zar(900), zar(100), IN_90_DAYS);
    private static final CreditPurchaseFailed FAILED =
            new CreditPurchaseFailed(PURCHASE, ADA, zar(900), "card_declined");

    @AfterAll
    static void every_message_was_in_a_scenario() {
        Scenario.assertAllUsed(CreditPurchaseCommand.class, CreditPurchaseEvent.class);
    }

    @Nested
    class Buying {

        @Test
        void begins_at_the_terms_of_the_pack() {
            purchase().when(buy("sandbox", "pm_card_visa")).then(REQUESTED);
        }

        @Test
        void goes_by_the_usual_gateway_unless_another_is_asked_for() {
            purchase().when(buy("", "pm_card_visa")).then(REQUESTED);
        }

        @Test
        void is_done_once() {
            purchase().given(REQUESTED).when(buy("sandbox", "pm_card_visa")).nothing();
            purchase().given(REQUESTED).when(buy("", "pm_card_visa")).nothing();
            purchase()
                    .given(REQUESTED)
                    .when(buy("sandbox", "pm_card_timeout"))
                    .refused("IDEMPOTENCY_KEY_REUSED", "input", "idempotencyKey");
            purchase()
                    .given(REQUESTED)
                    .when(new BuyCreditPack(PURCHASE, CreditPackId.of(GRACE, "five"), ADA, "sandbox", "pm_card_visa"))
                    .refused("IDEMPOTENCY_KEY_REUSED", "input", "idempotencyKey");
        }

        @Test
        void is_refused_for_a_pack_that_is_not_on_offer() {
            new Scenario<>(CreditPurchase.class, NOW, packs(null), gateways())
                    .when(buy("sandbox", "pm_card_visa"))
                    .refused("PACK_WITHDRAWN", "input", "packId");
        }

        @Test
        void is_refused_to_who_has_offered_it() {
            purchase()
                    .when(new BuyCreditPack(PURCHASE, PACK, GRACE, "sandbox", "pm_card_visa"))
                    .refused("OWN_PACK", "input", "packId");
        }

        @Test
        void is_refused_where_nobody_could_be_paid() {
            purchase().when(buy("nobody", "pm_card_visa")).refused("UNKNOWN_GATEWAY", "input", "gateway");
            purchase().when(buy("credits", "pm_card_visa")).refused("CREDITS_FOR_CREDITS", "input", "gateway");
            purchase().when(buy("sandbox", "4111 1111")).refused("INVALID_PAYMENT_METHOD", "input", "paymentMethod");
            purchase().when(buy("sandbox", "4242424242424242")).refused("CARD_NUMBER", "input", "paymentMethod");
            purchase().when(buy("sandbox", "")).refused("INVALID_PAYMENT_METHOD", "input", "paymentMethod");
        }
    }

    @Nested
    class Completing {

        @Test
        void gives_what_was_paid_for_and_what_comes_on_top() {
            purchase().given(REQUESTED).when(new CompletePurchase(PURCHASE)).then(COMPLETED);
            purchase()
                    .given(REQUESTED, COMPLETED)
                    .when(new CompletePurchase(PURCHASE))
                    .nothing();
        }

        @Test
        void changes_nothing_once_it_has_failed() {
            purchase()
                    .given(REQUESTED, FAILED)
                    .when(new CompletePurchase(PURCHASE))
                    .nothing();
        }
    }

    @Nested
    class Failing {

        @Test
        void ends_it() {
            purchase()
                    .given(REQUESTED)
                    .when(new FailPurchase(PURCHASE, "card_declined"))
                    .then(FAILED);
            purchase()
                    .given(REQUESTED, FAILED)
                    .when(new FailPurchase(PURCHASE, "expired"))
                    .nothing();
        }

        @Test
        void changes_nothing_once_it_is_paid() {
            purchase()
                    .given(REQUESTED, COMPLETED)
                    .when(new FailPurchase(PURCHASE, "expired"))
                    .nothing();
        }
    }

    @Nested
    class A_charge_back {

        @Test
        void claims_what_was_taken_and_all_that_came_on_top() {
            purchase()
                    .given(REQUESTED, COMPLETED)
                    .when(new ClaimPurchase(PURCHASE, "dp_1", zar(900)))
                    .then(claimed("dp_1", 900, 900, 100));
            purchase()
                    .given(REQUESTED, COMPLETED)
                    .when(new ClaimPurchase(PURCHASE, "dp_1", zar(300)))
                    .then(claimed("dp_1", 300, 300, 100));
        }

        @Test
        void claims_no_more_than_was_paid() {
            purchase()
                    .given(REQUESTED, COMPLETED, claimed("dp_1", 300, 300, 100))
                    .when(new ClaimPurchase(PURCHASE, "dp_2", zar(1_000)))
                    .then(claimed("dp_2", 1_000, 900, 100));
        }

        @Test
        void is_heard_once_and_may_be_undone() {
            purchase()
                    .given(REQUESTED, COMPLETED, claimed("dp_1", 900, 900, 100))
                    .when(new ClaimPurchase(PURCHASE, "dp_1", zar(900)))
                    .nothing();
            purchase()
                    .given(REQUESTED, COMPLETED, claimed("dp_1", 900, 900, 100))
                    .when(new ClaimPurchase(PURCHASE, "dp_1", zar(0)))
                    .then(claimed("dp_1", 0, -900, 0, 0));
        }

        @Test
        void proves_that_it_was_paid() {
            purchase()
                    .given(REQUESTED)
                    .when(new ClaimPurchase(PURCHASE, "dp_1", zar(900)))
                    .then(COMPLETED, claimed("dp_1", 900, 900, 100));
        }

        @Test
        void claims_nothing_where_nothing_was_given() {
            purchase()
                    .given(REQUESTED, FAILED)
                    .when(new ClaimPurchase(PURCHASE, "dp_1", zar(900)))
                    .then(noted("dp_1", 900));
            purchase()
                    .given(REQUESTED, FAILED, noted("dp_1", 900))
                    .when(new ClaimPurchase(PURCHASE, "dp_1", zar(900)))
                    .nothing();
        }

        /** Returned to the buyer, and then taken back by the bank as well. */
        @Test
        void of_what_has_gone_back_already_is_lost() {
            purchase()
                    .given(REQUESTED, FAILED, refunded(900))
                    .when(new ClaimPurchase(PURCHASE, "dp_1", zar(300)))
                    .then(noted("dp_1", 300), lost(300, 300));
            purchase()
                    .given(REQUESTED, FAILED, refunded(900), noted("dp_1", 300), lost(300, 300))
                    .when(new ClaimPurchase(PURCHASE, "dp_2", zar(500)))
                    .then(noted("dp_2", 500), lost(800, 500));
            purchase()
                    .given(REQUESTED, FAILED, refunded(600))
                    .when(new ClaimPurchase(PURCHASE, "dp_1", zar(300)))
                    .then(noted("dp_1", 300));
        }

        @Test
        void that_overtook_the_refund_is_lost_once_that_is_done() {
            purchase()
                    .given(REQUESTED, FAILED, noted("dp_1", 900))
                    .when(new NotePurchaseRefunded(PURCHASE, zar(900)))
                    .then(refunded(900), lost(900, 900));
        }

        @Test
        void is_no_loss_where_it_is_undone_or_the_refund_is() {
            purchase()
                    .given(REQUESTED, FAILED, refunded(900), noted("dp_1", 300), lost(300, 300))
                    .when(new ClaimPurchase(PURCHASE, "dp_1", zar(0)))
                    .then(noted("dp_1", 0), FAILED, lost(0, -300));
            purchase()
                    .given(REQUESTED, FAILED, refunded(900), noted("dp_1", 300), lost(300, 300))
                    .when(new NotePurchaseRefunded(PURCHASE, zar(0)))
                    .then(refunded(0), lost(0, -300));
        }

        /** What the gateway had taken did not have to go back; now it has to. */
        @Test
        void of_what_has_failed_is_returned_once_it_is_given_back() {
            purchase()
                    .given(REQUESTED, FAILED)
                    .when(new ClaimPurchase(PURCHASE, "dp_1", zar(0)))
                    .then(noted("dp_1", 0), FAILED);
            // Once: each time would be a return of its own.
            purchase()
                    .given(REQUESTED, FAILED, noted("dp_1", 0), FAILED)
                    .when(new ClaimPurchase(PURCHASE, "dp_1", zar(0)))
                    .nothing();
        }
    }

    @Nested
    class A_dispute {

        private static final CreditPurchaseDisputed DISPUTED = disputed("dp_1");
        private static final CreditPurchaseDisputeEnded ENDED = ended("dp_1");
        private static final DisputePurchase DISPUTE = new DisputePurchase(PURCHASE, "dp_1");

        private static CreditPurchaseDisputed disputed(String dispute) {
            return new CreditPurchaseDisputed(PURCHASE, ADA, dispute, zar(100));
        }

        private static CreditPurchaseDisputeEnded ended(String dispute) {
            return new CreditPurchaseDisputeEnded(PURCHASE, ADA, dispute, zar(100));
        }

        @Test
        void is_heard_once_and_ends_once() {
            var end = new EndPurchaseDispute(PURCHASE, "dp_1");
            purchase().given(REQUESTED, COMPLETED).when(DISPUTE).then(DISPUTED);
            purchase().given(REQUESTED, COMPLETED, DISPUTED).when(DISPUTE).nothing();
            purchase()
                    .given(REQUESTED, COMPLETED, DISPUTED, disputed("dp_2"))
                    .when(end)
                    .then(ENDED);
            purchase().given(REQUESTED, COMPLETED, DISPUTED, ENDED).when(end).nothing();
        }

        @Test
        void that_has_ended_is_not_heard_again_nor_one_whose_end_was_told_first() {
            purchase()
                    .given(REQUESTED, COMPLETED, DISPUTED, ENDED)
                    .when(DISPUTE)
                    .nothing();
            purchase()
                    .given(REQUESTED, COMPLETED)
                    .when(new EndPurchaseDispute(PURCHASE, "dp_1"))
                    .then(ENDED);
            purchase().given(REQUESTED, COMPLETED, ENDED).when(DISPUTE).nothing();
            purchase()
                    .given(REQUESTED, FAILED)
                    .when(new EndPurchaseDispute(PURCHASE, "dp_1"))
                    .nothing();
        }

        @Test
        void proves_that_it_was_paid() {
            purchase().given(REQUESTED).when(DISPUTE).then(COMPLETED, DISPUTED);
        }

        @Test
        void is_none_of_what_was_never_given_or_is_taken_back() {
            purchase().given(REQUESTED, FAILED).when(DISPUTE).nothing();
            purchase()
                    .given(
                            REQUESTED,
                            COMPLETED,
                            new CreditPurchaseClaimed(PURCHASE, ADA, "dp_1", zar(900), zar(900), zar(900), zar(100)))
                    .when(DISPUTE)
                    .nothing();
        }

        @Test
        void ends_where_the_gateway_takes_it_back() {
            purchase()
                    .given(REQUESTED, COMPLETED, DISPUTED, disputed("dp_2"))
                    .when(new ClaimPurchase(PURCHASE, "dp_1", zar(900)))
                    .then(
                            new CreditPurchaseClaimed(PURCHASE, ADA, "dp_1", zar(900), zar(900), zar(900), zar(100)),
                            ENDED);
        }
    }

    @Nested
    class A_refund {

        @Test
        void is_noted_once_and_is_no_loss() {
            purchase()
                    .given(REQUESTED, FAILED)
                    .when(new NotePurchaseRefunded(PURCHASE, zar(900)))
                    .then(refunded(900));
            purchase()
                    .given(REQUESTED, FAILED, refunded(900))
                    .when(new NotePurchaseRefunded(PURCHASE, zar(900)))
                    .nothing();
        }
    }

    private static CreditPurchaseRefunded refunded(long total) {
        return new CreditPurchaseRefunded(PURCHASE, ADA, zar(total));
    }

    private static CreditPurchaseChargebackNoted noted(String dispute, long amount) {
        return new CreditPurchaseChargebackNoted(PURCHASE, ADA, dispute, zar(amount));
    }

    private static CreditPurchaseLossAbsorbed lost(long amount, long change) {
        return new CreditPurchaseLossAbsorbed(PURCHASE, ADA, zar(amount), zar(change));
    }

    private static CreditPurchaseClaimed claimed(String dispute, long amount, long paid, long bonus) {
        return claimed(dispute, amount, amount, paid, bonus);
    }

    private static CreditPurchaseClaimed claimed(String dispute, long amount, long change, long paid, long bonus) {
        return new CreditPurchaseClaimed(PURCHASE, ADA, dispute, zar(amount), zar(change), zar(paid), zar(bonus));
    }

    private static BuyCreditPack buy(String gateway, String paymentMethod) {
        return new BuyCreditPack(PURCHASE, PACK, ADA, gateway, paymentMethod);
    }

    private static Scenario<CreditPurchase> purchase() {
        return new Scenario<>(CreditPurchase.class, NOW, packs(OFFERED), gateways());
    }

    private static PacksOnOffer packs(@Nullable CreditPackOffered offered) {
        return id -> {
            if (offered == null) {
                throw Input.refusedInput("PACK_WITHDRAWN", "This pack is not on offer any more.", "packId");
            }
            return offered;
        };
    }

    private static PaymentGateways gateways() {
        return new PaymentGateways(List.of(new ScriptedGateway()), "sandbox");
    }

    private static Money zar(long minor) {
        return Money.of(minor, "ZAR");
    }
}
