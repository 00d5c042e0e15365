package org.mentorlink.command.shared;

import java.time.ZoneId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Characters;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;

/** Checks of what people typed: no number of a payment card is in any text (K1). Lengths are counted in characters as people see them, as far as Unicode lets that be. */
public final class Input {

    /** Root of the path of every refusal that is about an input. */
    public static final String INPUT = "input";

    private Input() {}

    public static Refused refusedInput(String code, String message, String... path) {
        return Refused.because(
                code, message, Stream.concat(Stream.of(INPUT), Stream.of(path)).toArray(String[]::new));
    }

    public static void require(boolean holds, String code, String message, String... path) {
        if (!holds) {
            throw refusedInput(code, message, path);
        }
    }

    /** A text that must be there, stripped of white space around it. */
    /** Nothing else could be paid, returned or transferred by card. */
    public static void requireCountable(Money amount, String... path) {
        require(
                amount.isCountable(),
                "AMOUNT_NOT_COUNTABLE",
                "In " + amount.currency() + " the last digit of the decimals is zero.",
                path);
    }

    public static String text(String value, int max, String blankCode, String tooLongCode, String... path) {
        require(Characters.anyVisible(value), blankCode, "This must not be blank.", path);
        atMost(value, max, tooLongCode, path);
        CardNumbers.refuseIn(value, path);
        return value.strip();
    }

    /**
     * A name, of a person or of anything else: one line that shows all that it holds.
     *
     * @return without white space around it
     */
    public static String name(String value, int max, String blankCode, String tooLongCode, String... path) {
        honest(value, path);
        return text(value, max, blankCode, tooLongCode, path);
    }

    /** As {@link #name}, or nothing where there is nothing to see. */
    public static @Nullable String optionalName(@Nullable String value, int max, String tooLongCode, String... path) {
        if (value != null && !value.isBlank()) {
            honest(value, path);
        }
        return optionalText(value, max, tooLongCode, path);
    }

    private static void honest(String value, String... path) {
        require(
                Characters.allHonest(value),
                "INVALID_NAME",
                "A name is one line without control, invisible or direction-changing characters.",
                path);
    }

    public static @Nullable String optionalText(@Nullable String value, int max, String tooLongCode, String... path) {
        if (value == null || !Characters.anyVisible(value)) {
            return null;
        }
        atMost(value, max, tooLongCode, path);
        CardNumbers.refuseIn(value, path);
        return value.strip();
    }

    public static void atMost(String value, int max, String code, String... path) {
        require(
                value.codePointCount(0, value.length()) <= max,
                code,
                "This must not be longer than " + max + " characters.",
                path);
    }

    public static void timeZone(String value, String... path) {
        require(
                ZoneId.getAvailableZoneIds().contains(value) && !value.startsWith("SystemV/"),
                "INVALID_TIME_ZONE",
                "A time zone is an IANA name, such as Africa/Johannesburg.",
                path);
    }

    /** The reason a person may give for what they do. */
    public static @Nullable String optionalReason(@Nullable String reason) {
        return optionalText(reason, 1_000, "REASON_TOO_LONG", "reason");
    }

    public static String reason(String reason, int max) {
        return text(reason, max, "BLANK_REASON", "REASON_TOO_LONG", "reason");
    }
}
