package org.mentorlink.app.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A real PostgreSQL server as a child process, on the data directory and on the loopback interface only.
 *
 * <p>First start: the binaries are unpacked, the cluster is created. Later starts: a server orphaned by a hard kill is
 * stopped, then the cluster is opened as it is. It stops with the application, after everything that uses it. One that
 * ends by itself, killed say for its memory, is started again at the same address; whoever asks it meanwhile is told that
 * it is away.
 */
public final class EmbeddedPostgresServer implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final String LOG = "postgres.log";

    /** Between two attempts to start it again, as on a full disk. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final DataDirectory data;
    private final Path binaries;
    private final int port;
    private final CountDownLatch closing = new CountDownLatch(1);
    private EmbeddedPostgres server;

    private EmbeddedPostgresServer(DataDirectory data, Path binaries) throws IOException {
        this.data = data;
        this.binaries = binaries;
        server = open(data, binaries, 0);
        port = server.getPort();
    }

    static EmbeddedPostgresServer start(DataDirectory data, Path binaries) {
        if (isRoot() && !LinuxUtils.isUnshareAvailable()) {
            throw new EmbeddedException(
                    "PostgreSQL does not run as root, and this system does not allow `unshare -U`.",
                    "Start as an ordinary user, or give a PostgreSQL of your own: spring.datasource.url=<url>.",
                    null);
        }
        try {
            var started = new EmbeddedPostgresServer(data, binaries);
            Thread.ofPlatform().name("postgres-watch").daemon().start(started::watch);
            return started;
        } catch (IOException | IllegalStateException | ExceptionInInitializerError e) {
            throw new EmbeddedException(
                    "The embedded PostgreSQL did not start: " + e.getMessage(),
                    "Its log is " + data.resolve(LOG)
                            + ". A PostgreSQL of your own can be used instead: spring.datasource.url=<url>.",
                    e);
        }
    }

    private void watch() {
        try {
            var running = new OrphanedServer(cluster(data)).server();
            if (running.isEmpty()) {
                log.warn("PostgreSQL is not seen among the processes: should it end, it is not started again");
                return;
            }
            do {
                // One that is gone by now has ended just after it came back.
                running.ifPresent(process -> process.onExit().join());
                if (closing.getCount() == 0 || !startedAgain()) {
                    return;
                }
                running = new OrphanedServer(cluster(data)).server();
            } while (true);
        } catch (IOException e) {
            log.error("PostgreSQL is not watched any more", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes on until it has; not where the application ends meanwhile. */
    private boolean startedAgain() throws InterruptedException {
        log.error("PostgreSQL has ended by itself; it is started again. Its log is {}", data.resolve(LOG));
        while (true) {
            synchronized (this) {
                if (closing.getCount() == 0) {
                    return false;
                }
                try {
                    server.close();
                    server = open(data, binaries, port);
                    log.warn("PostgreSQL is back");
                    return true;
                } catch (IOException | RuntimeException e) {
                    log.error("PostgreSQL does not start; it is tried again: {}", e.toString());
                }
            }
            if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
    }

    private static Path cluster(DataDirectory data) {
        return data.resolve("postgres");
    }

    /** @param port 0 for any */
    private static EmbeddedPostgres open(DataDirectory data, Path binaries, int port) throws IOException {
        Path cluster = cluster(data);
        // Written when a cluster has started once: initdb may be killed half way and leaves files that look complete.
        Path complete = data.resolve("postgres.complete");
        new OrphanedServer(cluster).stop();
        if (!Files.exists(complete) && Files.exists(cluster)) {
            setAside(cluster);
        }
        // The library makes the directory it unpacks into writable for everybody: it gets one nobody else can reach.
        OwnerOnly.createDirectories(binaries);
        Path unpacked = binaries.resolve("unpacked");
        // It also sweeps this one at each start; left alone it would be one shared by all users.
        System.setProperty("ot.epg.working-dir", unpacked.toString());
        Redirect output = Redirect.appendTo(data.resolve(LOG).toFile());
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(unpacked.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                // The library is made for tests and starts with -F (no fsync); what comes after it wins.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        if (!Files.exists(complete)) {
            Files.createFile(complete);
        }
        return server;
    }

    private static void setAside(Path cluster) throws IOException {
        File[] files = cluster.toFile().listFiles();
        if (files != null && files.length > 0) {
            Path aside = Files.createTempDirectory(cluster.getParent(), "postgres-incomplete-");
            log.warn("The first start on {} was interrupted; its unfinished files are kept in {}", cluster, aside);
            Files.move(cluster, aside.resolve("postgres"));
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?ApplicationName=mentorlink";
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        synchronized (this) {
            server.close();
        }
    }
}
