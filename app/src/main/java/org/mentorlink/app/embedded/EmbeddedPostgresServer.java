package org.mentorlink.app.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A real PostgreSQL server as a child process, on the data directory and on the loopback interface only.
 *
 * <p>First start: the binaries are unpacked, the cluster is created. Later starts: a server orphaned by a hard kill is
 * stopped, then the cluster is opened as it is. It stops with the application, after everything that uses it.
 */
public final class EmbeddedPostgresServer implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgresServer.class);

    private final EmbeddedPostgres server;

    private EmbeddedPostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static EmbeddedPostgresServer start(DataDirectory data, Path binaries) {
        Path log = data.resolve("postgres.log");
        if (isRoot() && !LinuxUtils.isUnshareAvailable()) {
            throw new EmbeddedException(
                    "PostgreSQL does not run as root, and this system does not allow `unshare -U`.",
                    "Start as an ordinary user, or give a PostgreSQL of your own: spring.datasource.url=<url>.",
                    null);
        }
        try {
            return new EmbeddedPostgresServer(open(data, binaries, log));
        } catch (IOException | IllegalStateException | ExceptionInInitializerError e) {
            throw new EmbeddedException(
                    "The embedded PostgreSQL did not start: " + e.getMessage(),
                    "Its log is " + log
                            + ". A PostgreSQL of your own can be used instead: spring.datasource.url=<url>.",
                    e);
        }
    }

    private static EmbeddedPostgres open(DataDirectory data, Path binaries, Path log) throws IOException {
        Path cluster = data.resolve("postgres");
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
        Redirect output = Redirect.appendTo(log.toFile());
        EmbeddedPostgres server = EmbeddedPostgres.builder()
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
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?ApplicationName=mentorlink";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
