package org.mentorlink.query.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;

/** What is paid with credits is in no gateway's books, so it is not looked for there. */
class CreditMovementsTest {

    private static final BookingId BOOKING = new BookingId("bkg_1");
    private static final PaymentId PAYMENT = PaymentId.of(BOOKING);
    private static final Money PRICE = Money.of(500, "ZAR");
    private static final CreditAccountId CREDITS = new CreditAccountId("crd_lerato");

    @Test
    void what_is_paid_with_credits_is_no_movement() {
        assertThat(LedgerMovements.movement(new PaymentCaptured(PAYMENT, BOOKING, PRICE, null, CREDITS)))
                .isNull();
        assertThat(LedgerMovements.movement(new PaymentRefunded(PAYMENT, BOOKING, "r1", PRICE, PRICE, "crd", CREDITS)))
                .isNull();
    }

    @Test
    void what_is_paid_with_money_is_one() {
        assertThat(LedgerMovements.movement(new PaymentCaptured(PAYMENT, BOOKING, PRICE)))
                .isNotNull();
        assertThat(LedgerMovements.movement(new PaymentRefunded(PAYMENT, BOOKING, "r1", PRICE, PRICE, "re")))
                .isNotNull();
    }
}
