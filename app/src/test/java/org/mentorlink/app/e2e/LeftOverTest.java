package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tests have written is gone when their JVM is. */
class LeftOverTest {

    @TempDir
    private Path folder;

    @Test
    void a_directory_is_deleted_with_all_that_is_in_it() throws Exception {
        var data = Files.createDirectories(folder.resolve("data/files/deep"))
                .getParent()
                .getParent();
        Files.writeString(data.resolve("files/deep/one"), "x");
        LeftOver.delete(data);
        assertThat(data).doesNotExist();
        LeftOver.delete(data);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void it_is_when_the_jvm_ends_after_those_were_closed_that_write_there() throws Exception {
        var data = Files.createDirectories(folder.resolve("data"));
        var jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ending.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).contains("closed");
        assertThat(data).doesNotExist();
    }

    static final class Ending {

        public static void main(String[] arguments) {
            var data = LeftOver.directory(Path.of(arguments[0]));
            LeftOver.closesFirst(() -> {
                Files.writeString(data.resolve("last"), "x");
                System.out.println("closed");
            });
            System.exit(0);
        }
    }
}
