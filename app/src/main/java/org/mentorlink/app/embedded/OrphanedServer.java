package org.mentorlink.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that outlived the MentorLink process that started it, as after a {@code kill -9}.
 *
 * <p>Asked only by the holder of the data directory's lock, so a server found there has nobody left that needs it.
 */
final class OrphanedServer {

    private static final Logger log = LoggerFactory.getLogger(OrphanedServer.class);

    private final Path directory;
    private final Path pidFile;

    OrphanedServer(Path directory) {
        this.directory = directory;
        this.pidFile = directory.resolve("postmaster.pid");
    }

    /** Stops the server, if there is one; removes a pid file that names some other process. */
    void stop() throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> server = server();
        if (server.isPresent()) {
            stop(server.get());
        }
        // PostgreSQL refuses to start when the pid is alive, even if it has long been given to another program.
        Files.deleteIfExists(pidFile);
    }

    /** The one that runs on this directory. */
    Optional<ProcessHandle> server() throws IOException {
        return pid().flatMap(ProcessHandle::of).filter(this::isPostgresHere);
    }

    private Optional<Long> pid() throws IOException {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.valueOf(lines.getFirst().strip()));
        } catch (NoSuchFileException | NumberFormatException goneOrTorn) {
            return Optional.empty();
        }
    }

    private boolean isPostgresHere(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.equals("postgres") || name.equals("postgres.exe"))
                .isPresent();
        boolean here = info.arguments()
                .map(arguments -> Arrays.asList(arguments).contains(directory.toString()))
                .orElse(true);
        return postgres && here;
    }

    private void stop(ProcessHandle server) throws IOException {
        log.warn("Stopping PostgreSQL {} left behind by a process that did not end cleanly", server.pid());
        // SIGINT is PostgreSQL's fast shutdown; destroy() sends SIGTERM, which waits for its clients.
        if (!interrupt(server.pid())) {
            server.destroy();
        }
        try {
            server.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new EmbeddedException(
                    "A PostgreSQL server (process " + server.pid() + ") still runs on " + directory
                            + " and does not stop.",
                    "Stop that process and start again.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL stopped", e);
        }
    }

    private static boolean interrupt(long pid) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return false;
        }
        try {
            return new ProcessBuilder("kill", "-INT", Long.toString(pid))
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL stopped", e);
        }
    }
}
