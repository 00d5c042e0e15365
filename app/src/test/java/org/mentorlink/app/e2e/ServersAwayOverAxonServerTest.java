package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Axon Server, then MongoDB, is away for a minute in the midst of bookings, and back. */
class ServersAwayOverAxonServerTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private static Path files;

    private static OutsideServers servers;
    private static Wire toAxonServer;
    private static Wire toMongo;
    private static ApplicationUnderTest application;

    @BeforeAll
    static void start() throws Exception {
        servers = OutsideServers.empty();
        toAxonServer = new Wire(servers.axonServer());
        toMongo = new Wire(servers.mongoAddress());
        application = ApplicationUnderTest.over(servers.behind(toAxonServer, toMongo), files);
    }

    @AfterAll
    static void stop() throws Exception {
        if (application != null) {
            toAxonServer.mend();
            toMongo.mend();
            application.close();
            toAxonServer.close();
            toMongo.close();
        }
        if (servers != null) {
            servers.close();
        }
    }

    @Test
    void axonServerIsAwayForAMinute() throws Exception {
        cutForAMinute("Axon Server", toAxonServer, Duration.ofDays(60));
    }

    @Test
    void mongoIsAwayForAMinute() throws Exception {
        cutForAMinute("MongoDB", toMongo, Duration.ofDays(90));
    }

    private static void cutForAMinute(String server, Wire wire, Duration ahead) throws Exception {
        var bookings = new BookingsUnderWay(List.of(application.url()), ahead);
        var wentOn = new AtomicLong();
        bookings.during(() -> {
            Eventually.holds(() -> assertThat(bookings.count()).isGreaterThan(2));
            wire.cut();
            var had = bookings.count();
            try {
                Eventually.holds(() -> assertThat(health()).isEqualTo(503));
                Awaitility.await()
                        .atMost(MINUTE.plusSeconds(10))
                        .pollDelay(MINUTE)
                        .until(() -> true);
                assertThat(bookings.retried()).as("told to try again").isPositive();
            } finally {
                wire.mend();
            }
            var mended = System.nanoTime();
            // Four may have been under way when it was cut.
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> bookings.count() > had + BookingsUnderWay.MEMBERS);
            wentOn.set(Duration.ofNanos(System.nanoTime() - mended).toMillis());
            return true;
        });
        bookings.areAllThereOnce();
        assertThat(health()).isEqualTo(200);
        FailureTable.add(
                "apart: " + server + " away for a minute", bookings + "; went on " + wentOn + " ms after it was back");
    }

    private static int health() {
        return application.client().fetch("/actuator/health").statusCode();
    }
}
