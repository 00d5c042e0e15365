package org.mentorlink.query.mentoring.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * Words as they are compared in a search: without case and accents. Signs that make a skill another one belong to it:
 * {@code c++}, {@code c#}, {@code .net}, {@code node.js}. Ideographs, which no space separates, are words each.
 */
final class Words {

    private static final Pattern ACCENTS = Pattern.compile("[\\p{M}&&\\p{IsInherited}]+");
    private static final Pattern APOSTROPHES = Pattern.compile("(?<=\\p{L})['\\u2019\\u02BC](?=\\p{L})");
    private static final String LETTERS = "[\\p{L}\\p{N}\\p{M}]";
    private static final Pattern WORD = Pattern.compile("(?:(?<!" + LETTERS + ")\\.(?=\\p{L}))?" + LETTERS + "++(?:\\."
            + LETTERS + "++)*+(?:(?<=\\p{L})[+#]++(?!" + LETTERS + "))?");

    private Words() {}

    /** As they are asked for. */
    static List<String> of(String text) {
        var words = new ArrayList<String>();
        var found = WORD.matcher(folded(text));
        while (found.find()) {
            addSplit(words, found.group());
        }
        return List.copyOf(words);
    }

    /** A word and the parts by which it is found too: {@code node.js} by {@code node} and {@code js}. */
    static Stream<String> withParts(String word) {
        if (word.indexOf('.') < 0) {
            return Stream.of(word);
        }
        var parts = Arrays.stream(word.split("\\.", -1)).filter(part -> !part.isEmpty());
        return Stream.concat(Stream.of(word), parts).distinct();
    }

    /** The whole text as one key. */
    static String key(String text) {
        return String.join(" ", of(text));
    }

    private static String folded(String text) {
        var plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return APOSTROPHES.matcher(ascii(plain)).replaceAll("");
    }

    /** Letters that do not come apart into a letter and an accent, such as ø and ß. */
    private static String ascii(String text) {
        if (text.chars().allMatch(letter -> letter < 128)) {
            return text;
        }
        var letters = text.toCharArray();
        var folded = new char[letters.length * 4];
        var length = ASCIIFoldingFilter.foldToASCII(letters, 0, folded, 0, letters.length);
        return new String(folded, 0, length).toLowerCase(Locale.ROOT);
    }

    private static void addSplit(List<String> words, String word) {
        var rest = new StringBuilder();
        word.codePoints().forEach(letter -> {
            if (Character.isIdeographic(letter)) {
                add(words, rest);
                words.add(Character.toString(letter));
            } else {
                rest.appendCodePoint(letter);
            }
        });
        add(words, rest);
    }

    private static void add(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
