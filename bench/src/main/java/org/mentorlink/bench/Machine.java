package org.mentorlink.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What it was measured on. */
final class Machine {

    private Machine() {}

    static Map<String, Object> describe(Options options) throws IOException, InterruptedException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("when", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        all.put("commit", run("git", "describe", "--always", "--dirty"));
        all.put("processor", line("/proc/cpuinfo", "model name"));
        all.put("cores", Runtime.getRuntime().availableProcessors());
        all.put("memory", line("/proc/meminfo", "MemTotal"));
        all.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        all.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        all.put("application's Java options", String.join(" ", options.javaOptions()));
        all.put("file system of the databases", fileSystem(options.data()));
        all.put(
                "rounds",
                options.rounds() + " of " + options.time().toMillis() / 1e3 + " s, after "
                        + options.warmup().toMillis() / 1e3 + " s of warm-up");
        all.put("a round counts when", quiet(options));
        return all;
    }

    /** What the databases promise. */
    static void addTo(Map<String, Object> machine, Postgres postgres) throws SQLException {
        try (var connection = postgres.log()) {
            machine.put(
                    "PostgreSQL",
                    Postgres.text(connection, "show server_version")
                            + ", fsync " + Postgres.text(connection, "show fsync")
                            + ", synchronous_commit " + Postgres.text(connection, "show synchronous_commit")
                            + ", wal_sync_method " + Postgres.text(connection, "show wal_sync_method")
                            + ", shared_buffers " + Postgres.text(connection, "show shared_buffers"));
        }
    }

    private static String quiet(Options options) {
        if (options.noisy()) {
            return "always (--noisy)";
        }
        return Quiet.canTell()
                ? "of the processor time at most " + Quiet.MOST_STEAL * 100 + " % is stolen and "
                        + Quiet.MOST_OTHERS * 100 + " % used by others, in the second before it and during it"
                : "always: this system has no /proc to judge by";
    }

    private static String fileSystem(Path directory) throws IOException {
        Files.createDirectories(directory);
        var store = Files.getFileStore(directory);
        return store.type() + (store.type().equals("tmpfs") ? " (in memory: what is synced is not durable)" : "");
    }

    private static String line(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException noSuchFile) {
            return "unknown";
        }
    }

    static String run(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? output : "unknown";
        } catch (IOException noSuchCommand) {
            return "unknown";
        }
    }
}
