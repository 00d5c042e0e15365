package org.mentorlink.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorlink.mentoring.Commission;
import org.mentorlink.shared.Money;

class SettlementTest {

    @ParameterizedTest(name = "of {0} {1}, {2} refunded: commission {3}, mentor {4}")
    @CsvSource({
        "35000, ZAR, 0, 8750, 26250",
        "35000, ZAR, 17500, 4375, 13125",
        "35000, ZAR, 35000, 0, 0",
        "1, ZAR, 0, 0, 1",
        "2, ZAR, 0, 0, 2",
        "6, ZAR, 0, 2, 4",
        "9001, JPY, 0, 2250, 6751",
        "9001, JPY, 8999, 0, 2"
    })
    void takes_the_commission_of_what_is_not_refunded(
            long price, String currency, long refund, long commission, long mentorShare) {
        assertThat(Settlement.of(Money.of(price, currency), 2_500, Money.of(refund, currency)))
                .isEqualTo(new Settlement(
                        Money.of(refund, currency), Money.of(commission, currency), Money.of(mentorShare, currency)));
    }

    @Test
    void always_adds_up_to_the_price_with_no_part_below_nothing() {
        var seed = Long.getLong("stories.seed", 2026);
        var random = new Random(seed);
        for (var round = 0; round < 1_000; round++) {
            var currency = List.of("ZAR", "USD", "JPY", "KWD").get(random.nextInt(4));
            var price = Money.of(1 + random.nextLong(10_000_000), currency);
            var refund = Money.of(random.nextLong(price.amountMinor() + 1), currency);
            var rate = random.nextInt(10_001);

            var settlement = Settlement.of(price, rate, refund);

            assertThat(settlement.refund().plus(settlement.commission()).plus(settlement.mentorShare()))
                    .as("seed %d: %s at %d basis points, %s refunded", seed, price, rate, refund)
                    .isEqualTo(price);
            assertThat(List.of(settlement.refund(), settlement.commission(), settlement.mentorShare()))
                    .as("seed %d: %s at %d basis points, %s refunded", seed, price, rate, refund)
                    .allMatch(part -> part.amountMinor() >= 0);
        }
    }

    /** What could be charged can be transferred and returned, too. */
    @Test
    void divides_what_gateways_can_count_into_what_they_can_count() {
        var seed = Long.getLong("stories.seed", 2026);
        var random = new Random(seed);
        for (var round = 0; round < 1_000; round++) {
            var currency = List.of("KWD", "BHD", "MGA", "ZAR", "JPY").get(random.nextInt(5));
            var price = Money.of(100 * (1 + random.nextLong(100_000)), currency);
            var refund = Money.of(100 * random.nextLong(price.amountMinor() / 100 + 1), currency);
            var rate = random.nextInt(10_001);

            var settlement = Settlement.of(price, rate, refund);

            assertThat(List.of(settlement.refund(), settlement.commission(), settlement.mentorShare()))
                    .as("seed %d: %s at %d basis points, %s refunded", seed, price, rate, refund)
                    .allMatch(Money::isCountable);
        }
    }

    /** K5: whatever is agreed on with a mentor, in currencies of no, two and three decimals. */
    @Test
    void adds_up_at_each_rate_that_can_be_agreed_on() {
        for (var rate = Commission.LEAST; rate <= Commission.MOST; rate++) {
            for (var currency : List.of("JPY", "ZAR", "KWD")) {
                for (var minor : new long[] {1, 2, 3, 5, 7, 99, 9_001, 35_000, 10_000_001, 80_000_000}) {
                    var price = Money.of(minor, currency);

                    var settlement = Settlement.of(price, rate, price.zero());

                    assertThat(settlement.commission().plus(settlement.mentorShare()))
                            .isEqualTo(price);
                    // Within half of what is counted of the rate, on either side.
                    var step = currency.equals("KWD") && price.isCountable() ? 10 : 1;
                    assertThat(Math.abs(settlement.commission().amountMinor() * 10_000 - minor * rate))
                            .as("%s at %d basis points", price, rate)
                            .isLessThanOrEqualTo(5_000L * step);
                }
            }
        }
    }

    @Test
    void refunds_neither_more_than_the_price_nor_less_than_nothing() {
        var price = Money.of(100, "ZAR");
        assertThatIllegalArgumentException().isThrownBy(() -> Settlement.of(price, 2_500, Money.of(101, "ZAR")));
        assertThatIllegalArgumentException().isThrownBy(() -> Settlement.of(price, 2_500, Money.of(-1, "ZAR")));
        assertThatIllegalArgumentException().isThrownBy(() -> Settlement.of(price, 2_500, Money.of(1, "USD")));
    }
}
