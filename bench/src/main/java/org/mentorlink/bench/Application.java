package org.mentorlink.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The packaged application in its embedded mode, as a process of its own on a data directory of its own. Only its
 * documented settings are used: its limits are raised, not gone round.
 */
final class Application implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Options options;
    private final Path data;
    private final List<String> settings;
    private final int port;
    private @Nullable Process process;
    private long logged;

    private Application(Options options, Path data, List<String> settings, int port) {
        this.options = options;
        this.settings = settings;
        this.data = data;
        this.port = port;
    }

    static Application at(Options options, Path data, List<String> settings) throws IOException {
        if (!Files.exists(options.jar())) {
            throw new IllegalStateException("no " + options.jar() + "; scripts/bench builds it");
        }
        Files.createDirectories(data);
        return new Application(options, data, settings, freePort());
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param more settings, for this start alone
     */
    void start(String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Java.command()));
        command.addAll(options.javaOptions());
        command.addAll(List.of(
                "-jar",
                options.jar().toString(),
                "--server.port=" + port,
                "--mentorlink.data-dir=" + data,
                "--mentorlink.limits.anonymous=1000000",
                "--mentorlink.limits.member=10000000",
                "--mentorlink.limits.bookings=1000000",
                "--mentorlink.limits.subscriptions=100000"));
        command.addAll(settings);
        command.addAll(List.of(more));
        var log = data.resolve("application.log").toFile();
        logged = log.length();
        process = Children.keep(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start());
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("the application did not start; see " + log);
            }
            Thread.sleep(20);
        }
    }

    private boolean isReady() {
        try (var http = HttpConnection.to(port)) {
            return http.send("GET", "/actuator/health/readiness", "", "") == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What it has said since its last start. */
    MatchResult said(Pattern pattern) throws IOException {
        var log = Files.readString(data.resolve("application.log"), StandardCharsets.ISO_8859_1);
        var found = pattern.matcher(log).region((int) logged, log.length());
        if (!found.find()) {
            throw new IllegalStateException("the application never said " + pattern);
        }
        return found.toMatchResult();
    }

    /** As {@code kill -9}. Its database goes on until the next start. */
    void kill() {
        running().destroyForcibly().onExit().join();
    }

    void stop() {
        running().destroy();
        running().onExit().join();
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("it was not started");
        }
        return process;
    }

    int port() {
        return port;
    }

    long pid() {
        return running().pid();
    }

    /** The server that belongs to it, while it runs. */
    Postgres postgres() throws IOException {
        return new Postgres(postmaster(3));
    }

    /** Process of that server. */
    int postmaster() throws IOException {
        return postmaster(0);
    }

    private int postmaster(int line) throws IOException {
        return Integer.parseInt(Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                .get(line)
                .strip());
    }

    @Override
    public void close() {
        if (process != null) {
            stop();
        }
    }
}
