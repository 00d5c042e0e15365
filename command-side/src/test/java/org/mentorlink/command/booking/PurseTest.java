package org.mentorlink.command.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Bookings.BOOKING;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentPart;
import org.mentorlink.shared.Money;

class PurseTest {

    private static final PaymentId PAYMENT = PaymentId.of(BOOKING);
    private static final Money PRICE = Money.of(22_501, "ZAR");
    private static final Money PART = Money.of(9_499, "ZAR");

    /** Of 350.00 that were paid, 124.99 were returned when the session became cheaper. */
    private static final Purse CHEAPER = Purse.untouched(BOOKING, Money.of(35_000, "ZAR"))
            .promising(List.of(new PaymentPart(PAYMENT, Money.of(12_499, "ZAR"))))
            .refunded(null, Money.of(12_499, "ZAR"));

    @Test
    void what_is_refunded_is_promised_besides_what_went_back_already() {
        assertThat(CHEAPER.returns(PRICE, PART)).containsExactly(new PaymentPart(PAYMENT, Money.of(21_998, "ZAR")));
    }

    /** The mentee has it for now; once the charge-back is given back it is still theirs. */
    @Test
    void a_charge_back_beyond_the_payment_takes_nothing_of_what_is_promised() {
        var purse = CHEAPER.chargedBack(null, "dp_1", Money.of(35_596, "ZAR"));
        assertThat(purse.returns(PRICE, PART)).containsExactly(new PaymentPart(PAYMENT, Money.of(21_998, "ZAR")));
    }

    /** Or the mentee would have it twice. */
    @Test
    void what_a_charge_back_takes_beyond_one_payment_is_not_asked_for_of_another() {
        var more = new PaymentPart(new PaymentId("pay_more"), Money.of(10_000, "ZAR"));
        var purse = Purse.untouched(BOOKING, PRICE).and(more).chargedBack(null, "dp_1", Money.of(32_501, "ZAR"));
        var whole = Money.of(32_501, "ZAR");
        assertThat(purse.returns(whole, whole)).containsExactly(new PaymentPart(PAYMENT, PRICE));
    }

    /** A refund of everything that a charge-back had brought, which was given back; then an appeal that refunds less. */
    @Test
    void what_was_promised_goes_back_although_less_is_refunded_in_the_end() {
        var purse = Purse.untouched(BOOKING, PRICE).promising(List.of(new PaymentPart(PAYMENT, PRICE)));
        assertThat(purse.returns(PRICE, PART)).containsExactly(new PaymentPart(PAYMENT, PRICE));
        assertThat(Purse.untouched(BOOKING, PRICE).returns(PRICE, PART)).isNull();
    }
}
