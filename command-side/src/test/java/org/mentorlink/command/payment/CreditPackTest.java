package org.mentorlink.command.payment;

import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.payment.CreditPackCommand;
import org.mentorlink.payment.CreditPackCommand.OfferCreditPack;
import org.mentorlink.payment.CreditPackCommand.WithdrawCreditPack;
import org.mentorlink.payment.CreditPackEvent;
import org.mentorlink.payment.CreditPackEvent.CreditPackOffered;
import org.mentorlink.payment.CreditPackEvent.CreditPackWithdrawn;
import org.mentorlink.payment.CreditPackId;
import org.mentorlink.shared.Money;

/** K4: packs of credits are offered until they are withdrawn. */
class CreditPackTest {

    private static final CreditPackId PACK = CreditPackId.of(GRACE, "ten");
    private static final CreditPackOffered OFFERED =
            new CreditPackOffered(PACK, "Ten sessions", zar(900), zar(1_000), 90, GRACE);
    private static final CreditPackWithdrawn WITHDRAWN = new CreditPackWithdrawn(PACK, ADA);

    @AfterAll
    static void every_message_was_in_a_scenario() {
        Scenario.assertAllUsed(CreditPackCommand.class, CreditPackEvent.class);
    }

    @Nested
    class Offering {

        @Test
        void is_done_once() {
            pack().when(offer(" Ten sessions ", zar(900), zar(1_000), 90)).then(OFFERED);
            pack().given(OFFERED)
                    .when(offer("Ten sessions", zar(900), zar(1_000), 90))
                    .nothing();
            pack().given(OFFERED)
                    .when(offer("Ten sessions", zar(901), zar(1_000), 90))
                    .refused("IDEMPOTENCY_KEY_REUSED", "input", "idempotencyKey");
        }

        @Test
        void is_refused_for_what_nobody_can_read() {
            pack().when(offer(" ", zar(900), zar(1_000), 90)).refused("BLANK_NAME", "input", "name");
            pack().when(offer("x".repeat(81), zar(900), zar(1_000), 90)).refused("NAME_TOO_LONG", "input", "name");
        }

        @Test
        void is_refused_for_what_costs_nothing() {
            pack().when(offer("Ten", zar(0), zar(1_000), 90)).refused("INVALID_AMOUNT", "input", "priceMinor");
        }

        @Test
        void is_refused_for_what_is_worth_less_than_it_costs_or_too_much() {
            pack().when(offer("Ten", zar(900), zar(899), 90)).refused("INVALID_AMOUNT", "input", "creditsMinor");
            pack().when(offer("Ten", Money.of(905, "KWD"), Money.of(1_000, "KWD"), 90))
                    .refused("AMOUNT_NOT_COUNTABLE", "input", "priceMinor");
            pack().when(offer("Ten", zar(900), Money.of(1_000, "USD"), 90))
                    .refused("INVALID_AMOUNT", "input", "creditsMinor");
            pack().when(offer("Ten", zar(900), zar(80_000_001), 90)).refused("INVALID_AMOUNT", "input", "creditsMinor");
            pack().when(offer("Ten", zar(900), zar(900), 90))
                    .then(new CreditPackOffered(PACK, "Ten", zar(900), zar(900), 90, GRACE));
        }

        @Test
        void is_refused_for_what_nobody_could_use() {
            pack().when(offer("Ten", zar(900), zar(1_000), 0)).refused("INVALID_EXPIRY", "input", "validDays");
            pack().when(offer("Ten", zar(900), zar(1_000), 1_831)).refused("INVALID_EXPIRY", "input", "validDays");
        }
    }

    @Nested
    class Withdrawing {

        @Test
        void is_done_once() {
            pack().given(OFFERED).when(new WithdrawCreditPack(PACK, ADA)).then(WITHDRAWN);
            pack().given(OFFERED, WITHDRAWN)
                    .when(new WithdrawCreditPack(PACK, GRACE))
                    .nothing();
        }
    }

    private static OfferCreditPack offer(String name, Money price, Money credits, int validDays) {
        return new OfferCreditPack(PACK, name, price, credits, validDays, GRACE);
    }

    private static Scenario<CreditPack> pack() {
        return new Scenario<>(CreditPack.class, NOW);
    }

    private static Money zar(long minor) {
        return Money.of(minor, "ZAR");
    }
}
