package org.mentorlink.shared;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How ids are written: a three-letter prefix that tells the kind, an underscore, and a suffix of letters, digits,
 * hyphens and underscores. Things that exist once for another thing share its suffix, so one id leads to the others.
 */
public final class Ids {

    private static final Pattern FORM = Pattern.compile("[a-z]{3}_[A-Za-z0-9_-]{1,100}");

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
        return value.startsWith(prefix) && FORM.matcher(value).matches();
    }
}
