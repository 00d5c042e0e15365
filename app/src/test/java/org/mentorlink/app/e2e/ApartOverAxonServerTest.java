package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorlink.app.MentorLinkApplication;

/** Two processes of each side, over an Axon Server and a MongoDB. */
class ApartOverAxonServerTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path files;

    private static OutsideServers servers;
    private static final List<Process> processes = new ArrayList<>();
    private static int started;
    private static final List<GraphQlClient> apis = new ArrayList<>();
    private static final List<String> urls = new ArrayList<>();

    private record Process(String side, String url, ChildJvm jvm) {}

    @BeforeAll
    static void start() throws Exception {
        servers = OutsideServers.empty();
        for (var side : List.of("command", "query", "saga", "api")) {
            start(side);
        }
        ready("command", "query", "saga", "api");
        for (var side : List.of("command", "query", "saga", "api")) {
            start(side);
        }
        ready("command", "query", "saga", "api");
        processes.stream().filter(process -> process.side().equals("api")).forEach(process -> {
            urls.add(process.url());
            apis.add(new GraphQlClient(process.url()));
        });
    }

    private static Process start(String side) throws Exception {
        return start(side, OutsideServers.freePort());
    }

    private static Process start(String side, int port) throws Exception {
        var arguments = Stream.concat(
                        Stream.of(servers.settings(files)),
                        Stream.of(
                                "server.port=" + port,
                                "spring.profiles.active=axon-server," + side,
                                "mentorlink.limits.anonymous=100000",
                                "mentorlink.limits.member=1000000",
                                "mentorlink.limits.bookings=1000"))
                .map(setting -> "--" + setting)
                .toList();
        var name = side + '-' + ++started;
        var jvm = ChildJvm.start(name, MentorLinkApplication.class, List.of("-Xmx400m"), arguments);
        var process = new Process(side, "http://127.0.0.1:" + port, jvm);
        processes.add(process);
        return process;
    }

    private static void ready(String... sides) {
        for (var process : processes) {
            if (List.of(sides).contains(process.side())) {
                Awaitility.await("readiness of " + process.side())
                        .atMost(Duration.ofMinutes(5))
                        .until(() -> {
                            assertThat(process.jvm().isAlive())
                                    .as(process.side() + " lives")
                                    .isTrue();
                            return status(process.url() + "/actuator/health/readiness") == 200;
                        });
            }
        }
    }

    private static int status(String url) throws InterruptedException {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (java.io.IOException notYet) {
            return 0;
        }
    }

    @AfterAll
    static void stop() {
        processes.forEach(process -> process.jvm().kill());
        if (servers != null) {
            servers.close();
        }
    }

    @Test
    void theJourneyPassesThroughEitherApi() throws Exception {
        assertThat(JourneyTest.played(urls.get(0))).contains("The journey passed.");
        assertThat(JourneyTest.played(urls.get(1))).contains("The journey passed.");
    }

    @Test
    void whatIsWrittenThroughOneApiIsReadThroughTheOther() {
        var one = apis.get(0);
        var grace = one.mentorId("grace");
        for (var round = 0; round < 10; round++) {
            var mentee = one.newMember("MENTEE");
            var requested =
                    mentee.requestBooking(booking(grace, one.slot(grace, Duration.ofDays(30), round), "pm_card_visa"));
            assertThat(requested.get("errors")).isEmpty();
            var id = requested.get("booking").get("id").asString();
            var declined = one.as("grace")
                    .mutate("declineBooking", "BookingActionInput", Map.of("bookingId", id), "booking { status }");
            assertThat(mentee.at(urls.get(1))
                            .readingAfter(declined.get("position").asString())
                            .read(id)
                            .get("status")
                            .asString())
                    .isEqualTo("DECLINED");
        }
    }

    @Test
    void aSubscriptionThroughOneApiSeesWhatHappensThroughTheOther() {
        var mentee = apis.get(0).newMember("MENTEE");
        var grace = apis.get(0).mentorId("grace");
        var id = mentee.requestBooking(booking(grace, apis.get(0).slot(grace, Duration.ofDays(40), 3), "pm_card_visa"))
                .at("/booking/id")
                .asString();
        try (var live = mentee.at(urls.get(1)).live()) {
            live.subscribe("1", "subscription { bookingChanged(id: \"" + id + "\") { status } }");
            // Only changes are told, and when that begins, nobody is: something is changed until it has begun.
            Eventually.holds(() -> {
                mentee.mutate(
                        "addAgendaItem",
                        "AddAgendaItemInput",
                        Map.of("bookingId", id, "text", "What to look at"),
                        "booking { id }");
                assertThat(String.valueOf(live.next(Duration.ofSeconds(2)))).contains("AWAITING_CONFIRMATION");
            });
            apis.get(0).as("grace").act("declineBooking", id);
            Eventually.holds(() -> assertThat(String.valueOf(live.next(Duration.ofSeconds(20))))
                    .contains("DECLINED"));
        }
    }

    /** Whoever runs the saga of the booking, one of its two possible processes is gone in the middle. */
    @Test
    void aSagaProcessKilledInTheMiddleIsTakenOverFrom() throws Exception {
        var anyone = apis.get(0);
        var mentee = anyone.newMember("MENTEE");
        var thandi = anyone.mentorId("thandi");
        var starts = anyone.slot(thandi, Duration.ofDays(2), 0);
        var id = mentee.requestBooking(booking(thandi, starts, "pm_card_visa"))
                .at("/booking/id")
                .asString();
        var killed = processes.stream()
                .filter(process -> process.side().equals("saga"))
                .findFirst()
                .orElseThrow();
        killed.jvm().kill();
        processes.remove(killed);
        Eventually.holds(
                () -> assertThat(mentee.read(id).get("status").asString()).isEqualTo("CONFIRMED"));
        start("saga");
        ready("saga");
        anyone.advanceTo(Instant.parse(starts).minus(Duration.ofMinutes(5)));
        mentee.act("checkIn", id);
        anyone.as("thandi").act("checkIn", id);
        anyone.advance(Duration.ofHours(27));
        Eventually.holds(
                () -> assertThat(mentee.read(id).get("status").asString()).isEqualTo("CLOSED"));
        assertThat(anyone.as("thandi").read(id).at("/payment/payout/status").asString())
                .isEqualTo("PAID");
    }

    /** Whoever dies in the midst of bookings, nobody who was told of one loses it, and nobody pays twice. */
    @Test
    void processesKilledInTheMidstOfBookings() throws Exception {
        var bookings = new BookingsUnderWay(urls, Duration.ofDays(60));
        bookings.during(() -> {
            for (var side : List.of("saga", "command", "query")) {
                var victim = first(side);
                var had = bookings.count();
                Eventually.holds(() -> assertThat(bookings.count()).isGreaterThan(had));
                victim.jvm().kill();
                again(victim);
            }
            ready("saga", "command", "query");
            return true;
        });
        bookings.areAllThereOnce();
        FailureTable.add("apart: a saga, a command and a query process killed -9", bookings);
    }

    /** Whichever query process writes the one that is read rebuilds it; when that dies, another begins it anew. */
    @Test
    void aReadModelIsRebuiltAlthoughAQueryProcessDies() throws Exception {
        var bookings = new BookingsUnderWay(urls, Duration.ofDays(120));
        bookings.during(() -> {
            apis.get(0)
                    .as("admin")
                    .mutate(
                            "rebuildProjection",
                            "RebuildProjectionInput",
                            Map.of("name", "projection-bookings"),
                            "rebuild { id }");
            var victim = first("query");
            victim.jvm().kill();
            again(victim);
            ready("query");
            var admin = apis.get(1).as("admin");
            Eventually.holds(() -> assertThat(admin.query(
                                    "{ eventProcessors { processors { name rebuild { status } } } }")
                            .at("/eventProcessors/processors")
                            .valueStream()
                            .filter(processor ->
                                    processor.get("name").asString().equals("projection-bookings"))
                            .map(processor -> processor.at("/rebuild/status").asString()))
                    .containsExactly("COMPLETED"));
            return true;
        });
        bookings.areAllThereOnce();
    }

    /** One that is paused has lost what it claimed when it goes on, and must not act on it. */
    @Test
    void processesPausedInTheMidstOfBookings() throws Exception {
        var bookings = new BookingsUnderWay(urls, Duration.ofDays(90));
        var paused = List.of(first("saga"), first("command"), first("query"));
        bookings.during(() -> {
            for (var victim : paused) {
                victim.jvm().pause();
            }
            try {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(40))
                        .pollDelay(Duration.ofSeconds(30))
                        .until(() -> true);
            } finally {
                for (var victim : paused) {
                    victim.jvm().resume();
                }
            }
            return true;
        });
        bookings.areAllThereOnce();
        FailureTable.add("apart: a saga, a command and a query process paused for 30 s", bookings);
    }

    /** One process of each side is replaced, then the other. */
    @Test
    void allAreReplacedOneAfterTheOther() throws Exception {
        for (var round = 0; round < 2; round++) {
            var bookings = new BookingsUnderWay(urls, Duration.ofDays(120 + 30L * round));
            bookings.during(() -> {
                for (var side : List.of("command", "query", "saga", "api")) {
                    var old = first(side);
                    old.jvm().stop();
                    again(old);
                }
                ready("command", "query", "saga", "api");
                return true;
            });
            bookings.areAllThereOnce();
            FailureTable.add("apart: one process of each side replaced", bookings);
        }
    }

    /** The one that has run for longest. */
    private static Process first(String side) {
        return processes.stream()
                .filter(process -> process.side().equals(side))
                .findFirst()
                .orElseThrow();
    }

    /** At the same address. */
    private static void again(Process ended) throws Exception {
        processes.remove(ended);
        start(ended.side(), URI.create(ended.url()).getPort());
    }

    /** A process without the API says how it is, and nothing else. */
    @Test
    void onlyTheApiAnswers() throws Exception {
        for (var process : processes) {
            if (!process.side().equals("api")) {
                assertThat(status(process.url() + "/actuator/health")).isEqualTo(200);
                for (var path : List.of("/", "/graphql", "/graphiql", "/members-list", "/index.html")) {
                    assertThat(status(process.url() + path))
                            .as(process.side() + path)
                            .isNotEqualTo(200);
                }
            }
        }
    }
}
