package org.mentorlink.api.people;

import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet would take for a formula. They are exported behind an apostrophe, which makes a text of them,
 * and imported without it, so that an export can be imported as it is.
 */
final class Spreadsheets {

    private static final Pattern FORMULA = Pattern.compile("(?s)[\\s']*[=+\\-@|%\\t\\r\\n].*");
    private static final String TEXT = "'";

    private Spreadsheets() {}

    static String exported(String cell) {
        return FORMULA.matcher(cell).matches() ? TEXT + cell : cell;
    }

    static String imported(String cell) {
        return cell.startsWith(TEXT) && FORMULA.matcher(cell.substring(1)).matches() ? cell.substring(1) : cell;
    }
}
