package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mentorlink.app.e2e.SecretScan.Seen;

/**
 * R7: after everything else, nothing of what all the tests of all JVMs sent that is secret or personal is found in what the
 * applications that they shared have logged and stored. The build runs it by itself, once the others have ended.
 */
class LeftSecretsTest {

    @Test
    void nothingSecretOrPersonalIsInAnyLogOrDatabase() throws IOException {
        var left = Path.of(System.getProperty("secret.look", ""));
        assumeTrue(
                !left.toString().isEmpty() && Files.isDirectory(left), "no tests that share an application ran before");
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
}
