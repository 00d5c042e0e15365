package org.mentorlink.command.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Random;
import java.util.UUID;
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
                "4000000000000000006",
                "4242\u00A04242\u00A04242\u00A04242",
                "4242\u202F4242\u20094242\u30004242",
                "4242.4242.4242.4242",
                "4242\u20134242\u20144242\u22124242",
                "4242\u20114242\u20104242-4242",
                "4242 - 4242 - 4242 - 4242",
                "4242_4242_4242_4242",
                "4242\u00B74242\u20224242\u00B74242",
                "4242\u200B4242\u200B4242\u200B4242",
                "4242  4242  4242  4242",
                "3782.822463.10005",
                "42 42 42 42 42 42 42 42",
                "4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2",
                "No-4242424242424242",
                "visa4242424242424242",
                "Visa4242-4242-4242-4242",
                "4242424242424242exp 12/27",
                "card:4242424242424242/1227",
                "+4242424242424242",
                "+4242 4242 4242 4242",
                "+49 1512 3456788 4242 4242 4242 4242",
                "+ 4242424242424242 12/27",
                "+378282246310005",
                "+3782 822463 10005",
                "+37 8282 2463 10005",
                "Call +371449635398431, please",
                "+30569309025904",
                "+3056 930902 5904",
                "+30569309025904 1",
                "+36259600000004",
                "visa +4222222222222",
                "+4222222222222 Visa",
                "Amex: +378282246310005 12/27",
                "visa_4242424242424242",
                "visa_4242_4242_4242_4242",
                "Mastercard_5555555555554444",
                "my CARD_4242424242424242",
                "cc_378282246310005",
                "\uFF14\uFF12\uFF14\uFF12 4242 4242 4242",
                "\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662"
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
                "Order 1234567890123456",
                "42424242424242424242",
                "ord_4242424242424242",
                "9f86d081-4242424242424242",
                "4242424242424242a",
                "2026-11-22 10:00 to 2026-11-23 12:00",
                "1.000.000.000.000.007",
                "https://zoom.us/j/98765432101?pwd=42",
                "22.11.2026\u201323.11.2026",
                "24 2026-11-25 2026-12-07 2026",
                "+49 1512 3456788, +44 7700 900123",
                "+49 1512 3456788",
                "+378282246310006",
                "+37828224631003",
                "+4222222222222",
                "+378 0549 882 914",
                "+39 06 1234 56787",
                "+358 9 1234 5678 902",
                "+49 1512 3456 78908",
                "+1 378 282 246 31000",
                "0049 1512 34567890",
                "4500, 5000, 5500, 6003",
                "4500\n5000\n5500\n6003",
                "10:00-11:00 12:00-13:00 14:00-15:00",
                "4242 4242 and 4242 4242",
                "bkg_9f86d081-4242-4242-4242-424242424242",
                "pay_4242424242424242",
                "SHA-256 4242424242424242f"
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

    /** Made at random from one seed, as people paste them. */
    @Test
    void are_not_our_ids_nor_telephones() {
        var random = new Random(2026);
        for (var number = 0; number < 20_000; number++) {
            var uuid = new UUID(random.nextLong(), random.nextLong());
            var phone = phone(random);
            for (var text : List.of("bkg_" + uuid, "pur_pk-" + uuid, "pay_" + uuid + "-r1", phone)) {
                assertThatCode(() -> CardNumbers.refuseIn("It is " + text + ", please", "reason"))
                        .as(text)
                        .doesNotThrowAnyException();
            }
        }
    }

    /**
     * E.164 has up to 15 digits, the first one to three of which are the country's; fewer in those countries whose codes begin as short
     * cards do.
     */
    private static String phone(Random random) {
        var country = 1 + random.nextInt(998);
        var digits = new StringBuilder();
        var groups = 2 + random.nextInt(Integer.toString(country).startsWith("3") ? 2 : 3);
        for (var group = 0; group < groups; group++) {
            digits.append(random.nextBoolean() ? ' ' : '-').append(100 + random.nextInt(900));
        }
        return "+" + country + digits;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/4242424242424242",
                "https://example.org/?card=4242-4242-4242-4242",
                "https://example.org/4242%204242%204242%204242",
                "https://example.org/?q=4242+4242+4242+4242",
                "https://example.org/%3A5555555555554444"
            })
    void are_found_in_links(String link) {
        assertRefused(() -> CardNumbers.refuseInLink(link, "url"));
    }

    /** Teams numbers its meetings so, and some of those look like old or short cards. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://meet.google.com/abc-defg-hij",
                "https://teams.microsoft.com/meet/378282246310005?p=aB3",
                "https://teams.microsoft.com/meet/30569309025904?p=aB3",
                "https://zoom.us/j/4222222222222",
                "https://example.org/4242424242424243",
                "https://www.linkedin.com/in/ada-4242a"
            })
    void are_not_the_numbers_of_meetings(String link) {
        assertThatCode(() -> CardNumbers.refuseInLink(link, "url")).doesNotThrowAnyException();
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
