package org.mentorlink.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.shared.Money;

class PaymentIdTest {

    private static final BookingId BOOKING = new BookingId("bkg_ada-grace-1");

    @Test
    void of_a_proposal_is_another_one_than_that_of_the_booking_or_of_another_proposal() {
        var first = PaymentId.of(ProposalId.of(BOOKING, 1));
        assertThat(first).isEqualTo(new PaymentId("pay_ada-grace-1-x1"));
        assertThat(first).isNotEqualTo(PaymentId.of(BOOKING));
        assertThat(first).isNotEqualTo(PaymentId.of(ProposalId.of(BOOKING, 11)));
    }

    @Test
    void leads_to_its_booking() {
        assertThat(PaymentId.bookingOf("pay_ada-grace-1")).isEqualTo(BOOKING.value());
        assertThat(PaymentId.bookingOf("pay_ada-grace-1-x12")).isEqualTo(BOOKING.value());
    }

    @Test
    void of_a_pack_it_leads_to_the_purchase_and_to_no_booking() {
        var purchase = CreditPurchaseId.of(new MemberId("mbr_ada"), "1");
        var payment = PaymentId.of(purchase);

        assertThat(payment.isForPack()).isTrue();
        assertThat(PaymentId.of(BOOKING).isForPack()).isFalse();
        assertThat(CreditPurchaseId.of(payment)).isEqualTo(purchase);
        assertThat(new PaymentCaptured(payment, purchase.order(), Money.of(1, "ZAR")).booking())
                .isNull();
        assertThat(new PaymentCaptured(PaymentId.of(BOOKING), BOOKING, Money.of(1, "ZAR")).booking())
                .isEqualTo(BOOKING);
        assertThat(purchase.paidLot()).isNotEqualTo(purchase.bonusLot());
    }

    /** Razorpay keeps 40 characters of what comes after the prefix. */
    @Test
    void of_a_pack_it_is_no_longer_than_gateways_keep() {
        var payment = PaymentId.of(CreditPurchaseId.of(new MemberId("mbr_ada"), "1"));
        assertThat(payment.value()).hasSizeLessThanOrEqualTo(PaymentId.PREFIX.length() + 40);
    }
}
