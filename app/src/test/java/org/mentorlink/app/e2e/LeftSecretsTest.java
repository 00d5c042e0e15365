package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.mentorlink.app.e2e.SecretScan.Seen;

/**
 * R7: after everything else, nothing of what all the tests of all JVMs sent that is secret or personal is found in what the
 * applications that they shared have logged and stored. The build runs it by itself, once the others have ended.
 */
class LeftSecretsTest {

    private static final Path REPORT =
            Path.of("target", "surefire-reports", "TEST-" + SecretScanTest.class.getName() + ".xml");

    @Test
    void nothingSecretOrPersonalIsInAnyLogOrDatabase() throws IOException {
        var name = System.getProperty("secret.look");
        assumeTrue(name != null, "only the build says where it is left");
        var left = Path.of(name);
        assumeTrue(Files.isDirectory(left) || hasRunSince(left), "no tests that share an application ran before");
        assertThat(left).isDirectory();
        try (var directories = Files.list(left)) {
            for (var directory : directories.toList()) {
                var seen = Seen.in(directory);
                assertThat(seen.texts()).containsKey("the log").hasSizeGreaterThan(10);
                assertThat(SecretScan.found(seen.texts(), seen.secrets())).isEmpty();
            }
        } finally {
            LeftOver.delete(left);
        }
    }

    /** Whether a test that shares the application has ended in this build, whose beginning is in the directory's name. */
    private static boolean hasRunSince(Path left) throws IOException {
        var begun = LocalDateTime.parse(
                        left.getFileName().toString().replace("seen-", ""),
                        DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"))
                .toInstant(ZoneOffset.UTC);
        return Files.exists(REPORT)
                && !Files.getLastModifiedTime(REPORT).toInstant().isBefore(begun);
    }
}
