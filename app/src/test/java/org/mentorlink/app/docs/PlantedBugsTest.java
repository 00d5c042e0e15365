package org.mentorlink.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** With a build that fails for reasons of its own. */
    @Test
    void onlyItsOwnTestCatchesABug() throws Exception {
        var tests = Files.createDirectories(other.resolve("side/src/test/java"));
        for (var test : List.of("CatchingTest", "BlindTest", "RedTest", "NeighbourTest", "UnbuiltTest")) {
            bug(test.replace("Test", ""), "once", "planted", test);
            Files.createFile(tests.resolve(test + ".java"));
        }
        Files.writeString(other.resolve("side/A.java"), "once\n");
        var maven = Files.writeString(other.resolve("maven"), """
                #!/bin/sh
                planted=$(grep -c planted side/A.java)
                test=$(echo "$*" | sed 's/.*-Dtest=\\([A-Za-z]*\\).*/\\1/')
                report() {
                  mkdir -p side/target/surefire-reports
                  echo "<testsuite name=\\"$1\\" tests=\\"3\\" errors=\\"0\\" skipped=\\"0\\" failures=\\"$2\\">" \\
                    > "side/target/surefire-reports/TEST-org.$1.xml"
                  status=$((status + $2))
                }
                status=0
                case $test in
                  CatchingTest) report 'CatchingTest$Nested' "$planted" ;;
                  BlindTest) report BlindTest 0 ;;
                  RedTest) report RedTest 1 ;;
                  NeighbourTest) report NeighbourTest 0; report AnotherNeighbourTest "$planted" ;;
                  UnbuiltTest) [ "$planted" = 1 ] && exit 1; report UnbuiltTest 0 ;;
                esac
                exit $status
                """);
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        for (var command : List.of(List.of("git", "init", "-q"), List.of("git", "add", "side", "scripts"))) {
            assertThat(new ProcessBuilder(command)
                            .directory(other.toFile())
                            .start()
                            .waitFor())
                    .isZero();
        }

        var run = run("--root", other.toString(), "--maven", maven.toString());

        assertThat(run.output().lines().filter(line -> line.endsWith("something")))
                .map(line -> line.replaceAll(" +", " "))
                .containsExactlyInAnyOrder(
                        "Catching caught CatchingTest something",
                        "Blind MISSED BlindTest something",
                        "Red RED BEFORE RedTest something",
                        "Neighbour UNCLEAR NeighbourTest something",
                        "Unbuilt NOT RUN UnbuiltTest something");
        assertThat(run.output()).endsWith("1 of 5 bugs were caught.\n");
        assertThat(run.exit()).isNotZero();
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
        return run("--check", "--root", root.toString());
    }

    private static Checked run(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                ROOT.resolve("scripts/PlantedBugs.java").toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Checked(process.exitValue(), output);
    }
}
