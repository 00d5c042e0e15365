package org.mentorlink.query.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentEvent.AuthorizationRequested;
import org.mentorlink.payment.PaymentEvent.PaymentAuthorized;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.RefundRequested;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentStatus;
import org.mentorlink.payment.PaymentView;
import org.mentorlink.shared.Money;

/** What is paid once more, from a second tab, and goes back. */
class StrayPaymentTest {

    private static final BookingId BOOKING = new BookingId("bkg_1");
    private static final PaymentId PAYMENT = PaymentId.of(BOOKING);
    private static final Money PRICE = Money.of(35_000, "ZAR");

    private static final List<PaymentEvent> STORY = List.of(
            new AuthorizationRequested(PAYMENT, BOOKING, new MemberId("mbr_1"), PRICE, "payfast", "any"),
            new PaymentAuthorized(PAYMENT, BOOKING, PRICE, "1"),
            new PaymentCaptured(PAYMENT, BOOKING, PRICE),
            new PaymentAuthorized(PAYMENT, BOOKING, PRICE, "2"),
            new PaymentCaptured(PAYMENT, BOOKING, PRICE),
            new RefundRequested(PAYMENT, BOOKING, "pay_1-r1", PRICE, "payfast", "2"),
            new PaymentRefunded(PAYMENT, BOOKING, "pay_1-r1", PRICE, PRICE.zero(), "pay_1-r1"));

    @Test
    void leavesThePaymentThatCountsAsItIs() {
        PaymentView view = null;
        for (var event : STORY) {
            view = PaymentEvolution.evolve(view, event, java.time.Instant.EPOCH);
        }
        assertThat(view)
                .isEqualTo(new PaymentView(
                        "pay_1", "bkg_1", PaymentStatus.CAPTURED, PRICE, PRICE, PRICE.zero(), "payfast", "1"));
    }

    @Test
    void standsInTheLedgerUntilItHasGoneBack() {
        var cash = STORY.stream()
                .flatMap(event -> ChartOfAccounts.posting(event).lines().stream())
                .filter(line -> line.account().equals(ChartOfAccounts.CASH))
                .mapToLong(line -> line.debitMinor() - line.creditMinor())
                .sum();
        assertThat(cash).isEqualTo(PRICE.amountMinor());
    }
}
