package org.mentorlink.command.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.shared.Refused;

/** The numbers are those that card schemes and gateways publish for tests. */
class CardNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424242",
                "4242 4242 4242 4242",
                "4242-4242-4242-4242",
                "My card is 5555555555554444.",
                "Take 2223 0031 2200 3222, please",
                "3782 822463 10005 12/27",
                "4242 4242 4242 4242 12 27 123",
                "Call 0821234567 or charge 6011111111111117",
                "12 27 4242 4242 4242 4242",
                "4242 4242 4242 4242 12th floor",
                "(30569309025904)",
                "JCB:3566002020360505",
                "6200000000000005",
                "4000002500003155\nis mine",
                "4222222222222",
                "4000000000000000006"
            })
    void are_found_among_words(String text) {
        assertRefused(() -> CardNumbers.refuseIn(text, "topic"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Compilers",
                "4242424242424243",
                "0000000000000000",
                "+27 82 123 4567",
                "+4242424242424242",
                "Order 1234567890123456",
                "42424242424242424242",
                "ord_4242424242424242",
                "9f86d081-4242424242424242",
                "4242424242424242a",
                "2026-11-22 10:00 to 2026-11-23 12:00",
                "1.000.000.000.000.007",
                "https://zoom.us/j/98765432101?pwd=42"
            })
    void are_not_what_only_has_many_digits(String text) {
        assertThatCode(() -> CardNumbers.refuseIn(text, "topic")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4242424242424242", "pm_4242424242424242", "9000000000000001", "000000000000", "378282246310005"
            })
    void are_no_tokens(String token) {
        assertRefused(() -> CardNumbers.refuseAs(token, "paymentMethod"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pm_card_visa",
                "4242424242424243",
                "42424242424242424242",
                "pm_1MqLiJLkdIwHu7ixUEgbFdYF",
                "42"
            })
    void are_not_what_gateways_answer(String token) {
        assertThatCode(() -> CardNumbers.refuseAs(token, "paymentMethod")).doesNotThrowAnyException();
    }

    @Test
    void are_looked_for_in_texts_of_any_length() {
        var text = "1 ".repeat(100_000);
        assertThatCode(() -> CardNumbers.refuseIn(text, "topic")).doesNotThrowAnyException();
        assertRefused(() -> CardNumbers.refuseIn(text + "4242 4242 4242 4242", "topic"));
    }

    private static void assertRefused(ThrowingCallable check) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(check)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("CARD_NUMBER"));
    }
}
