package org.mentorlink.app.e2e;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a page in another language still says in the words of the English one, or in codes that are no words at all. */
final class Untranslated {

    private static final Path TEXTS = Path.of("..", "web", "src", "i18n");
    private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\\n]|\\\\.)+)'");
    private static final Pattern GAP = Pattern.compile("\\{\\{\\w+}}");
    /** Less than that is found in any language. */
    private static final int TELLING = 8;

    private static final Predicate<String> CODE =
            Pattern.compile("\\b[A-Z]{2,}(_[A-Z0-9]+)+\\b").asPredicate();
    private static final Predicate<String> ENGLISH = english();

    private Untranslated() {}

    /** Of all that is read there, or read out. */
    static List<String> on(Page page) {
        @SuppressWarnings("unchecked")
        var read = (Collection<String>) page.evaluate("""
                () => {
                    const found = new Set();
                    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                    while (walker.nextNode()) {
                        const around = walker.currentNode.parentElement;
                        if (around.checkVisibility() && !around.closest('script, style')) found.add(walker.currentNode.textContent.trim());
                    }
                    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
                        document.querySelectorAll('[' + name + ']').forEach(each => found.add(each.getAttribute(name).trim()));
                    }
                    found.add(document.title);
                    return [...found];
                }
                """);
        return read.stream().filter(CODE.or(ENGLISH)).toList();
    }

    private static Predicate<String> english() {
        var german = literals("de.ts").collect(Collectors.toSet());
        var only = literals("en.ts")
                .filter(text -> !german.contains(text) && text.matches(".*[a-z]{2}.*"))
                .collect(Collectors.partitioningBy(text -> GAP.matcher(text).find()));
        var whole = List.copyOf(only.get(false));
        var patterns = only.get(true).stream()
                .filter(text -> GAP.matcher(text).replaceAll("").length() >= TELLING)
                .map(text ->
                        Arrays.stream(GAP.split(text, -1)).map(Pattern::quote).collect(Collectors.joining(".+")))
                .map(pattern -> Pattern.compile(pattern).asMatchPredicate())
                .toList();
        return text -> whole.contains(text) || patterns.stream().anyMatch(pattern -> pattern.test(text));
    }

    private static Stream<String> literals(String language) {
        try (var files = Files.list(TEXTS)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("(\\w+\\.)?" + Pattern.quote(language)))
                    .sorted()
                    .toList()
                    .stream()
                    .flatMap(Untranslated::literalsOf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> literalsOf(Path file) {
        try {
            return LITERAL.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1).replace("\\'", "'"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
