package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What breaks beneath people who are booking, in the embedded mode: {@code scripts/failures} and docs/failures.md. The
 * short one always runs; the others, which start the application again and again or take their time, run by the script.
 */
class FailuresTest {

    /** Of those that the script runs: how often a process is killed. */
    private static final String TIMES = "failures.times";

    /** Of a mentor with hours on weekdays: the weeks of {@link BookingsUnderWay}. */
    private static final Duration UNTIL_ALL_IS_OVER = Duration.ofDays(35);

    @TempDir
    private static Path data;

    private static ChildApplication application;

    @BeforeAll
    static void start() throws Exception {
        application = ChildApplication.on(data);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void postgresIsKilled() throws Exception {
        survives("PostgreSQL killed under load, and back", application, bookings -> {
            for (var left = System.getProperty(TIMES) == null ? 1 : 2; left > 0; left--) {
                goesOn(bookings);
                var killed = application.postgres();
                assertThat(killed.destroyForcibly()).isTrue();
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .ignoreExceptions()
                        .until(() -> application.postgres().pid() != killed.pid());
            }
            goesOn(bookings);
        });
    }

    /** It was written by a newer version than this one, say. */
    @Test
    @EnabledIfSystemProperty(named = TIMES, matches = "\\d+")
    void anEventIsUnknown() throws Exception {
        survives("an event that nobody knows", application, bookings -> {
            goesOn(bookings);
            poison("booking.FromTheFuture", "{\"bookingId\":\"bkg_poison\"}");
            goesOn(bookings);
        });
    }

    /** The clock of the machine is wrong, and put right: it reads other times after a start than before. */
    @Test
    @EnabledIfSystemProperty(named = TIMES, matches = "\\d+")
    void theClockJumps() throws Exception {
        for (var jump : List.of(Duration.ofHours(3), Duration.ofHours(-3))) {
            survives("the clock jumps by " + jump, application, bookings -> {
                goesOn(bookings);
                try (var database = application.database();
                        var moved = database.prepareStatement(
                                "INSERT INTO sandbox_clock (offset_millis) VALUES (?) ON CONFLICT (only_row)"
                                        + " DO UPDATE SET offset_millis = sandbox_clock.offset_millis + ?")) {
                    moved.setLong(1, jump.toMillis());
                    moved.setLong(2, jump.toMillis());
                    moved.executeUpdate();
                }
                application.kill();
                application.start();
                goesOn(bookings);
            });
        }
    }

    @Test
    @EnabledIfSystemProperty(named = TIMES, matches = "\\d+")
    void theProcessIsKilled() throws Exception {
        var times = Integer.getInteger(TIMES);
        var inOneGo = 5;
        for (var killed = 0; killed < times; ) {
            var from = killed;
            var to = Math.min(times, from + inOneGo);
            survives("the process killed -9, " + (from + 1) + " to " + to, application, bookings -> {
                for (var n = from; n < to; n++) {
                    var had = bookings.count();
                    Eventually.holds(() -> assertThat(bookings.count()).isGreaterThan(had));
                    application.kill();
                    application.start();
                }
                goesOn(bookings);
            });
            killed = to;
        }
    }

    @Test
    @EnabledIfSystemProperty(named = TIMES, matches = "\\d+")
    void theDiskIsFull() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "skipped: a small disk is mounted by root only");
        var disk = Files.createTempDirectory("mentorlink-small-disk");
        assumeTrue(
                ran("mount", "-t", "tmpfs", "-o", "size=400m,mode=700", "tmpfs", disk.toString()),
                "skipped: this machine mounts no small disk");
        try (var small = ChildApplication.on(disk.resolve("data"))) {
            survives("the disk full for half a minute", small, bookings -> {
                goesOn(bookings);
                var filler = disk.resolve("filler");
                fill(filler);
                try {
                    Eventually.holds(() -> assertThat(bookings.retried()).isPositive());
                    rest(Duration.ofSeconds(30));
                } finally {
                    Files.delete(filler);
                }
                goesOn(bookings);
            });
        } finally {
            ran("umount", disk.toString());
            Files.delete(disk);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = TIMES, matches = "\\d+")
    void theGatewayIsSlow(@TempDir Path folder) throws Exception {
        try (var slow = ChildApplication.on(folder, "mentorlink.sandbox.gateway-latency=2s")) {
            survives("a gateway that takes 2 s for each answer", slow, bookings -> {
                goesOn(bookings);
                goesOn(bookings);
            });
        }
    }

    private interface Disturbance {
        void under(BookingsUnderWay bookings) throws Exception;
    }

    /** Nobody who was told of a booking loses it, and no money moves twice: not then, and not until all of them are over. */
    private static void survives(String failure, ChildApplication application, Disturbance disturbance)
            throws Exception {
        var from = application.client().now();
        var bookings = new BookingsUnderWay(List.of(application.url()), Duration.ofDays(2));
        bookings.during((Callable<?>) () -> {
            disturbance.under(bookings);
            return true;
        });
        bookings.areAllThereOnce();
        Eventually.holds(
                () -> assertThat(application.status("/actuator/health")).isEqualTo(200));
        application.client().advance(UNTIL_ALL_IS_OVER);
        var acknowledged = Files.createTempFile("acknowledged", ".txt");
        try {
            Files.write(acknowledged, bookings.acknowledged());
            assertThat(JourneyTest.settled(application.url(), acknowledged)).contains("The journey passed.");
        } finally {
            Files.delete(acknowledged);
        }
        var clean = application
                .client()
                .as("finance")
                .mutate(
                        "runReconciliation",
                        "RunReconciliationInput",
                        Map.of(
                                "from",
                                from.minus(Duration.ofHours(4)).toString(),
                                "to",
                                application.client().now().toString()),
                        "reconciliation { matched unexplainedMinor breaks { kind explanation } }")
                .get("reconciliation");
        assertThat(clean.get("breaks")).as("%s", clean).isEmpty();
        FailureTable.add(failure, bookings + "; " + clean.get("matched") + " movements are in the gateway's books too");
    }

    /** More is booked than was under way. */
    private static void goesOn(BookingsUnderWay bookings) {
        var had = bookings.count();
        Awaitility.await("bookings after the first " + had)
                .atMost(Duration.ofMinutes(2))
                .until(() -> bookings.count() > had + BookingsUnderWay.MEMBERS);
    }

    private static void rest(Duration pause) {
        Awaitility.await().pollDelay(pause).atMost(pause.plusSeconds(30)).until(() -> true);
    }

    private static void poison(String type, String payload) throws Exception {
        try (var database = application.database();
                var insert = database.prepareStatement("INSERT INTO domain_event_entry (event_identifier,"
                        + " aggregate_identifier, sequence_number, type, time_stamp, payload_type, payload_revision,"
                        + " payload, meta_data) SELECT ?, ?, 0, 'Booking', max(time_stamp), ?, '1', ?,"
                        + " convert_to('{}', 'UTF8') FROM domain_event_entry")) {
            // As every append is: otherwise a reader could pass over the one that commits just after it.
            database.setAutoCommit(false);
            try (var lock = database.createStatement()) {
                lock.execute("SELECT pg_advisory_xact_lock(7301906001)");
            }
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, "bkg_" + UUID.randomUUID());
            insert.setString(3, type);
            insert.setBytes(4, payload.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            insert.executeUpdate();
            database.commit();
        }
    }

    private static void fill(Path filler) throws IOException {
        try (var out = Files.newOutputStream(filler)) {
            var block = new byte[64 * 1024];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw full;
            }
        }
    }

    private static boolean ran(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    }
}
