package org.mentorlink.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page loads nothing from elsewhere, and all it loads is there. */
class GraphiQlPageTest {

    private static final Path FOLDER = Path.of("src/main/resources/static/graphiql");
    private static final Pattern ELSEWHERE = Pattern.compile("https?://|src=\"//|href=\"//");
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @Test
    void nothing_comes_from_elsewhere() throws IOException {
        for (var file : List.of("index.html", "page.js", "page.css")) {
            assertThat(Files.readString(FOLDER.resolve(file))).doesNotContainPattern(ELSEWHERE);
        }
        assertThat("<script src=\"https://cdn.example/x.js\">").containsPattern(ELSEWHERE);
    }

    @Test
    void all_it_loads_is_in_our_jars() throws IOException {
        var loaded = LOADED.matcher(Files.readString(FOLDER.resolve("index.html")))
                .results()
                .map(result -> result.group(1))
                .toList();

        assertThat(loaded).hasSize(7).allSatisfy(path -> {
            var root = path.startsWith("/webjars/") ? "META-INF/resources" : "static";
            assertThat(getClass().getClassLoader().getResource(root + path))
                    .as(path)
                    .isNotNull();
        });
    }
}
