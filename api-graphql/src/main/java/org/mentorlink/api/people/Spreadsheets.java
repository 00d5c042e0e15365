package org.mentorlink.api.people;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet would take for a formula. They are exported behind an apostrophe, which makes a text of them,
 * and imported without it, so that an export can be imported as it is. A spreadsheet may take another character than the
 * comma for the end of a cell, whatever the quotes say: what would begin a cell then is made a text as well.
 */
public final class Spreadsheets {

    /** What a spreadsheet skips before a formula, or takes off: blanks and invisible characters of Unicode, quotes. */
    private static final String SKIPPED = "[\\p{IsWhite_Space}\\p{Cc}\\p{Cf}'\"]*";

    private static final String BEGIN = "[=+\\-@|%\uFF1D\uFF0B\uFF0D\uFF20]";
    private static final Pattern CELL = Pattern.compile("(?s)(?:" + SKIPPED + BEGIN + "|" + SKIPPED + "[\\t\\r\\n]).*");
    private static final Pattern PIECE = Pattern.compile("(?<=[,;\\t\\r\\n])[^,;\\t\\r\\n]+");
    private static final Pattern FORMULA = Pattern.compile("(?s)" + SKIPPED + BEGIN + ".*");
    private static final String TEXT = "'";

    private Spreadsheets() {}

    /** What a spreadsheet takes for text. */
    public static String exported(String cell) {
        return marked(pieces(cell, piece -> marked(piece, FORMULA)), CELL);
    }

    /** What {@link #exported} has made of a cell, as it was. */
    static String imported(String cell) {
        return pieces(unmarked(cell, CELL), piece -> unmarked(piece, FORMULA));
    }

    private static String pieces(String cell, UnaryOperator<String> change) {
        return PIECE.matcher(cell).replaceAll(piece -> Matcher.quoteReplacement(change.apply(piece.group())));
    }

    private static String marked(String text, Pattern dangerous) {
        return dangerous.matcher(text).matches() ? TEXT + text : text;
    }

    private static String unmarked(String text, Pattern dangerous) {
        return text.startsWith(TEXT) && dangerous.matcher(text.substring(1)).matches() ? text.substring(1) : text;
    }
}
