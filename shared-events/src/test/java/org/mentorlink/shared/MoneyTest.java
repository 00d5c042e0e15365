package org.mentorlink.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest(name = "25 % of {0} is {1}")
    @CsvSource({"0, 0", "1, 0", "2, 0", "3, 1", "4, 1", "6, 2", "10, 2", "14, 4", "9001, 2250", "-2, 0", "-6, -2"})
    void a_share_is_rounded_half_to_even(long amount, long share) {
        assertThat(Money.of(amount, "ZAR").share(2_500)).isEqualTo(Money.of(share, "ZAR"));
    }

    /** Halves of a step, and what is not in steps at all. */
    @ParameterizedTest(name = "25 % of {1} of {0} is {2}")
    @CsvSource({
        "KWD, 12340, 3080",
        "KWD, 12380, 3100",
        "KWD, 20, 0",
        "KWD, 60, 20",
        "KWD, 12345, 3086",
        "BHD, 12340, 3080",
        "MGA, 100100, 25000",
        "MGA, 100150, 25038",
        "JPY, 9001, 2250"
    })
    void a_share_is_counted_as_gateways_count(String currency, long amount, long share) {
        assertThat(Money.of(amount, currency).share(2_500)).isEqualTo(Money.of(share, currency));
    }

    @Test
    void a_share_of_the_largest_amount_does_not_overflow() {
        assertThat(Money.of(Long.MAX_VALUE, "ZAR").share(10_000)).isEqualTo(Money.of(Long.MAX_VALUE, "ZAR"));
    }

    @Test
    void a_sum_that_does_not_fit_is_no_amount() {
        var largest = Money.of(Long.MAX_VALUE, "ZAR");
        assertThatThrownBy(() -> largest.plus(Money.of(1, "ZAR"))).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"400, 400", "-400, 400", "0, 0"})
    void how_much_it_is_does_not_depend_on_its_sign(long amount, long magnitude) {
        assertThat(Money.of(amount, "ZAR").magnitude()).isEqualTo(Money.of(magnitude, "ZAR"));
    }

    @Test
    void currencies_do_not_mix() {
        var rand = Money.of(1, "ZAR");
        var yen = Money.of(1, "JPY");
        assertThatIllegalArgumentException().isThrownBy(() -> rand.plus(yen));
        assertThatIllegalArgumentException().isThrownBy(() -> rand.minus(yen));
        assertThatIllegalArgumentException().isThrownBy(() -> rand.min(yen));
        assertThatIllegalArgumentException().isThrownBy(() -> rand.isLessThan(yen));
    }

    @ParameterizedTest
    @CsvSource({"ABC", "XXX", "zar"})
    void an_unknown_currency_is_none(String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1, currency));
    }

    @ParameterizedTest
    @CsvSource({"35000, ZAR, 'ZAR 350.00'", "1, USD, 'USD 0.01'", "9000, JPY, 'JPY 9,000'", "-5, ZAR, 'ZAR -0.05'"})
    void people_read_it_with_the_decimals_of_its_currency(long amount, String currency, String text) {
        assertThat(Money.of(amount, currency).formatted()).isEqualTo(text);
    }
}
