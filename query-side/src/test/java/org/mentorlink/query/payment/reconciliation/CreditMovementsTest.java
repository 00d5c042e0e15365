package org.mentorlink.query.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.MovementKind;
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

    /** It is in the gateway's books, and there is no booking to be shown for it. */
    @Test
    void what_is_paid_for_a_pack_is_one_of_no_booking() {
        var purchase = CreditPurchaseId.of(new MemberId("mbr_lerato"), "1");
        var payment = PaymentId.of(purchase);
        assertThat(LedgerMovements.movement(new PaymentCaptured(payment, purchase.order(), PRICE)))
                .satisfies(it -> assertThat(it.name()).isEqualTo(payment.value()))
                .satisfies(it -> assertThat(it.bookingId()).isNull());
        assertThat(LedgerMovements.movement(new PaymentCaptured(PAYMENT, BOOKING, PRICE)))
                .satisfies(it -> assertThat(it.bookingId()).isEqualTo(BOOKING));
        assertThat(GatewayReport.booking(line(payment.value()))).isNull();
        assertThat(GatewayReport.booking(line(PAYMENT.value()))).isEqualTo("bkg_1");
    }

    private static GatewayLine line(String key) {
        return new GatewayLine(MovementKind.CAPTURE, "ch_1", key, PRICE, 0, Instant.EPOCH);
    }
}
