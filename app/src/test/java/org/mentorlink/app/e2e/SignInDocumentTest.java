package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples of docs/sign-in.md as a reader does, and looks for what stands under each in its answer. */
class SignInDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "sign-in.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("```sh\\n(.*?)```\\n(?:```text\\n(.*?)```\\n)?", Pattern.DOTALL);
    private static final String END = "=== end of example";

    @TempDir
    private Path folder;

    @Test
    void everyExampleAnswersWhatStandsUnderIt() throws Exception {
        var examples = EXAMPLE.matcher(Files.readString(DOCUMENT)).results().toList();
        var script = new StringBuilder("set -eu\n");
        examples.forEach(example ->
                script.append(example.group(1)).append("echo '").append(END).append("'\n"));

        var answers = run(script.toString()).split(END, -1);

        assertThat(examples).hasSizeGreaterThan(10);
        assertThat(answers).as(String.join("", answers)).hasSize(examples.size() + 1);
        for (var at = 0; at < examples.size(); at++) {
            var expected = examples.get(at).group(2);
            if (expected != null) {
                assertThat(answers[at])
                        .as(examples.get(at).group(1))
                        .contains(List.of(expected.strip().split("\n")));
            }
        }
    }

    private String run(String script) throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var builder = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("BASE", ApplicationUnderTest.shared().url());
        var process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends in time").isTrue();
        return Files.readString(output);
    }
}
