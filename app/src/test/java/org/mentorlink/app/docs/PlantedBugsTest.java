package org.mentorlink.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each bug of scripts/planted-bugs still fits the sources; that it is caught, the script itself shows. */
class PlantedBugsTest {

    private static final Path ROOT = Path.of("..");

    @TempDir
    private Path other;

    @Test
    void eachCanBePlanted() throws Exception {
        try (Stream<Path> bugs = Files.list(ROOT.resolve("scripts/planted"))) {
            assertThat(bugs).hasSizeGreaterThanOrEqualTo(10);
        }
        var checked = check(ROOT);
        assertThat(checked.output()).endsWith("bugs can be planted.\n");
        assertThat(checked.exit()).isZero();
    }

    @Test
    void whatDoesNotFitIsTold() throws Exception {
        bug("gone", "this text is gone", "changed", "ATest");
        bug("twice", "again", "changed", "ATest");
        bug("idle", "once", "once", "ATest");
        bug("untested", "once", "changed", "NobodyTest");
        Files.createDirectories(other.resolve("side/src/test/java"));
        Files.createFile(other.resolve("side/src/test/java/ATest.java"));
        Files.writeString(other.resolve("side/A.java"), "once\nagain\nagain\n");

        var checked = check(other);

        assertThat(checked.output().lines())
                .containsExactly(
                        "gone: its text occurs 0 times in side/A.java",
                        "idle: it changes nothing",
                        "twice: its text occurs 2 times in side/A.java",
                        "untested: side has no NobodyTest");
        assertThat(checked.exit()).isNotZero();
    }

    private void bug(String name, String is, String planted, String test) throws IOException {
        var folder = Files.createDirectories(other.resolve("scripts/planted"));
        Files.writeString(
                folder.resolve(name + ".bug"),
                "what: something\nfile: side/A.java\nmodule: side\ntest: " + test + "\n--- is\n" + is
                        + "\n--- planted\n" + planted + "\n");
    }

    private record Checked(int exit, String output) {}

    private static Checked check(Path root) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        ROOT.resolve("scripts/PlantedBugs.java").toString(),
                        "--check",
                        "--root",
                        root.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Checked(process.exitValue(), output);
    }
}
