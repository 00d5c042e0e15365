package org.mentorlink.command.shared;

import static org.mentorlink.command.shared.Input.require;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Numbers of payment cards, which must not become part of any event: an event is kept for ever. Found by their length, how
 * they begin, and the check digit that ISO/IEC 7812 ends them with (Luhn).
 */
public final class CardNumbers {

    private static final Pattern PART = Pattern.compile("_");
    private static final Pattern PAN = Pattern.compile("[0-9]{12,19}");

    /** As people write them: groups of digits, one space or hyphen between two. Not a part of a word, an id or a phone number. */
    private static final Pattern GROUPS =
            Pattern.compile("(?<![\\p{Alnum}+_.-])[0-9]++(?![\\p{Alnum}_])(?:[ -][0-9]++(?![\\p{Alnum}_]))*+");

    private static final Pattern GAP = Pattern.compile("[ -]");

    /** How numbers of the great schemes begin, and how long they are then. */
    private static final Pattern ISSUED = Pattern.compile(
            "4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})" // Visa
                    + "|5[0-8][0-9]{14}|2[2-7][0-9]{14}" // Mastercard, Maestro, RuPay
                    + "|3[47][0-9]{13}|3[0689][0-9]{12}|35[0-9]{14}" // American Express, Diners Club, JCB
                    + "|6[0-9]{15,18}"); // Discover, UnionPay, Maestro, RuPay

    private CardNumbers() {}

    /** @throws org.mentorlink.shared.Refused CARD_NUMBER, for a text that somebody has typed a card's number into */
    public static void refuseIn(String text, String... path) {
        require(
                !isIn(text),
                "CARD_NUMBER",
                "This looks like the number of a payment card; never send one, only the token that the gateway gave.",
                path);
    }

    /** @throws org.mentorlink.shared.Refused CARD_NUMBER, for what is to be a gateway's token and is a card's number */
    public static void refuseAs(String token, String... path) {
        require(
                PART.splitAsStream(token).noneMatch(part -> PAN.matcher(part).matches() && isChecked(part)),
                "CARD_NUMBER",
                "This is the number of a payment card; never send one, only the token that the gateway gave.",
                path);
    }

    /** Also where other digits stand beside it, such as when it expires. */
    private static boolean isIn(String text) {
        return GROUPS.matcher(text).results().anyMatch(found -> isAmong(GAP.split(found.group())));
    }

    private static boolean isAmong(String[] groups) {
        for (var first = 0; first < groups.length; first++) {
            var number = new StringBuilder();
            for (var last = first; last < groups.length && number.length() < 19; last++) {
                number.append(groups[last]);
                if (ISSUED.matcher(number).matches() && isChecked(number)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Every second digit from the last but one on counts twice, by the sum of its digits. */
    private static boolean isChecked(CharSequence number) {
        var sum = IntStream.range(0, number.length())
                .map(place -> {
                    var digit = number.charAt(number.length() - 1 - place) - '0';
                    return place % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
                })
                .sum();
        return sum % 10 == 0;
    }
}
