package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The short form of scripts/crash-journey on the packaged application: {@code kill -9} at two moments. */
class CrashIT {

    private static final Path SCRIPT = Path.of("..", "scripts", "crash-journey");

    @Test
    void nothingAcknowledgedIsLostAndTheBooksBalance() throws Exception {
        for (var tool : new String[] {"bash", "curl"}) {
            assumeTrue(isOnPath(tool), "skipped: the script needs " + tool);
        }
        var builder = new ProcessBuilder("bash", SCRIPT.toString(), "--moments", "2").redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(output).contains("The journey passed.");
        assertThat(process.exitValue()).as(output).isZero();
    }

    private static boolean isOnPath(String tool) {
        for (var directory : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(directory, tool))) {
                return true;
            }
        }
        return false;
    }
}
