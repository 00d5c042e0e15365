package org.mentorlink.shared;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * How ids are written: a three-letter prefix that tells the kind, an underscore, and a suffix of letters, digits,
 * hyphens and underscores. Things that exist once for another thing share its suffix, so one id leads to the others.
 */
public final class Ids {

    /** Of a prefix, its underscore not among them. */
    private static final int LETTERS = 3;

    private static final int LONGEST_SUFFIX = 100;

    private Ids() {}

    public static String random(String prefix) {
        return prefix + UUID.randomUUID();
    }

    public static String named(String prefix, String name) {
        return prefix + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public static String sibling(String prefix, String id) {
        return prefix + id.substring(id.indexOf('_') + 1);
    }

    /** @throws IllegalArgumentException when the value is not an id of that kind */
    public static void require(String prefix, String value) {
        if (!is(prefix, value)) {
            throw new IllegalArgumentException("not an id of the kind " + prefix + "...");
        }
    }

    public static boolean is(String prefix, String value) {
        return value.startsWith(prefix) && isWellFormed(value);
    }

    /** Asked for each id of each event that is read, so without a regular expression. */
    private static boolean isWellFormed(String value) {
        var suffix = LETTERS + 1;
        if (value.length() <= suffix || value.length() > suffix + LONGEST_SUFFIX || value.charAt(LETTERS) != '_') {
            return false;
        }
        for (var at = 0; at < value.length(); at++) {
            var letter = value.charAt(at);
            if (at < LETTERS ? !isLower(letter) : !isOfSuffix(letter)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfSuffix(char letter) {
        return isLower(letter)
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || letter == '_'
                || letter == '-';
    }

    private static boolean isLower(char letter) {
        return letter >= 'a' && letter <= 'z';
    }
}
