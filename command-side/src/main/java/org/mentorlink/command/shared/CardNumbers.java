package org.mentorlink.command.shared;

import static org.mentorlink.command.shared.Input.require;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Numbers of payment cards, which must not become part of any event: an event is kept for ever. Found by their length, how
 * they begin, and the check digit that ISO/IEC 7812 ends them with (Luhn).
 *
 * <p>What begins with {@code +} and has at most 15 digits (E.164) is the number of a telephone, unless
 *
 * <ul>
 *   <li>it has 14 or 15 digits and begins as a card of that length does: 34 and 37 (American Express, 15), 30, 36, 38 and 39 (Diners
 *       Club, 14). They are also codes of countries (3x of Europe), none of which gives anybody a number of more than 13 digits with
 *       its code; or
 *   <li>the name of a scheme stands right before or after it, as nobody writes beside a telephone's.
 * </ul>
 *
 * <p>So no number in use is taken for a card's; one that is made up is, if its last digit happens to be right.
 */
public final class CardNumbers {

    private static final Pattern PART = Pattern.compile("_");
    private static final Pattern PAN = Pattern.compile("[0-9]{12,19}");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]++");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}++");
    private static final Pattern OTHER_THAN_DIGITS = Pattern.compile("\\P{Nd}++");

    /** Digits, perhaps after a word or before one ({@code visa4242...}); a single letter after them is one of a hexadecimal id. */
    private static final Pattern NUMBER = Pattern.compile("\\p{L}*+\\p{Nd}++|\\p{Nd}++\\p{L}{2,}+");

    /**
     * What people, and whatever they paste from, put between groups of digits: spaces of any width, hyphens and dashes, dots,
     * and what nobody sees. Lines, commas and slashes part numbers that have nothing to do with each other.
     */
    private static final Pattern GAP = Pattern.compile("[\\h\\p{Pd}\\p{Cf}\\u2212._\\u00B7\\u2022]{1,3}");

    /** Between the parts of an id. */
    private static final Pattern GLUE = Pattern.compile("[-._]");

    /** What people put before the number of their card, other than what programs put before their ids. */
    private static final Pattern OF_CARD = Pattern.compile(
            "visa|master(?:card)?|maestro|amex|diners|discover|jcb|rupay|unionpay|card|cc|pan|karte|kreditkarte|kaart",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}|\\+");

    /** How numbers of the great schemes begin, and how long they are then. */
    private static final Pattern ISSUED = Pattern.compile(
            "4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})" // Visa
                    + "|5[0-8][0-9]{14}|2[2-7][0-9]{14}" // Mastercard, Maestro, RuPay
                    + "|3[47][0-9]{13}|3[0689][0-9]{12}|35[0-9]{14}" // American Express, Diners Club, JCB
                    + "|6[0-9]{15,18}"); // Discover, UnionPay, Maestro, RuPay

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    /** A number of a telephone (E.164), with its country's. */
    private static final int LONGEST_TELEPHONE = 15;

    /** The same in countries whose codes begin as shorter cards do. */
    private static final int LONGEST_TELEPHONE_LIKE_A_CARD = 13;

    /** Numbers of meetings have up to 15 digits. */
    private static final int SHORTEST_IN_LINK = 16;

    /** Shorter ones beside longer ones are days and months, and country codes. */
    private static final int SHORTEST_GROUP = 3;

    private CardNumbers() {}

    /** @throws org.mentorlink.shared.Refused CARD_NUMBER, for a text that somebody has typed a card's number into */
    public static void refuseIn(String text, String... path) {
        require(
                !isIn(text, SHORTEST),
                "CARD_NUMBER",
                "This looks like the number of a payment card; never send one, only the token that the gateway gave.",
                path);
    }

    /** @throws org.mentorlink.shared.Refused CARD_NUMBER, for the address of a page that holds a card's number */
    public static void refuseInLink(String link, String... path) {
        require(
                !isIn(ENCODED.matcher(link).replaceAll(" "), SHORTEST_IN_LINK),
                "CARD_NUMBER",
                "This link looks as if it held the number of a payment card; never send one.",
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

    /** Also where other digits stand beside it, such as when it expires. Ids and numbers of telephones (E.164) are left out. */
    private static boolean isIn(String text, int shortest) {
        var groups = new ArrayList<String>();
        var previous = "";
        var end = 0;
        var isOfId = false;
        var isDialled = false;
        var words = WORD.matcher(text);
        while (words.find()) {
            var word = words.group();
            var gap = text.substring(end, words.start());
            var digits = digits(word);
            isOfId = isMixed(word)
                    || GLUE.matcher(gap).matches()
                            && (isOfId
                                    || gap.equals("_")
                                            && LETTERS.matcher(previous).matches()
                                            && !isOfCard(previous));
            if (isOfId || !goesOn(previous, gap, word)) {
                if (isAmong(groups, isDialled && !isOfCard(word), shortest)) {
                    return true;
                }
                groups.clear();
                isDialled = gap.endsWith("+") && !isOfCard(previous);
            }
            if (!isOfId && !digits.isEmpty()) {
                groups.add(digits);
            }
            previous = word;
            end = words.end();
        }
        return isAmong(groups, isDialled, shortest);
    }

    private static boolean isOfCard(String word) {
        return OF_CARD.matcher(word).matches();
    }

    private static boolean isMixed(String word) {
        return !NUMBER.matcher(word).matches() && !LETTERS.matcher(word).matches();
    }

    private static boolean goesOn(String previous, String gap, String word) {
        return !previous.isEmpty()
                && Character.isDigit(previous.codePointBefore(previous.length()))
                && Character.isDigit(word.codePointAt(0))
                && GAP.matcher(gap).matches();
    }

    /** In ASCII, whatever script they are written in. */
    private static String digits(String word) {
        return OTHER_THAN_DIGITS
                .matcher(word)
                .replaceAll("")
                .codePoints()
                .collect(
                        StringBuilder::new,
                        (all, digit) -> all.append(Character.digit(digit, 10)),
                        StringBuilder::append)
                .toString();
    }

    /** Of a telephone's number the country's is left out; what is longer than any begins with {@code +} by chance. */
    private static boolean isAmong(List<String> groups, boolean isDialled, int shortest) {
        var isTelephone = isDialled && groups.stream().mapToInt(String::length).sum() <= LONGEST_TELEPHONE;
        return isTelephone && !groups.isEmpty()
                ? isTooLongForItsCountry(groups, shortest) || isAmong(groups.subList(1, groups.size()), shortest)
                : isAmong(groups, shortest);
    }

    /** However it is grouped; what follows it may be when it expires. */
    private static boolean isTooLongForItsCountry(List<String> groups, int shortest) {
        var number = new StringBuilder();
        for (var group : groups) {
            number.append(group);
            if (number.length() > LONGEST_TELEPHONE_LIKE_A_CARD && isIssued(number, shortest)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAmong(List<String> groups, int shortest) {
        for (var first = 0; first < groups.size(); first++) {
            var number = new StringBuilder();
            for (var last = first; last < groups.size() && number.length() < LONGEST; last++) {
                number.append(groups.get(last));
                if (isIssued(number, shortest) && areOfOneNumber(groups.subList(first, last + 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isIssued(CharSequence number, int shortest) {
        return number.length() >= shortest && ISSUED.matcher(number).matches() && isChecked(number);
    }

    /** The old ones of 13 digits look like numbers of telephones, and are found in one piece only. */
    private static boolean areOfOneNumber(List<String> groups) {
        var length = groups.stream().mapToInt(String::length).summaryStatistics();
        return groups.size() == 1
                || length.getSum() > SHORTEST
                        && (length.getMin() >= SHORTEST_GROUP || length.getMin() == length.getMax());
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
