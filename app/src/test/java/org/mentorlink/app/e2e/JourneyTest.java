package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The script that the README shows passes against the application as it is. */
class JourneyTest {

    private static final Path SCRIPT = Path.of("..", "scripts", "Journey.java");

    @Test
    void theJourneyPassesAndItsGuardsBite() throws Exception {
        try (var application = ApplicationUnderTest.fresh()) {
            var played = run("--url", application.url());
            assertThat(played.output()).contains("The journey passed.");
            assertThat(played.exit()).isZero();

            var nobody = run("--url", "http://localhost:1");
            assertThat(nobody.exit()).isNotZero();
        }
    }

    /** What the journey says, played against an application. */
    static String played(String url) throws Exception {
        return run("--url", url).output();
    }

    /** What it says when everything has ended: nothing acknowledged is lost, nothing moved twice. */
    static String settled(String url, Path acknowledged) throws Exception {
        return run("--settle", "--url", url, "--acknowledged", acknowledged.toString())
                .output();
    }

    private static Run run(String... arguments) throws Exception {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(SCRIPT.toString());
        command.addAll(java.util.List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), output);
    }

    private record Run(int exit, String output) {}
}
