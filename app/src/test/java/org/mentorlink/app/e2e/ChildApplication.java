package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.mentorlink.app.MentorLinkApplication;

/** The embedded mode in a process of its own, on a data directory of its own: it may be killed, and started again on the same. */
final class ChildApplication implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static int started;

    private final Path data;
    private final int port;
    private final List<String> settings;
    private @Nullable ChildJvm jvm;

    private ChildApplication(Path data, int port, List<String> settings) {
        this.data = data;
        this.port = port;
        this.settings = settings;
    }

    /** @param settings such as {@code mentorlink.x=y} */
    static ChildApplication on(Path data, String... settings) throws IOException {
        var application = new ChildApplication(data, OutsideServers.freePort(), List.of(settings));
        application.start();
        return application;
    }

    /** Returns once it is ready. */
    void start() throws IOException {
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--mentorlink.data-dir=" + data,
                "--mentorlink.limits.anonymous=100000",
                "--mentorlink.limits.member=1000000",
                "--mentorlink.limits.bookings=1000"));
        settings.forEach(setting -> arguments.add("--" + setting));
        var child = ChildJvm.start(
                "embedded-" + ++started, MentorLinkApplication.class, List.of("-Xmx500m"), List.copyOf(arguments));
        jvm = child;
        Awaitility.await("readiness")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    assertThat(child.isAlive()).as("the application lives").isTrue();
                    return status("/actuator/health/readiness") == 200;
                });
    }

    /** As {@code kill -9}; its PostgreSQL is left behind, and stopped by the next start. */
    void kill() {
        if (jvm != null) {
            jvm.kill();
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    GraphQlClient client() {
        return new GraphQlClient(url());
    }

    /** Of a GET; 0 where nobody is there. */
    int status(String path) throws InterruptedException {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(url() + path))
                                    .timeout(Duration.ofSeconds(60))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException nobodyThere) {
            return 0;
        }
    }

    /** Of the PostgreSQL server that listens. */
    ProcessHandle postgres() throws IOException {
        return ProcessHandle.of(Long.parseLong(postmaster(0))).orElseThrow();
    }

    /** Past the application. */
    Connection database() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postmaster(3) + "/postgres", "postgres", "");
    }

    /** Process, directory, start, port ... as PostgreSQL documents the lines of its file. */
    private String postmaster(int line) throws IOException {
        return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                .get(line)
                .strip();
    }

    @Override
    public void close() {
        if (jvm != null) {
            jvm.stop();
            jvm = null;
        }
    }
}
