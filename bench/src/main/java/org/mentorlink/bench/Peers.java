package org.mentorlink.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.mentorlink.bench.peer.JdbcInsert;
import org.mentorlink.bench.peer.RestList;
import org.mentorlink.bench.peer.axon.StockAxon;

/**
 * Starts what the application is compared with, on databases of their own of the same server. Of its 100 connections the
 * application may take 32, each peer 16: more than two cores use.
 */
final class Peers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path EXPRESS = Path.of("bench", "peers", "express");
    private static final String LIMIT = "1000000";

    private final World world;
    private final String secret = UUID.randomUUID().toString();
    private final List<Peer> running = new ArrayList<>();

    Peers(World world) {
        this.world = world;
    }

    /** All that can take bookings here. */
    List<Peer> open(Report report, int row) throws IOException, SQLException, InterruptedException {
        if (Machine.run("node", "--version").equals("unknown")
                || Machine.run("npm", "--version").equals("unknown")) {
            report.note(row, "no Express: there is no Node.js here");
        } else if (!express()) {
            report.note(row, "no Express: what it needs could not be installed, see " + log("npm"));
        }
        stockAxon(false);
        jdbcInsert();
        return List.copyOf(running);
    }

    private boolean express() throws IOException, SQLException, InterruptedException {
        var installed = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                .directory(EXPRESS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log("npm").toFile())
                .start()
                .waitFor();
        if (installed != 0) {
            return false;
        }
        var database = database("peer_express");
        start(
                "Express and pg, one transaction",
                database,
                List.of("node", EXPRESS.resolve("server.js").toString()));
        return true;
    }

    /** @param process whether three hops follow each request */
    Peer stockAxon(boolean process) throws IOException, SQLException, InterruptedException {
        var database = database("peer_axon");
        return start(
                "stock Axon (JPA, tracking)",
                database,
                spring(
                        StockAxon.class,
                        database,
                        "--spring.jpa.hibernate.ddl-auto=update",
                        "--spring.jpa.open-in-view=false",
                        "--axon.axonserver.enabled=false",
                        "--axon.update-check.disabled=true",
                        "--axon.serializer.general=jackson3",
                        "--axon.eventhandling.processors.bookings.mode=tracking",
                        "--axon.eventhandling.processors.process.mode=tracking",
                        "--bench.secret=" + secret,
                        "--bench.limit=" + LIMIT,
                        process ? "--bench.process=true" : "--bench.process=false"));
    }

    /** Reads that store, for the members of the application under their own ids. */
    Peer rest(String store, People people) throws IOException, InterruptedException {
        var command = spring(
                RestList.class,
                "postgres",
                "--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "--bench.store=" + store,
                "--bench.secret=" + secret);
        var peer = start("REST controller", "rest", command);
        return new Peer(peer.name(), peer.port(), peer.process(), peer.slots(), people.memberTokens(secret));
    }

    private void jdbcInsert() throws IOException, SQLException, InterruptedException {
        var database = database("peer_jdbc");
        start("Spring MVC and one JDBC insert", database, spring(JdbcInsert.class, database));
    }

    private List<String> spring(Class<?> main, String database, String... settings) throws IOException {
        var command = new ArrayList<>(List.of(
                Java.command(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "--spring.main.banner-mode=off",
                // As the application.
                "--spring.threads.virtual.enabled=true",
                "--spring.datasource.hikari.maximum-pool-size=16",
                "--spring.datasource.url=" + world.postgres().url(database),
                "--spring.datasource.username=" + Postgres.USER,
                "--server.address=127.0.0.1"));
        command.addAll(1, world.options().javaOptions());
        command.addAll(List.of(settings));
        return command;
    }

    private Peer start(String name, String database, List<String> command) throws IOException, InterruptedException {
        var port = Application.freePort();
        var log = log(database);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PORT",
                        Integer.toString(port),
                        "SERVER_PORT",
                        Integer.toString(port),
                        "NODE_ENV",
                        "production",
                        "BENCH_SECRET",
                        secret,
                        "BENCH_LIMIT",
                        LIMIT,
                        "DATABASE_URL",
                        "postgres://" + Postgres.USER + "@127.0.0.1:"
                                + world.postgres().port() + "/" + database));
        var people = world.options().people();
        var peer = new Peer(
                name,
                port,
                Children.keep(builder.start()),
                new Slots(people, Instant.now()),
                Peer.tokens(people, secret));
        running.add(peer);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(port)) {
            if (!peer.process().isAlive() || System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(name + " did not start; see " + log);
            }
            Thread.sleep(50);
        }
        return peer;
    }

    private static boolean isReady(int port) {
        try (var http = HttpConnection.to(port)) {
            return http.send("GET", "/ready", "", "") == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path log(String name) throws IOException {
        return Files.createDirectories(world.options().data().resolve("logs")).resolve(name + ".log");
    }

    /** With the tables, and the same people as the application has. */
    private String database(String name) throws IOException, SQLException {
        var postgres = world.postgres();
        postgres.create(name);
        try (var connection = postgres.connect(name);
                var statement = connection.createStatement();
                var schema = Objects.requireNonNull(Peers.class.getResourceAsStream("peer.sql"))) {
            statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            fill(connection, world.options().people());
            statement.execute("analyze");
        }
        return name;
    }

    private static void fill(Connection connection, int people) throws SQLException {
        try (var statement = connection.createStatement()) {
            var each = " from generate_series(0, " + (people - 1) + ") n";
            statement.execute("insert into member select 'mentee-' || n, true" + each);
            statement.execute("insert into member select 'teacher-' || n, true" + each);
            statement.execute("insert into mentor select 'mentor-' || n, 'teacher-' || n, true, 'UTC', 0, "
                    + Slots.HORIZON_DAYS + ", 45001, 'ZAR'" + each);
            statement.execute("insert into mentor_hours select 'mentor-' || n, day, 0, 1440" + each
                    + ", generate_series(1, 7) day");
        }
    }

    @Override
    public void close() {
        running.forEach(Peer::close);
        running.clear();
    }
}
