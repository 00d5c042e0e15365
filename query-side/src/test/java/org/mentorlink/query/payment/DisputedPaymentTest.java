package org.mentorlink.query.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentEvent.AuthorizationRequested;
import org.mentorlink.payment.PaymentEvent.CaptureFailed;
import org.mentorlink.payment.PaymentEvent.CaptureRequested;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.ChargebackUnclear;
import org.mentorlink.payment.PaymentEvent.PaymentAuthorized;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentDisputeEnded;
import org.mentorlink.payment.PaymentEvent.PaymentDisputed;
import org.mentorlink.payment.PaymentEvent.PaymentVoided;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentStatus;
import org.mentorlink.payment.PaymentView;
import org.mentorlink.shared.Money;

/** Disputes of one payment open and end each by itself. */
class DisputedPaymentTest {

    private static final BookingId BOOKING = new BookingId("bkg_one");
    private static final PaymentId PAYMENT = PaymentId.of(BOOKING);
    private static final Money PRICE = Money.of(900, "ZAR");
    private static final List<PaymentEvent> AUTHORIZED = List.of(
            new AuthorizationRequested(PAYMENT, BOOKING, new MemberId("mbr_lerato"), PRICE, "stripe", "pm_card_visa"),
            new PaymentAuthorized(PAYMENT, BOOKING, PRICE, "ch_1"));
    private static final CaptureRequested CAPTURING = new CaptureRequested(PAYMENT, BOOKING, PRICE, "stripe", "ch_1");
    private static final PaymentCaptured CAPTURED = new PaymentCaptured(PAYMENT, BOOKING, PRICE);

    @Test
    void is_disputed_until_the_last_one_has_ended() {
        assertThat(after(asked("dp_1"))).isEqualTo(PaymentStatus.DISPUTED);
        assertThat(after(asked("dp_1"), ended("dp_1"))).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(after(asked("dp_1"), asked("dp_2"), ended("dp_1"))).isEqualTo(PaymentStatus.DISPUTED);
        assertThat(after(asked("dp_1"), asked("dp_2"), ended("dp_1"), ended("dp_1")))
                .isEqualTo(PaymentStatus.DISPUTED);
        assertThat(after(asked("dp_1"), asked("dp_2"), ended("dp_2"), ended("dp_1")))
                .isEqualTo(PaymentStatus.CAPTURED);
        assertThat(after(asked("dp_1"), ended("dp_2"))).isEqualTo(PaymentStatus.DISPUTED);
    }

    @Test
    void stays_so_where_one_has_become_a_charge_back() {
        var taken = new PaymentChargedBack(PAYMENT, BOOKING, "dp_1", PRICE);
        var back = new ChargebackReversed(PAYMENT, BOOKING, "dp_1", PRICE, PRICE.zero());
        assertThat(after(asked("dp_1"), asked("dp_2"), taken, ended("dp_2"))).isEqualTo(PaymentStatus.DISPUTED);
        assertThat(after(asked("dp_1"), asked("dp_2"), taken, back)).isEqualTo(PaymentStatus.DISPUTED);
        assertThat(after(asked("dp_1"), asked("dp_2"), taken, back, ended("dp_2")))
                .isEqualTo(PaymentStatus.CAPTURED);
        assertThat(after(asked("dp_1"), taken, back)).isEqualTo(PaymentStatus.CAPTURED);
    }

    @Test
    void stays_so_while_another_is_open_of_which_nobody_knows_how_much_was_taken() {
        var taken = new PaymentChargedBack(PAYMENT, BOOKING, "dp_1", PRICE);
        var back = new ChargebackReversed(PAYMENT, BOOKING, "dp_1", PRICE, PRICE.zero());
        assertThat(after(unclear("dp_2"), taken, back)).isEqualTo(PaymentStatus.DISPUTED);
        assertThat(after(unclear("dp_2"), taken, back, won("dp_2"))).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(after(unclear("dp_1"), unclear("dp_2"), won("dp_1"))).isEqualTo(PaymentStatus.DISPUTED);
        assertThat(after(unclear("dp_1"), unclear("dp_2"), won("dp_1"), won("dp_2")))
                .isEqualTo(PaymentStatus.CAPTURED);
        assertThat(after(unclear("dp_1"), asked("dp_2"), ended("dp_2"))).isEqualTo(PaymentStatus.DISPUTED);
        assertThat(after(asked("dp_2"), unclear("dp_1"), won("dp_1"))).isEqualTo(PaymentStatus.DISPUTED);
    }

    /** What the gateway takes back it has taken, whether or not it has said so. */
    @Test
    void may_be_taken_back_before_the_gateway_says_that_it_was_captured() {
        assertThat(asOf()).satisfies(view -> assertThat(view.isTaken()).isFalse());
        assertThat(asOf(CAPTURING)).satisfies(view -> assertThat(view.isTaken()).isTrue());
        assertThat(asOf(CAPTURING, new CaptureFailed(PAYMENT, BOOKING, "expired_hold")))
                .satisfies(view -> assertThat(view.isTaken()).isFalse());
        assertThat(asOf(CAPTURING, new PaymentVoided(PAYMENT, BOOKING, PRICE)))
                .satisfies(view -> assertThat(view.isTaken()).isFalse());
        assertThat(asOf(CAPTURING, unclear("dp_1"), CAPTURED))
                .satisfies(view -> assertThat(view.isTaken()).isTrue())
                .satisfies(view -> assertThat(view.status()).isEqualTo(PaymentStatus.DISPUTED));
        assertThat(asOf(CAPTURING, unclear("dp_1"), won("dp_1")).status()).isEqualTo(PaymentStatus.AUTHORIZED);
        assertThat(asOf(CAPTURING, unclear("dp_1"), won("dp_1"), CAPTURED).status())
                .isEqualTo(PaymentStatus.CAPTURED);
    }

    private static ChargebackUnclear unclear(String reference) {
        return new ChargebackUnclear(PAYMENT, BOOKING, reference, Money.of(5, "EUR"));
    }

    private static ChargebackReversed won(String reference) {
        return new ChargebackReversed(PAYMENT, BOOKING, reference, PRICE.zero(), PRICE.zero());
    }

    private static PaymentDisputed asked(String reference) {
        return new PaymentDisputed(PAYMENT, BOOKING, reference);
    }

    private static PaymentDisputeEnded ended(String reference) {
        return new PaymentDisputeEnded(PAYMENT, BOOKING, reference);
    }

    private static PaymentStatus after(PaymentEvent... since) {
        return asOf(Stream.concat(Stream.of(CAPTURED), Stream.of(since)).toArray(PaymentEvent[]::new))
                .status();
    }

    /** Authorised, and what has happened since. */
    private static PaymentView asOf(PaymentEvent... since) {
        @Nullable PaymentView view = null;
        for (var event : AUTHORIZED) {
            view = PaymentEvolution.evolve(view, event, Instant.EPOCH);
        }
        for (var event : since) {
            view = PaymentEvolution.evolve(view, event, Instant.EPOCH);
        }
        return Objects.requireNonNull(view);
    }
}
