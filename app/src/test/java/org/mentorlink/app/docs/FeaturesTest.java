package org.mentorlink.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A stranger finds out what a feature's name means, which class it names exists, and gets to every document from README. */
class FeaturesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path FEATURES = ROOT.resolve("docs").resolve("features.md");
    private static final Pattern NAME = Pattern.compile("\\b[A-T](?:[1-9]|1[0-9]|20)\\b");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-T][0-9, A-T]*?) \\|");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]+)`");

    @Test
    void everyNameThatIsUsedIsExplained() throws IOException {
        var explained = explained(Files.readString(FEATURES));
        assertThat(explained).contains("A1", "C2", "C3", "T5");

        assertThat(used(Files.readString(FEATURES.resolveSibling("feedback.md"))))
                .contains("N1");
        try (var files = texts()) {
            files.forEach(file -> assertThat(explained).as(file + " uses").containsAll(used(read(file))));
        }
    }

    @Test
    void aNameThatIsNotExplainedIsFound() {
        assertThat(explained("| A1 | one | `B2` |\n| C2, C3 | two |\n")).containsExactly("A1", "C2", "C3");
        assertThat(used("As P4 says; not 2026-11-02T10:00, not V1, not `B2C`.")).containsExactly("P4");
    }

    @Test
    void everyClassThatIsNamedIsThere() throws IOException {
        try (var files = Files.walk(ROOT)) {
            var classes = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            var named = CLASS.matcher(Files.readString(FEATURES))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(named).hasSizeGreaterThan(60);
            assertThat(classes).containsAll(named);
        }
    }

    @Test
    void readmeLinksEveryDocumentOnce() throws IOException {
        var readme = Files.readString(ROOT.resolve("README.md"));
        try (var documents = Files.list(FEATURES.getParent())) {
            documents
                    .map(document -> "(docs/" + document.getFileName() + ")")
                    .forEach(link -> assertThat(readme.split(Pattern.quote(link), -1).length - 1)
                            .as(link)
                            .isPositive());
        }
    }

    private static SortedSet<String> explained(String document) {
        var names = new TreeSet<String>();
        ROW.matcher(document)
                .results()
                .forEach(row -> names.addAll(List.of(row.group(1).split(", "))));
        return names;
    }

    private static SortedSet<String> used(String text) {
        var names = new TreeSet<String>();
        NAME.matcher(text).results().forEach(found -> names.add(found.group()));
        return names;
    }

    /** What people read: documents, the schema, comments. */
    private static Stream<Path> texts() throws IOException {
        return Stream.concat(
                        Files.walk(FEATURES.getParent()),
                        Stream.concat(
                                Stream.of(ROOT.resolve("README.md")),
                                Files.walk(ROOT.resolve("api-graphql")
                                        .resolve("src")
                                        .resolve("main"))))
                .filter(file -> file.toString().matches(".*\\.(md|graphqls|java)"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
