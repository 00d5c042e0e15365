package org.mentorlink.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.mothers.Bookings.MONDAY_10H;
import static org.mentorlink.mothers.Bookings.NOTHING;
import static org.mentorlink.mothers.Bookings.PRICE;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mentorlink.shared.Money;

class CancellationPolicyTest {

    private static final Instant DAY_BEFORE = MONDAY_10H.minus(Duration.ofDays(1));
    private static final Instant FOUR_HOURS_BEFORE = MONDAY_10H.minus(Duration.ofHours(4));

    @Test
    void refunds_everything_more_than_24_hours_before_and_nothing_from_then_on() {
        assertThat(refundAt(DAY_BEFORE.minusNanos(1))).isEqualTo(PRICE);
        assertThat(refundAt(DAY_BEFORE)).isEqualTo(NOTHING);
        assertThat(refundAt(DAY_BEFORE.plusNanos(1))).isEqualTo(NOTHING);
    }

    @Test
    void strikes_less_than_4_hours_before() {
        assertThat(isStrikeAt(FOUR_HOURS_BEFORE.minusNanos(1))).isFalse();
        assertThat(isStrikeAt(FOUR_HOURS_BEFORE)).isFalse();
        assertThat(isStrikeAt(FOUR_HOURS_BEFORE.plusNanos(1))).isTrue();
    }

    @Test
    void is_chosen_by_its_name() {
        assertThat(CancellationPolicy.named("standard")).isEqualTo(CancellationPolicy.STANDARD);
        assertThat(CancellationPolicy.named("strict").fullRefundBefore()).isEqualTo(Duration.ofHours(72));
        assertThatThrownBy(() -> CancellationPolicy.named("generous")).hasMessageContaining("generous");
    }

    private static Money refundAt(Instant at) {
        return CancellationPolicy.STANDARD.refundForMentee(PRICE, MONDAY_10H, at);
    }

    private static boolean isStrikeAt(Instant at) {
        return CancellationPolicy.STANDARD.isStrike(MONDAY_10H, at);
    }
}
