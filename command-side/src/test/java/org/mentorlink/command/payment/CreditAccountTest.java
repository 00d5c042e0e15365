package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.payment.CreditAccountCommand;
import org.mentorlink.payment.CreditAccountCommand.ClaimCredits;
import org.mentorlink.payment.CreditAccountCommand.DescribeReservation;
import org.mentorlink.payment.CreditAccountCommand.ExpireCredits;
import org.mentorlink.payment.CreditAccountCommand.FreezeCredits;
import org.mentorlink.payment.CreditAccountCommand.GrantCredits;
import org.mentorlink.payment.CreditAccountCommand.ReleaseCredits;
import org.mentorlink.payment.CreditAccountCommand.ReserveCredits;
import org.mentorlink.payment.CreditAccountCommand.ReturnCredits;
import org.mentorlink.payment.CreditAccountCommand.SpendCredits;
import org.mentorlink.payment.CreditAccountCommand.ThawCredits;
import org.mentorlink.payment.CreditAccountEvent.CreditsClaimed;
import org.mentorlink.payment.CreditAccountEvent.CreditsExpired;
import org.mentorlink.payment.CreditAccountEvent.CreditsFrozen;
import org.mentorlink.payment.CreditAccountEvent.CreditsGranted;
import org.mentorlink.payment.CreditAccountEvent.CreditsReleased;
import org.mentorlink.payment.CreditAccountEvent.CreditsReserved;
import org.mentorlink.payment.CreditAccountEvent.CreditsRestored;
import org.mentorlink.payment.CreditAccountEvent.CreditsReturned;
import org.mentorlink.payment.CreditAccountEvent.CreditsSpent;
import org.mentorlink.payment.CreditAccountEvent.CreditsThawed;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditLotId;
import org.mentorlink.payment.CreditPart;
import org.mentorlink.payment.CreditSource;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Settings;

/** K4: lots that expire, first in first out, promised once. */
class CreditAccountTest {

    private static final CreditAccountId ACCOUNT = CreditAccountId.of(ADA);
    private static final CreditLotId OLD = CreditLotId.of(ADA, "old");
    private static final CreditLotId SOON = CreditLotId.of(ADA, "soon");
    private static final CreditLotId DOLLARS = CreditLotId.of(ADA, "dollars");
    private static final Instant IN_A_YEAR = NOW.plus(Duration.ofDays(365));
    private static final Instant IN_A_WEEK = NOW.plus(Duration.ofDays(7));
    private static final PaymentId PAYMENT = PaymentId.of(new BookingId("bkg_1"));
    private static final PaymentId OTHER = PaymentId.of(new BookingId("bkg_2"));

    private static final CreditsGranted GRANTED_OLD = granted(OLD, zar(500), IN_A_YEAR);
    private static final CreditsGranted GRANTED_SOON = granted(SOON, zar(300), IN_A_WEEK);
    private static final CreditsReserved RESERVED = new CreditsReserved(
            ACCOUNT, PAYMENT, zar(400), List.of(part(SOON, 300, IN_A_WEEK), part(OLD, 100, IN_A_YEAR)));
    private static final CreditsSpent SPENT = new CreditsSpent(ACCOUNT, PAYMENT, zar(400), RESERVED.parts(), List.of());

    @AfterAll
    static void every_message_was_in_a_scenario() {
        Scenario.assertAllUsed(CreditAccountCommand.class);
    }

    @Nested
    class Granting {

        @Test
        void gives_a_lot_once() {
            at(NOW).when(grant(OLD, zar(500), IN_A_YEAR)).then(GRANTED_OLD);
            at(NOW).given(GRANTED_OLD).when(grant(OLD, zar(500), IN_A_YEAR)).nothing();
            at(NOW).given(GRANTED_OLD)
                    .when(grant(OLD, zar(501), IN_A_YEAR))
                    .refused("IDEMPOTENCY_KEY_REUSED", "input", "idempotencyKey");
        }

        @Test
        void gives_one_trial_whatever_it_is_worth_by_now() {
            var trial = new CreditsGranted(ACCOUNT, ADA, OLD, CreditSource.TRIAL, zar(5), IN_A_YEAR, null, null);
            at(NOW).given(trial)
                    .when(new GrantCredits(ACCOUNT, ADA, OLD, CreditSource.TRIAL, zar(6), IN_A_YEAR, null, null))
                    .nothing();
        }

        @Test
        void is_refused_for_what_nobody_could_use() {
            at(NOW).when(grant(OLD, zar(0), IN_A_YEAR)).refused("INVALID_AMOUNT", "input", "amountMinor");
            at(NOW).when(grant(OLD, zar(80_000_001), IN_A_YEAR)).refused("INVALID_AMOUNT", "input", "amountMinor");
            at(NOW).when(grant(OLD, zar(1), NOW)).refused("INVALID_EXPIRY", "input", "validDays");
            at(NOW).when(grant(OLD, zar(1), NOW.plus(Duration.ofDays(5 * 366 + 1))))
                    .refused("INVALID_EXPIRY", "input", "validDays");
        }

        /** Its worker was away for longer than the credits are good for, or its clock is behind. */
        @Test
        void gives_what_was_bought_however_late() {
            var late = NOW.minus(Duration.ofDays(2));
            var far = NOW.plus(Settings.CREDIT_VALIDITY);
            at(NOW).when(bought(CreditSource.PURCHASE, late))
                    .then(lot(CreditSource.PURCHASE, NOW.plus(CreditDecisions.GRACE)));
            at(NOW).when(bought(CreditSource.BONUS, NOW))
                    .then(lot(CreditSource.BONUS, NOW.plus(CreditDecisions.GRACE)));
            at(NOW).when(bought(CreditSource.BONUS, IN_A_YEAR)).then(lot(CreditSource.BONUS, IN_A_YEAR));
            at(NOW).when(bought(CreditSource.PURCHASE, far.plusSeconds(2))).then(lot(CreditSource.PURCHASE, far));
        }

        private GrantCredits bought(CreditSource source, Instant expiresAt) {
            return new GrantCredits(ACCOUNT, ADA, OLD, source, zar(5), expiresAt, null, null);
        }

        private CreditsGranted lot(CreditSource source, Instant expiresAt) {
            return new CreditsGranted(ACCOUNT, ADA, OLD, source, zar(5), expiresAt, null, null);
        }

        @Test
        void is_refused_to_staff_for_themselves() {
            at(NOW).when(new GrantCredits(ACCOUNT, ADA, OLD, CreditSource.GOODWILL, zar(1), IN_A_YEAR, ADA, "Rain"))
                    .refused("OWN_CREDITS", "input", "memberId");
        }

        @Test
        void is_refused_to_staff_without_a_reason() {
            at(NOW).when(new GrantCredits(ACCOUNT, ADA, OLD, CreditSource.GOODWILL, zar(1), IN_A_YEAR, GRACE, " "))
                    .refused("BLANK_REASON", "input", "reason");
            at(NOW).when(new GrantCredits(ACCOUNT, ADA, OLD, CreditSource.GOODWILL, zar(1), IN_A_YEAR, GRACE, "Rain"))
                    .then(new CreditsGranted(
                            ACCOUNT,
                            ADA,
                            OLD,
                            CreditSource.GOODWILL,
                            zar(1),
                            IN_A_YEAR,
                            GRACE,
                            Personal.of(GRACE, "Rain")));
        }
    }

    @Nested
    class Claiming {

        @Test
        void takes_back_what_is_left() {
            at(NOW).given(GRANTED_OLD)
                    .when(new ClaimCredits(ACCOUNT, OLD, zar(500)))
                    .then(claimed(500, 500));
            at(NOW).given(GRANTED_OLD)
                    .when(new ClaimCredits(ACCOUNT, OLD, zar(200)))
                    .then(claimed(200, 200));
            at(NOW).given(GRANTED_OLD)
                    .when(new ClaimCredits(ACCOUNT, OLD, zar(900)))
                    .then(claimed(500, 500));
        }

        @Test
        void is_done_once() {
            at(NOW).given(GRANTED_OLD, claimed(200, 200))
                    .when(new ClaimCredits(ACCOUNT, OLD, zar(200)))
                    .nothing();
            at(NOW).given(GRANTED_OLD, claimed(200, 200))
                    .when(new ClaimCredits(ACCOUNT, OLD, zar(300)))
                    .then(claimed(300, 100));
        }

        @Test
        void leaves_what_is_promised_or_spent() {
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED)
                    .when(new ClaimCredits(ACCOUNT, OLD, zar(500)))
                    .then(claimed(500, 400));
        }

        @Test
        void takes_what_comes_back_later() {
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED, claimed(500, 400))
                    .when(new ReleaseCredits(ACCOUNT, PAYMENT))
                    .then(new CreditsReleased(ACCOUNT, PAYMENT, zar(400), partsBack()), claimed(500, 100));
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED, SPENT, claimed(500, 400))
                    .when(new ReturnCredits(ACCOUNT, PAYMENT, "r1", zar(100)))
                    .then(
                            new CreditsReturned(ACCOUNT, PAYMENT, "r1", zar(100), List.of(part(OLD, 100, IN_A_YEAR))),
                            claimed(500, 100));
        }

        @Test
        void gives_back_what_was_taken() {
            at(NOW).given(GRANTED_OLD, claimed(500, 500))
                    .when(new ClaimCredits(ACCOUNT, OLD, zar(0)))
                    .then(new CreditsRestored(ACCOUNT, OLD, CreditSource.GOODWILL, zar(0), zar(500), IN_A_YEAR));
        }

        @Test
        void gives_back_no_more_than_was_taken() {
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED, claimed(500, 400))
                    .when(new ClaimCredits(ACCOUNT, OLD, zar(0)))
                    .then(new CreditsRestored(ACCOUNT, OLD, CreditSource.GOODWILL, zar(0), zar(400), IN_A_YEAR));
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED, claimed(500, 400))
                    .when(new ClaimCredits(ACCOUNT, OLD, zar(450)))
                    .then(claimed(450, 0));
        }

        @Test
        void gives_back_for_a_while_where_the_time_is_over() {
            var late = IN_A_YEAR.plus(Duration.ofDays(1));
            at(late).given(GRANTED_OLD, claimed(200, 200))
                    .when(new ClaimCredits(ACCOUNT, OLD, zar(0)))
                    .then(
                            new CreditsExpired(ACCOUNT, OLD, CreditSource.GOODWILL, zar(300)),
                            new CreditsRestored(
                                    ACCOUNT,
                                    OLD,
                                    CreditSource.GOODWILL,
                                    zar(0),
                                    zar(200),
                                    late.plus(Duration.ofDays(30))));
        }

        @Test
        void of_nothing_needs_no_lot() {
            at(NOW).given(GRANTED_OLD)
                    .when(new ClaimCredits(ACCOUNT, SOON, zar(0)))
                    .nothing();
            at(NOW).given(GRANTED_OLD)
                    .when(new ClaimCredits(ACCOUNT, SOON, zar(1)))
                    .refused("LOT_UNKNOWN");
        }

        private List<CreditPart> partsBack() {
            return List.of(part(OLD, 100, IN_A_YEAR), part(SOON, 300, IN_A_WEEK));
        }

        private CreditsClaimed claimed(long total, long amount) {
            return new CreditsClaimed(ACCOUNT, OLD, CreditSource.GOODWILL, zar(total), zar(amount));
        }
    }

    @Nested
    class Reserving {

        @Test
        void takes_what_expires_first() {
            at(NOW).given(GRANTED_OLD, GRANTED_SOON)
                    .when(new ReserveCredits(ACCOUNT, PAYMENT, zar(400)))
                    .then(RESERVED);
        }

        @Test
        void takes_what_was_given_first_of_what_expires_at_once() {
            var later = CreditLotId.of(ADA, "later");
            at(NOW).given(granted(later, zar(5), IN_A_WEEK), granted(OLD, zar(5), IN_A_WEEK))
                    .when(new ReserveCredits(ACCOUNT, PAYMENT, zar(7)))
                    .then(new CreditsReserved(
                            ACCOUNT, PAYMENT, zar(7), List.of(part(later, 5, IN_A_WEEK), part(OLD, 2, IN_A_WEEK))));
        }

        @Test
        void promises_a_payment_once() {
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED)
                    .when(new ReserveCredits(ACCOUNT, PAYMENT, zar(400)))
                    .nothing();
        }

        @Test
        void is_refused_where_there_is_not_enough() {
            at(NOW).when(new ReserveCredits(ACCOUNT, PAYMENT, zar(1)))
                    .refused("INSUFFICIENT_CREDITS", "input", "gateway");
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED)
                    .when(new ReserveCredits(ACCOUNT, OTHER, zar(401)))
                    .refused("INSUFFICIENT_CREDITS", "input", "gateway");
            at(NOW).given(granted(DOLLARS, Money.of(500, "USD"), IN_A_YEAR))
                    .when(new ReserveCredits(ACCOUNT, PAYMENT, zar(1)))
                    .refused("INSUFFICIENT_CREDITS", "input", "gateway");
        }

        /** Also where nobody has noted yet that it has expired. */
        @Test
        void takes_nothing_whose_time_is_over() {
            at(IN_A_WEEK.minusMillis(1))
                    .givenAt(NOW, GRANTED_SOON)
                    .when(new ReserveCredits(ACCOUNT, PAYMENT, zar(300)))
                    .then(new CreditsReserved(ACCOUNT, PAYMENT, zar(300), List.of(part(SOON, 300, IN_A_WEEK))));
            at(IN_A_WEEK)
                    .givenAt(NOW, GRANTED_SOON)
                    .when(new ReserveCredits(ACCOUNT, PAYMENT, zar(1)))
                    .refused("INSUFFICIENT_CREDITS", "input", "gateway");
        }

        @Test
        void is_told_to_who_asks() {
            assertThat(state().promise(PAYMENT)).isPresent();
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED)
                    .when(new DescribeReservation(ACCOUNT, PAYMENT))
                    .nothing();
        }

        private static CreditAccountState state() {
            var state = CreditAccountState.evolve(CreditAccountState.NONE, GRANTED_OLD);
            return CreditAccountState.evolve(CreditAccountState.evolve(state, GRANTED_SOON), RESERVED);
        }
    }

    @Nested
    class Spending {

        @Test
        void pays_what_was_promised_once() {
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED)
                    .when(new SpendCredits(ACCOUNT, PAYMENT, zar(400)))
                    .then(SPENT);
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED, SPENT)
                    .when(new SpendCredits(ACCOUNT, PAYMENT, zar(400)))
                    .nothing();
        }

        @Test
        void lets_go_of_the_rest_of_which_what_lasts_longest_first() {
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED)
                    .when(new SpendCredits(ACCOUNT, PAYMENT, zar(250)))
                    .then(new CreditsSpent(
                            ACCOUNT,
                            PAYMENT,
                            zar(250),
                            List.of(part(SOON, 250, IN_A_WEEK)),
                            List.of(part(OLD, 100, IN_A_YEAR), part(SOON, 50, IN_A_WEEK))));
        }

        @Test
        void is_refused_for_more_and_for_what_nobody_promised() {
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED)
                    .when(new SpendCredits(ACCOUNT, PAYMENT, zar(401)))
                    .refused("CREDITS_EXCEEDED", "amount");
            at(NOW).given(GRANTED_OLD)
                    .when(new SpendCredits(ACCOUNT, PAYMENT, zar(1)))
                    .refused("RESERVATION_UNKNOWN");
        }
    }

    @Nested
    class Giving_back {

        @Test
        void releases_what_was_not_spent_once() {
            var released = new CreditsReleased(
                    ACCOUNT, PAYMENT, zar(400), List.of(part(OLD, 100, IN_A_YEAR), part(SOON, 300, IN_A_WEEK)));
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED)
                    .when(new ReleaseCredits(ACCOUNT, PAYMENT))
                    .then(released);
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED, released)
                    .when(new ReleaseCredits(ACCOUNT, PAYMENT))
                    .nothing();
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED, released)
                    .when(new ReserveCredits(ACCOUNT, PAYMENT, zar(400)))
                    .refused("RESERVATION_OVER");
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED, SPENT)
                    .when(new ReleaseCredits(ACCOUNT, PAYMENT))
                    .refused("CREDITS_SPENT");
        }

        @Test
        void returns_each_refund_once_and_no_more_than_was_spent() {
            var returned = new CreditsReturned(
                    ACCOUNT, PAYMENT, "r1", zar(150), List.of(part(OLD, 100, IN_A_YEAR), part(SOON, 50, IN_A_WEEK)));
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED, SPENT)
                    .when(new ReturnCredits(ACCOUNT, PAYMENT, "r1", zar(150)))
                    .then(returned);
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED, SPENT, returned)
                    .when(new ReturnCredits(ACCOUNT, PAYMENT, "r1", zar(150)))
                    .nothing();
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED, SPENT, returned)
                    .when(new ReturnCredits(ACCOUNT, PAYMENT, "r2", zar(251)))
                    .refused("CREDITS_EXCEEDED", "amount");
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED)
                    .when(new ReturnCredits(ACCOUNT, PAYMENT, "r1", zar(1)))
                    .refused("CREDITS_NOT_SPENT");
        }

        /** What had expired otherwise meanwhile does not become good again with it. */
        @Test
        void is_good_for_thirty_more_days_where_its_time_is_over() {
            var spent = new CreditsReserved(ACCOUNT, PAYMENT, zar(200), List.of(part(SOON, 200, IN_A_WEEK)));
            var later = IN_A_WEEK.plus(Duration.ofDays(1));
            at(later)
                    .givenAt(
                            NOW,
                            GRANTED_SOON,
                            spent,
                            new CreditsSpent(ACCOUNT, PAYMENT, zar(200), spent.parts(), List.of()))
                    .when(new ReturnCredits(ACCOUNT, PAYMENT, "r1", zar(200)))
                    .then(
                            new CreditsExpired(ACCOUNT, SOON, CreditSource.GOODWILL, zar(100)),
                            new CreditsReturned(
                                    ACCOUNT,
                                    PAYMENT,
                                    "r1",
                                    zar(200),
                                    List.of(part(SOON, 200, later.plus(CreditDecisions.GRACE)))));
        }
    }

    /** The buyer's bank disputes what was paid for them. */
    @Nested
    class Freezing {

        private static final FreezeCredits FREEZE = new FreezeCredits(ACCOUNT, SOON, "dp_1");
        private static final CreditsFrozen FROZEN = frozen("dp_1", 300);
        private static final CreditsThawed THAWED = thawed("dp_1", 300);

        private static CreditsFrozen frozen(String dispute, long rest) {
            return new CreditsFrozen(ACCOUNT, SOON, CreditSource.GOODWILL, dispute, zar(rest));
        }

        private static CreditsThawed thawed(String dispute, long rest) {
            return new CreditsThawed(ACCOUNT, SOON, CreditSource.GOODWILL, dispute, zar(rest));
        }

        @Test
        void is_done_once_for_each_dispute() {
            at(NOW).given(GRANTED_SOON).when(FREEZE).then(FROZEN);
            at(NOW).given(GRANTED_SOON, FROZEN).when(FREEZE).nothing();
            at(NOW).given(GRANTED_SOON, FROZEN)
                    .when(new FreezeCredits(ACCOUNT, SOON, "dp_2"))
                    .then(frozen("dp_2", 300));
            at(NOW).given(GRANTED_OLD).when(FREEZE).refused("LOT_UNKNOWN");
        }

        @Test
        void leaves_nothing_of_the_lot_to_be_promised() {
            at(NOW).given(GRANTED_SOON, FROZEN)
                    .when(new ReserveCredits(ACCOUNT, PAYMENT, zar(300)))
                    .refused("CREDITS_FROZEN", "input", "gateway");
            at(NOW).given(GRANTED_SOON, FROZEN)
                    .when(new ReserveCredits(ACCOUNT, PAYMENT, zar(301)))
                    .refused("INSUFFICIENT_CREDITS", "input", "gateway");
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, FROZEN)
                    .when(new ReserveCredits(ACCOUNT, PAYMENT, zar(500)))
                    .then(new CreditsReserved(ACCOUNT, PAYMENT, zar(500), List.of(part(OLD, 500, IN_A_YEAR))));
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, FROZEN)
                    .when(new ReserveCredits(ACCOUNT, PAYMENT, zar(501)))
                    .refused("CREDITS_FROZEN", "input", "gateway");
            at(IN_A_WEEK)
                    .givenAt(NOW, GRANTED_SOON, FROZEN)
                    .when(new ReserveCredits(ACCOUNT, PAYMENT, zar(1)))
                    .refused("INSUFFICIENT_CREDITS", "input", "gateway");
        }

        @Test
        void ends_with_the_last_dispute() {
            var thaw = new ThawCredits(ACCOUNT, SOON, "dp_1");
            var promised = new CreditsReserved(ACCOUNT, PAYMENT, zar(300), List.of(part(SOON, 300, IN_A_WEEK)));
            at(NOW).given(GRANTED_SOON, FROZEN, THAWED).when(thaw).nothing();
            at(NOW).given(GRANTED_SOON, FROZEN).when(thaw).then(THAWED);
            at(NOW).given(GRANTED_SOON, FROZEN, THAWED)
                    .when(new ReserveCredits(ACCOUNT, PAYMENT, zar(300)))
                    .then(promised);
            at(NOW).given(GRANTED_SOON, FROZEN, frozen("dp_2", 300), THAWED)
                    .when(new ReserveCredits(ACCOUNT, PAYMENT, zar(300)))
                    .refused("CREDITS_FROZEN", "input", "gateway");
        }

        /** Its freeze was set aside, say, and sent again later. */
        @Test
        void that_has_ended_freezes_nothing_whenever_its_beginning_is_told() {
            at(NOW).given(GRANTED_SOON)
                    .when(new ThawCredits(ACCOUNT, SOON, "dp_1"))
                    .then(THAWED);
            at(NOW).given(GRANTED_SOON, THAWED).when(FREEZE).nothing();
            at(NOW).given(GRANTED_SOON, FROZEN, THAWED).when(FREEZE).nothing();
        }

        @Test
        void leaves_what_is_promised_promised() {
            at(NOW).given(GRANTED_OLD, GRANTED_SOON, RESERVED, frozen("dp_1", 0))
                    .when(new SpendCredits(ACCOUNT, PAYMENT, zar(400)))
                    .then(new CreditsSpent(ACCOUNT, PAYMENT, zar(400), RESERVED.parts(), List.of()));
        }

        @Test
        void does_not_keep_them_from_being_taken_back() {
            at(NOW).given(GRANTED_SOON, FROZEN)
                    .when(new ClaimCredits(ACCOUNT, SOON, zar(300)))
                    .then(new CreditsClaimed(ACCOUNT, SOON, CreditSource.GOODWILL, zar(300), zar(300)));
        }
    }

    @Nested
    class Expiring {

        private static final CreditsExpired EXPIRED =
                new CreditsExpired(ACCOUNT, SOON, CreditSource.GOODWILL, zar(300));

        @Test
        void happens_when_the_time_is_over_and_once() {
            at(IN_A_WEEK.minusMillis(1))
                    .givenAt(NOW, GRANTED_SOON)
                    .when(new ExpireCredits(ACCOUNT, SOON))
                    .nothing();
            at(IN_A_WEEK)
                    .givenAt(NOW, GRANTED_SOON)
                    .when(new ExpireCredits(ACCOUNT, SOON))
                    .then(EXPIRED);
            at(IN_A_WEEK)
                    .givenAt(NOW, GRANTED_SOON, EXPIRED)
                    .when(new ExpireCredits(ACCOUNT, SOON))
                    .nothing();
        }

        @Test
        void spares_what_is_promised() {
            at(IN_A_WEEK)
                    .givenAt(NOW, GRANTED_OLD, GRANTED_SOON, RESERVED)
                    .when(new ExpireCredits(ACCOUNT, SOON))
                    .nothing();
        }
    }

    private static GrantCredits grant(CreditLotId lotId, Money amount, Instant expiresAt) {
        return new GrantCredits(ACCOUNT, ADA, lotId, CreditSource.GOODWILL, amount, expiresAt, null, null);
    }

    private static CreditsGranted granted(CreditLotId lotId, Money amount, Instant expiresAt) {
        return new CreditsGranted(ACCOUNT, ADA, lotId, CreditSource.GOODWILL, amount, expiresAt, null, null);
    }

    private static CreditPart part(CreditLotId lotId, long minor, Instant expiresAt) {
        return new CreditPart(lotId, zar(minor), expiresAt);
    }

    private static Money zar(long minor) {
        return Money.of(minor, "ZAR");
    }

    private static Scenario<CreditAccount> at(Instant now) {
        return new Scenario<>(CreditAccount.class, now);
    }
}
