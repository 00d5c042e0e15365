package org.mentorlink.query.mentoring;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as they are compared in a search: without case, accents and punctuation. */
final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}+#]+");

    private SearchText() {}

    static String normalised(String text) {
        var plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return SEPARATORS
                .matcher(plain.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    static List<String> words(String text) {
        return Arrays.stream(normalised(text).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Finds a normalised text in which a word starts so. */
    static Pattern startOf(String word) {
        return Pattern.compile("(^| )" + escaped(word));
    }

    /** Each character that means something in a pattern by itself; not \Q...\E, which not every store understands. */
    private static String escaped(String word) {
        return word.replace("+", "\\+").replace("#", "\\#");
    }
}
