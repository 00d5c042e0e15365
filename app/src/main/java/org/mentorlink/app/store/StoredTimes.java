package org.mentorlink.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.axonframework.common.DateTimeUtils;

/** Times as events have them, such as {@code 2026-11-23T08:00:00.123Z}: millions are read at once, which takes the JDK's formatter seconds. */
final class StoredTimes {

    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
    private static final int MOST_DIGITS = 9;

    private StoredTimes() {}

    /**
     * Reads one.
     *
     * @throws java.time.DateTimeException where it is none
     */
    static Instant parse(String text) {
        var digits = digitsOfFraction(text);
        if (digits < 0) {
            return DateTimeUtils.parseInstant(text);
        }
        var date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        var nanos = digits == 0 ? 0 : number(text, SHAPE.length() + 1, SHAPE.length() + 1 + digits);
        for (var digit = digits; digit < MOST_DIGITS; digit++) {
            nanos *= 10;
        }
        var time = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19), nanos);
        return Instant.ofEpochSecond(date.toEpochSecond(time, ZoneOffset.UTC), nanos);
    }

    /** Less than none where it is written in another way. */
    private static int digitsOfFraction(String text) {
        var last = text.length() - 1;
        if (last < SHAPE.length() || text.charAt(last) != 'Z' || !hasShape(text)) {
            return -1;
        }
        if (last == SHAPE.length()) {
            return 0;
        }
        var digits = last - SHAPE.length() - 1;
        if (text.charAt(SHAPE.length()) != '.' || digits < 1 || digits > MOST_DIGITS) {
            return -1;
        }
        for (var at = SHAPE.length() + 1; at < last; at++) {
            if (!isDigit(text.charAt(at))) {
                return -1;
            }
        }
        return digits;
    }

    private static boolean hasShape(String text) {
        for (var at = 0; at < SHAPE.length(); at++) {
            var expected = SHAPE.charAt(at);
            var found = text.charAt(at);
            if (expected == 'd' ? !isDigit(found) : expected != found) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
