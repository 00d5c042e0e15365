package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The embedded PostgreSQL crashes, or stands still, in the midst of bookings. */
@EnabledOnOs(OS.LINUX)
class DatabaseTroubleTest {

    private static ApplicationUnderTest application;

    @BeforeAll
    static void start() {
        application = ApplicationUnderTest.fresh();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    /** One of its processes is killed; it throws everybody out, recovers from its log and goes on by itself. */
    @Test
    void itCrashes() throws Exception {
        var bookings = new BookingsUnderWay(List.of(application.url()), Duration.ofDays(60));
        bookings.during(() -> {
            for (var times = 0; times < 3; times++) {
                goOn(bookings);
                var connection = postgres()
                        .flatMap(ProcessHandle::children)
                        .filter(child -> commandLine(child).contains("idle"))
                        .findFirst()
                        .orElseThrow();
                connection.destroyForcibly();
            }
            goOn(bookings);
            return true;
        });
        bookings.areAllThereOnce();
        System.out.println("PostgreSQL crashed three times: " + bookings);
    }

    @Test
    void itStandsStill() throws Exception {
        var bookings = new BookingsUnderWay(List.of(application.url()), Duration.ofDays(90));
        bookings.during(() -> {
            goOn(bookings);
            var all = postgres()
                    .flatMap(main -> Stream.concat(Stream.of(main), main.descendants()))
                    .toList();
            for (var each : all) {
                ChildJvm.signal(each.pid(), "-STOP");
            }
            try {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .pollDelay(Duration.ofSeconds(15))
                        .until(() -> true);
            } finally {
                for (var each : all) {
                    ChildJvm.signal(each.pid(), "-CONT");
                }
            }
            goOn(bookings);
            return true;
        });
        assertThat(bookings.retried()).isPositive();
        bookings.areAllThereOnce();
        System.out.println("PostgreSQL stood still for 15 s: " + bookings);
    }

    private static void goOn(BookingsUnderWay bookings) {
        var had = bookings.count();
        Eventually.holds(() -> assertThat(bookings.count()).isGreaterThan(had));
    }

    private static Stream<ProcessHandle> postgres() throws java.io.IOException {
        var pid = Files.readAllLines(application.data().resolve("postgres/postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).stream();
    }

    /** PostgreSQL writes what a process does into its name; {@link ProcessHandle.Info} does not read it all. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (java.io.IOException gone) {
            return "";
        }
    }
}
