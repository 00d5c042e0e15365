package org.mentorlink.app.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** H5: a calendar that a mentor keeps elsewhere, served by a machine of this test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsideCalendarsTest {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String FIELDS =
            "outsideCalendars { kind host readAt failedAt failure failuresInARow busyTimes unreadable reading }";

    private final List<Instant> busy = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    /** Of the host that answers nobody before this. */
    private final CountDownLatch answers = new CountDownLatch(1);

    private final List<String> slowlyAsked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    /** What it says besides. */
    private volatile String more = "";

    private HttpServer server;
    private HttpServer slow;
    private ApplicationUnderTest application;
    private MentorAtWork mentor;
    private GraphQlClient mentee;
    private String secret;

    @BeforeAll
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            var body = calendar().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/calendar");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        slow = HttpServer.create(new InetSocketAddress("127.0.0.2", 0), 0);
        slow.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        slow.createContext("/", exchange -> {
            slowlyAsked.add(exchange.getRequestURI().toString());
            try {
                answers.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        slow.start();
        application = ApplicationUnderTest.fresh(
                "mentorlink.calendars.outside.http=true",
                "mentorlink.calendars.outside.private-hosts=localhost,127.0.0.2",
                "mentorlink.calendars.outside.ports=443," + port() + ","
                        + slow.getAddress().getPort());
    }

    @AfterAll
    void stop() {
        answers.countDown();
        server.stop(0);
        slow.stop(0);
        application.close();
    }

    @BeforeEach
    void open() {
        busy.clear();
        more = "";
        asked.clear();
        status = 200;
        var anyone = application.client();
        mentor = MentorAtWork.open(anyone, "calendars-" + UUID.randomUUID());
        mentee = anyone.newMember("MENTEE");
        secret = "private-" + UUID.randomUUID();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private String calendar() {
        var events = new StringBuilder();
        for (var at : busy) {
            events.append("BEGIN:VEVENT\r\nUID:")
                    .append(at)
                    .append("\r\nSUMMARY:The dentist of ")
                    .append(secret)
                    .append("\r\nDTSTART:")
                    .append(TIME.format(at))
                    .append("\r\nDURATION:PT1H\r\nEND:VEVENT\r\n");
        }
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n" + events + more + "END:VCALENDAR\r\n";
    }

    private JsonNode connect() {
        return connect("http://localhost:" + port() + "/" + secret + ".ics");
    }

    private JsonNode connect(String address) {
        return mentor.client()
                .mutate("connectCalendarAddress", "ConnectCalendarAddressInput", Map.of("address", address), FIELDS);
    }

    private JsonNode act(String mutation) {
        return mentor.client().mutate(mutation, "OutsideCalendarInput", Map.of("kind", "ADDRESS"), FIELDS);
    }

    private JsonNode known() {
        return mentor.client().query("{ me { " + FIELDS + " } }").at("/me/outsideCalendars/0");
    }

    private void awaitRead(int busyTimes) {
        Eventually.holds(() -> {
            assertThat(known().get("readAt").isNull()).isFalse();
            assertThat(known().get("busyTimes").asInt()).isEqualTo(busyTimes);
        });
    }

    private List<String> tasks() {
        var ids = new ArrayList<String>();
        mentor.client()
                .query("{ me { calendarTasks { id kind sessionId startsAt endsAt } } }")
                .at("/me/calendarTasks")
                .forEach(task -> ids.add(task.get("sessionId").asString()));
        return ids;
    }

    private String task() {
        return mentor.client()
                .query("{ me { calendarTasks { id } } }")
                .at("/me/calendarTasks/0/id")
                .asString();
    }

    private Instant slot() {
        return Instant.parse(mentee.slot(mentor.id(), Duration.ofDays(2), 0));
    }

    private boolean isOpen(Instant slot) {
        return !mentee.query(
                        "query($id: ID!, $from: DateTime!, $to: DateTime!) { mentor(id: $id) { openSlots(from: $from, to: $to) { startsAt } } }",
                        Map.of(
                                "id",
                                mentor.id(),
                                "from",
                                slot.toString(),
                                "to",
                                slot.plusSeconds(1).toString()))
                .at("/mentor/openSlots")
                .isEmpty();
    }

    private void settle(String taskId) {
        mentor.client()
                .mutate(
                        "settleCalendarTask",
                        "SettleCalendarTaskInput",
                        Map.of("taskId", taskId, "how", "KEEP"),
                        "calendarTasks { id }");
    }

    private List<String> mails() {
        var to = mentor.client().query("{ me { email } }").at("/me/email").asString();
        var subjects = new ArrayList<String>();
        mentor.client()
                .query("query($to: String!) { sandbox { outbox(to: $to) { subject } } }", Map.of("to", to))
                .at("/sandbox/outbox")
                .forEach(mail -> subjects.add(mail.get("subject").asString()));
        return subjects;
    }

    @Test
    void whatItSaysCannotBeBookedUntilItIsDisconnected() {
        var slot = slot();
        busy.add(slot);

        var connected = connect();

        assertThat(connected.at("/outsideCalendars/0/host").asString()).isEqualTo("localhost");
        assertThat(connected.toString()).doesNotContain(secret);
        awaitRead(1);
        assertThat(isOpen(slot)).isFalse();
        var refused = mentee.requestBooking(booking(mentor.id(), slot.toString(), "pm_card_visa"));
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("SLOT_NOT_OFFERED");

        assertThat(act("disconnectCalendar").get("outsideCalendars")).isEmpty();

        assertThat(isOpen(slot)).isTrue();
        assertThat(mentee.requestBooking(booking(mentor.id(), slot.toString(), "pm_card_visa"))
                        .at("/booking/status")
                        .asString())
                .isEqualTo("CONFIRMED");
    }

    /** What it says only in part, or in a way that nobody can read, is not passed over in silence. */
    @Test
    void itsMemberIsToldOfWhatCannotBeUnderstood() {
        var slot = slot();
        more = "BEGIN:VFREEBUSY\r\nFREEBUSY:" + TIME.format(slot) + "/PT1H\r\nEND:VFREEBUSY\r\n"
                + "BEGIN:VEVENT\r\nUID:odd\r\nDTSTART:tomorrow\r\nEND:VEVENT\r\n";
        connect();
        awaitRead(1);
        assertThat(isOpen(slot)).isFalse();
        assertThat(known().get("unreadable").asInt()).isEqualTo(1);

        more = "";
        mentor.client().advance(Duration.ofMinutes(61));
        awaitRead(0);
        assertThat(known().get("unreadable").asInt()).isZero();
        assertThat(isOpen(slot)).isTrue();
    }

    @Test
    void itIsReadAgainAndAgainAndWhenItsMemberWantsTo() {
        connect();
        awaitRead(0);
        var slot = slot();
        busy.add(slot);
        mentor.client().advance(Duration.ofMinutes(61));
        awaitRead(1);
        assertThat(isOpen(slot)).isFalse();

        busy.clear();
        assertThat(act("refreshCalendar").at("/outsideCalendars/0/kind").asString())
                .isEqualTo("ADDRESS");
        awaitRead(0);
        assertThat(isOpen(slot)).isTrue();
        assertThat(mentor.client()
                        .tryMutate("refreshCalendar", "OutsideCalendarInput", Map.of("kind", "ADDRESS"), FIELDS)
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("TOO_SOON");
    }

    @Test
    void aSessionAtATimeThatIsBusyElsewhereIsLeftAloneAndToBeSettled() {
        connect();
        awaitRead(0);
        var kept = mentor.booked(mentee);
        var cancelled = mentor.booked(mentee);
        busy.add(Instant.parse(mentee.read(kept).get("startsAt").asString()));
        busy.add(Instant.parse(mentee.read(cancelled).get("startsAt").asString()));

        mentor.client().advance(Duration.ofMinutes(61));

        Eventually.holds(() -> assertThat(tasks()).containsExactlyInAnyOrder(kept, cancelled));
        Eventually.holds(() -> assertThat(mails())
                .filteredOn("You are busy elsewhere during a session"::equals)
                .hasSize(2));
        assertThat(mentee.read(kept).get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(mentee.query("{ me { calendarTasks { id } } }").at("/me/calendarTasks"))
                .isEmpty();

        mentor.client().act("cancelBooking", cancelled);
        assertThat(tasks()).containsExactly(kept);
        var task = task();
        settle(task);
        assertThat(tasks()).isEmpty();
        assertThat(mentor.client()
                        .tryMutate(
                                "settleCalendarTask",
                                "SettleCalendarTaskInput",
                                Map.of("taskId", task, "how", "KEEP"),
                                "calendarTasks { id }")
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("NOTHING_TO_SETTLE");
        mentor.client().advance(Duration.ofMinutes(61));
        assertThat(tasks()).isEmpty();
        assertThat(mails())
                .filteredOn("You are busy elsewhere during a session"::equals)
                .hasSize(2);
        assertThat(mentee.read(kept).get("status").asString()).isEqualTo("CONFIRMED");
    }

    @Test
    void whatItSaidCountsForAWhileWhenItCannotBeReadAndItsMemberIsTold() {
        var slot = Instant.parse(mentee.slot(mentor.id(), Duration.ofDays(12), 0));
        busy.add(slot);
        connect();
        awaitRead(1);
        status = 404;

        mentor.client().advance(Duration.ofHours(1));
        Eventually.holds(() -> assertThat(known().get("failure").asString()).isEqualTo("NOT_FOUND"));
        mentor.client().advance(Duration.ofHours(3));

        Eventually.holds(() -> assertThat(mails()).containsOnlyOnce("Your other calendar cannot be read"));
        assertThat(known().get("failuresInARow").asInt()).isEqualTo(3);
        awaitRead(1);
        mentor.client().advance(Duration.ofDays(8));
        Eventually.holds(() -> assertThat(known().get("busyTimes").asInt()).isZero());
        assertThat(mails())
                .containsOnlyOnce("Your other calendar cannot be read")
                .containsOnlyOnce("Your other calendar counts no more");

        status = 200;
        act("refreshCalendar");
        awaitRead(1);
        assertThat(known().get("failure").isNull()).isTrue();
    }

    /** More of them than events of calendars are handled at a time. */
    @Test
    void whoKeepsUsWaitingKeepsNobodyElseWaiting() {
        var slowly = "http://127.0.0.2:" + slow.getAddress().getPort() + "/";
        for (var number = 0; number < 8; number++) {
            var member = mentee.newMember("MENTEE");
            member.mutate(
                    "connectCalendarAddress",
                    "ConnectCalendarAddressInput",
                    Map.of("address", slowly + number),
                    FIELDS);
        }
        Eventually.holds(() -> assertThat(slowlyAsked).hasSize(4));

        busy.add(slot());
        connect();
        awaitRead(1);

        assertThat(slowlyAsked).as("a few at a time").hasSize(4);
        answers.countDown();
        Eventually.holds(() -> assertThat(slowlyAsked).hasSize(8));
    }

    @Test
    void anAddressWithinTheOwnNetworkIsNotAsked() {
        for (var host : List.of("127.0.0.1", "[::1]")) {
            connect("http://" + host + ":" + port() + "/" + secret);
            Eventually.holds(() -> assertThat(known().get("failure").asString()).isEqualTo("UNREACHABLE"));
            assertThat(mentor.client()
                            .tryMutate(
                                    "connectCalendarAddress",
                                    "ConnectCalendarAddressInput",
                                    Map.of("address", "http://localhost:22/" + secret),
                                    FIELDS)
                            .at("/errors/0/code")
                            .asString())
                    .isEqualTo("TOO_SOON");
            mentor.client().advance(Duration.ofMinutes(2));
        }
        connect("http://localhost:22/" + secret);
        Eventually.holds(() -> assertThat(known().get("failure").asString()).isEqualTo("ADDRESS_REFUSED"));
        assertThat(asked).isEmpty();
        assertThat(mentor.client()
                        .tryMutate(
                                "connectCalendarAddress",
                                "ConnectCalendarAddressInput",
                                Map.of("address", "file:///etc/passwd"),
                                FIELDS)
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("INVALID_CALENDAR_ADDRESS");
    }

    @Test
    void neitherItsAddressNorWhatIsInItIsFoundAnywhereAndItOutlivesARestart() {
        var slot = slot();
        busy.add(slot);
        connect();
        awaitRead(1);
        var trail = application
                .client()
                .as("admin")
                .query(
                        "query($subject: ID!) { auditTrail(subject: $subject, first: 50) { edges { node { type changes { field after } } } } }",
                        Map.of("subject", mentor.client().me().replace("mbr_", "ocs_")))
                .toString();
        assertThat(trail).contains("BusyTimesChanged").doesNotContain(secret, "busyTimes", "calendarAddress");

        application.restart();
        mentor = new MentorAtWork(mentor.client().at(application.url()), mentor.id());
        mentee = mentee.at(application.url());

        assertThat(LogCapture.text()).doesNotContain(secret);
        StoreDump.of(application).forEach((table, text) -> assertThat(text).doesNotContain(secret));
        awaitRead(1);
        assertThat(isOpen(slot)).isFalse();
        busy.clear();
        mentor.client().advance(Duration.ofMinutes(61));
        awaitRead(0);
        assertThat(isOpen(slot)).isTrue();
    }
}
