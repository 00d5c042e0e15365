package org.mentorlink.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps docs/errors.md as the sources say: every code with its message. Written anew with {@code -Dapprove=true}. */
class ErrorCodesTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "errors.md");
    private static final List<Path> SOURCES =
            List.of(Path.of("..", "command-side", "src", "main"), Path.of("..", "api-graphql", "src", "main"));
    private static final Pattern CODE_AND_MESSAGE =
            Pattern.compile("\"([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*)\",\\s*\"([A-Z][^\"]* [^\"]*)\"");

    @Test
    void theDocumentNamesEveryCode() throws IOException {
        var document = document();
        if (Boolean.getBoolean("approve")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(document)
                .contains("| `SLOT_NOT_OFFERED` |", "| `IDEMPOTENCY_KEY_REUSED` |", "| `INVALID_CREDENTIALS` |");
        assertThat(Files.readString(DOCUMENT)).isEqualTo(document);
    }

    private static String document() throws IOException {
        var text = new StringBuilder("""
                # Error codes

                An expected failure is data: `errors { code message path }` in the payload, and nothing was changed. The codes are
                stable, the messages are for people. Written from the code by `ErrorCodesTest`. Besides those below: `SLOT_TAKEN`
                (with `nextFreeSlots`) and `MENTEE_BUSY` of a booking, `RATE_LIMITED` (with `retryAfterSeconds`), and for texts
                `BLANK_...` and `..._TOO_LONG` with the name of the field.

                An unexpected one is a top-level error with `extensions.code` (UNAUTHENTICATED, FORBIDDEN, NOT_FOUND,
                RATE_LIMITED, BAD_REQUEST, INTERNAL) and `extensions.traceId`, which the log names too.

                | code | message |
                |---|---|
                """);
        for (var code : codes().entrySet()) {
            text.append("| `")
                    .append(code.getKey())
                    .append("` | ")
                    .append(code.getValue())
                    .append(" |\n");
        }
        return text.toString();
    }

    private static SortedMap<String, String> codes() throws IOException {
        var codes = new TreeMap<String, String>();
        for (var root : SOURCES) {
            try (var files = Files.walk(root)) {
                for (var file : files.filter(path -> path.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    var matcher = CODE_AND_MESSAGE.matcher(Files.readString(file));
                    while (matcher.find()) {
                        codes.merge(
                                matcher.group(1),
                                matcher.group(2),
                                (one, other) -> one.contains(other) ? one : one + " " + other);
                    }
                }
            }
        }
        return codes;
    }
}
