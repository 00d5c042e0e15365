package org.mentorlink.api.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Page;

/** Turns {@code first} and {@code after} into a page. Cursors are opaque to clients; inside is the key of the list. */
public final class Paging {

    static final int DEFAULT_FIRST = 20;
    static final int MAX_FIRST = 100;

    private static final String FORM = "k:";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private Paging() {}

    /** A page of a list that is ordered by a number. */
    public static Page byNumber(@Nullable Integer first, @Nullable String after) {
        var page = byText(first, after);
        if (page.after() != null && !NUMBER.matcher(page.after()).matches()) {
            throw unknownCursor();
        }
        return page;
    }

    /** A page of a list that is ordered by a text. */
    public static Page byText(@Nullable Integer first, @Nullable String after) {
        return new Page(first(first), after == null ? null : key(after));
    }

    public static int first(@Nullable Integer first) {
        if (first == null) {
            return DEFAULT_FIRST;
        }
        if (first < 1 || first > MAX_FIRST) {
            throw Problem.badRequest("`first` lies between 1 and " + MAX_FIRST + ".");
        }
        return first;
    }

    public static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((FORM + key).getBytes(UTF_8));
    }

    private static String key(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            if (text.startsWith(FORM) && text.length() <= 200) {
                return text.substring(FORM.length());
            }
        } catch (IllegalArgumentException e) {
            throw unknownCursor();
        }
        throw unknownCursor();
    }

    /** A cursor that this list never answered. */
    public static Problem unknownCursor() {
        return Problem.badRequest("`after` is not a cursor of this list.");
    }
}
