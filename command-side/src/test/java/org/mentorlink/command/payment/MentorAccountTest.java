package org.mentorlink.command.payment;

import static org.mentorlink.command.payment.Fixtures.ACCOUNT;
import static org.mentorlink.command.payment.Fixtures.BOOKING;
import static org.mentorlink.command.payment.Fixtures.PAYOUT;
import static org.mentorlink.command.payment.Fixtures.refusal;
import static org.mentorlink.command.payment.Fixtures.zar;

import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.MentorAccountCommand;
import org.mentorlink.payment.MentorAccountCommand.ApplyRecovery;
import org.mentorlink.payment.MentorAccountCommand.OweRecovery;
import org.mentorlink.payment.MentorAccountEvent.RecoveryApplied;
import org.mentorlink.payment.MentorAccountEvent.RecoveryOwed;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.shared.Money;

class MentorAccountTest {
    private static final BookingId LATER_BOOKING = new BookingId("bkg_2");
    private static final PayoutId LATER_PAYOUT = PayoutId.of(LATER_BOOKING);
    private static final RecoveryOwed OWED = owed(375, 375, 375);

    private static ResultValidator<MentorAccount> when(MentorAccountCommand command, Object... before) {
        var fixture = Fixtures.fixture(MentorAccount.class);
        return before.length == 0
                ? fixture.givenNoPriorActivity().when(command)
                : fixture.given(before).when(command);
    }

    private static RecoveryOwed owed(long amount, long total, long debt) {
        return new RecoveryOwed(ACCOUNT, PAYOUT, BOOKING, zar(amount), zar(total), zar(debt));
    }

    private static RecoveryOwed owed(long amount, long total, long debt, long asOf) {
        return new RecoveryOwed(ACCOUNT, PAYOUT, BOOKING, zar(amount), zar(total), zar(debt), asOf);
    }

    private static OweRecovery owe(long total, long asOf) {
        return new OweRecovery(ACCOUNT, PAYOUT, BOOKING, zar(total), asOf);
    }

    private static RecoveryApplied applied(long recovered, long debt) {
        return new RecoveryApplied(ACCOUNT, LATER_PAYOUT, LATER_BOOKING, zar(recovered), zar(debt));
    }

    private static OweRecovery owe(long total) {
        return new OweRecovery(ACCOUNT, PAYOUT, BOOKING, zar(total));
    }

    private static ApplyRecovery apply(long payout) {
        return new ApplyRecovery(ACCOUNT, LATER_PAYOUT, LATER_BOOKING, zar(payout));
    }

    @Nested
    class Owing {
        @Test
        void addsToTheDebt() {
            when(owe(375)).expectEvents(OWED);
        }

        @Test
        void twiceChangesNothing() {
            when(owe(375), OWED).expectNoEvents();
        }

        @Test
        void ofNothingChangesNothing() {
            when(owe(0), OWED, owed(-375, 0, 0)).expectNoEvents();
        }

        @Test
        void moreBecauseOfTheSamePayoutAddsTheDifference() {
            when(owe(750), OWED).expectEvents(owed(375, 750, 750));
        }

        @Test
        void becauseOfAnotherPayoutAddsUp() {
            when(new OweRecovery(ACCOUNT, LATER_PAYOUT, LATER_BOOKING, zar(100)), OWED)
                    .expectEvents(new RecoveryOwed(ACCOUNT, LATER_PAYOUT, LATER_BOOKING, zar(100), zar(100), zar(475)));
        }

        @Test
        void lessGivesBack() {
            when(owe(0), OWED).expectEvents(owed(-375, 0, 0));
        }

        @Test
        void belowNothingIsOwedByThePlatform() {
            when(owe(-375)).expectEvents(owed(-375, -375, -375));
        }

        @Test
        void saidEarlierAndHeardLaterChangesNothing() {
            when(owe(375, 4), owed(-375, -375, -375, 7)).expectNoEvents();
            when(owe(375), owed(-375, -375, -375, 7)).expectNoEvents();
            when(owe(375, 7), owed(-375, -375, -375, 7)).expectNoEvents();
        }

        @Test
        void saidLaterCounts() {
            when(owe(375, 8), owed(-375, -375, -375, 7)).expectEvents(owed(750, 375, 375, 8));
            when(owe(375, 0), owed(-375, -375, -375)).expectEvents(owed(750, 375, 375, 0));
        }

        @Test
        void ofAsMuchIsKept_soThatWhatWasSaidEarlierChangesNothing() {
            when(owe(0, 8)).expectEvents(owed(0, 0, 0, 8));
            when(owe(375, 7), owed(0, 0, 0, 8)).expectNoEvents();
        }

        @Test
        void isRefusedInAnotherCurrency() {
            when(new OweRecovery(ACCOUNT, PAYOUT, BOOKING, Money.of(1, "USD")), OWED)
                    .expectException(refusal("CURRENCY_MISMATCH"));
        }
    }

    @Nested
    class Applying {
        @Test
        void takesTheDebtOutOfThePayout() {
            when(apply(750), OWED).expectEvents(applied(375, 0));
        }

        @Test
        void takesNoMoreThanThePayout() {
            when(apply(200), OWED).expectEvents(applied(200, 175));
        }

        @Test
        void answersAlsoWhereNothingIsOwed() {
            when(apply(750)).expectEvents(applied(0, 0));
        }

        @Test
        void paysWhatThePlatformOwes() {
            when(apply(750), OWED, new RecoveryApplied(ACCOUNT, PAYOUT, BOOKING, zar(375), zar(0)), owed(-375, 0, -375))
                    .expectEvents(applied(-375, 0));
        }

        @Test
        void twiceChangesNothing() {
            when(apply(200), OWED, applied(200, 175)).expectNoEvents();
        }

        @Test
        void isRefusedBelowNothingAndInAnotherCurrency() {
            when(apply(-1)).expectException(refusal("AMOUNT_NEGATIVE"));
            when(new ApplyRecovery(ACCOUNT, LATER_PAYOUT, LATER_BOOKING, Money.of(1, "USD")), OWED)
                    .expectException(refusal("CURRENCY_MISMATCH"));
        }
    }
}
