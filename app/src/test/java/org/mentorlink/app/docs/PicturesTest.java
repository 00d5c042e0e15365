package org.mentorlink.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** README shows the pages as a test run has seen them: {@code -Dapprove=true} with the tests of the pages takes them anew. */
class PicturesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path PICTURES = ROOT.resolve("docs").resolve("pictures");
    private static final Path TESTS = Path.of("src", "test", "java", "org", "mentorlink", "app", "e2e");
    private static final Pattern SHOWN = Pattern.compile("docs/pictures/([a-z0-9-]+)\\.png");
    /** As {@code Screen.isAccessible} calls what it looks at. */
    private static final Pattern LOOKED_AT = Pattern.compile("(.+)-(360|1280)(-dark)?");

    @Test
    void whatReadmeShowsIsThereAndNothingElse() throws IOException {
        try (var files = Files.list(PICTURES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".png", "")))
                    .hasSizeGreaterThan(7)
                    .containsExactlyInAnyOrderElementsOf(shown(Files.readString(ROOT.resolve("README.md"))));
        }
    }

    @Test
    void whatReadmeShowsIsTakenByATest() throws IOException {
        var tests = sources();
        assertThat(shown(Files.readString(ROOT.resolve("README.md")))).allMatch(name -> isTaken(name, tests));
    }

    @Test
    void whatNoTestTakesIsFound() {
        var tests = "picture(page, \"ledger\"); isAccessible(all, page, \"/desk/earnings\");";
        assertThat(isTaken("ledger", tests)).isTrue();
        assertThat(isTaken("desk-earnings-360-dark", tests)).isTrue();
        assertThat(isTaken("desk-360", tests)).isFalse();
        assertThat(isTaken("drawn-by-hand", tests)).isFalse();
        assertThat(shown("![a](docs/pictures/a-b.png) <img src=\"docs/pictures/c.png\">"))
                .containsExactly("a-b", "c");
    }

    private static boolean isTaken(String name, String tests) {
        var lookedAt = LOOKED_AT.matcher(name);
        return lookedAt.matches()
                ? tests.contains("\"/" + lookedAt.group(1).replace('-', '/') + '"')
                : tests.contains(", \"" + name + "\")");
    }

    private static SortedSet<String> shown(String text) {
        return SHOWN.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sources() throws IOException {
        try (var files = Files.list(TESTS)) {
            return files.map(PicturesTest::read).collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
