package org.mentorlink.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.ProposalId;

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
}
