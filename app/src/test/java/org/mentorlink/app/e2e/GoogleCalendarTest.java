package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** H5, H6: sessions in a member's calendar at Google, and the times when that says they are busy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoogleCalendarTest {

    private static final String FIELDS = "outsideCalendars { kind readAt failure busyTimes reading }";

    private FakeGoogle google;
    private ApplicationUnderTest application;
    private MentorAtWork mentor;
    private GraphQlClient mentee;

    @BeforeAll
    void start() throws IOException {
        google = new FakeGoogle();
        application = ApplicationUnderTest.fresh(
                "mentorlink.calendars.google.client-id=google-client",
                "mentorlink.calendars.google.client-secret=google-client-secret",
                "mentorlink.calendars.google.token-uri=" + google.url() + "token",
                "mentorlink.calendars.google.root-url=" + google.url());
    }

    @AfterAll
    void stop() {
        application.close();
        google.close();
    }

    @BeforeEach
    void open() {
        google.events.clear();
        mentor = MentorAtWork.open(application.client(), "google-" + UUID.randomUUID());
        mentee = application.client().newMember("MENTEE");
    }

    @AfterEach
    void disconnect() {
        mentor.client().mutate("disconnectCalendar", "OutsideCalendarInput", Map.of("kind", "GOOGLE"), FIELDS);
    }

    private String consentAddress() {
        return mentor.client()
                .query("mutation { startCalendarConnection(input: {kind: GOOGLE}) { address errors { code } } }")
                .at("/startCalendarConnection/address")
                .asString();
    }

    private void finish(GraphQlClient who, Map<String, String> back) {
        who.mutate(
                "finishCalendarConnection",
                "FinishCalendarConnectionInput",
                Map.of("kind", "GOOGLE", "state", back.get("state"), "code", back.get("code")),
                FIELDS);
    }

    private void connect() {
        finish(mentor.client(), google.consent(consentAddress()));
        Eventually.holds(
                () -> assertThat(known(mentor.client()).get("readAt").isNull()).isFalse());
        google.asked.clear();
    }

    private static JsonNode known(GraphQlClient who) {
        return who.query("{ me { " + FIELDS + " } }").at("/me/outsideCalendars/0");
    }

    private void written(int sessions) {
        Eventually.holds(() -> assertThat(google.sessions()).hasSize(sessions));
    }

    private static List<String> mails(GraphQlClient who) {
        var to = who.query("{ me { email } }").at("/me/email").asString();
        var subjects = new ArrayList<String>();
        who.query("query($to: String!) { sandbox { outbox(to: $to) { subject } } }", Map.of("to", to))
                .at("/sandbox/outbox")
                .forEach(mail -> subjects.add(mail.get("subject").asString()));
        return subjects;
    }

    @Test
    void asksForAConsentThatOnlyWhoAskedForItCanUse() {
        var address = consentAddress();
        assertThat(address)
                .startsWith("https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=google-client&")
                .contains("code_challenge_method=S256", "access_type=offline", "%2Fcalendar-connected");
        var back = google.consent(address);
        assertThat(back.get("scope")).isEqualTo("https://www.googleapis.com/auth/calendar.events");

        finish(mentee, back);

        Eventually.holds(
                () -> assertThat(known(mentee).get("failure").asString()).isEqualTo("NOT_ALLOWED"));
        Eventually.holds(() -> assertThat(mails(mentee)).containsOnlyOnce("Your other calendar is not connected"));
    }

    /** The number of the first slot with others after it on the same day, however late in the day this runs. */
    private int early(Duration ahead) {
        return IntStream.range(0, 10)
                .filter(n -> Instant.parse(mentee.slot(mentor.id(), ahead, n))
                                .atZone(ZoneOffset.UTC)
                                .getHour()
                        < 16)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void blocksWhatGoogleSaysIsBusyAndNotOurOwnSessions() {
        var n = early(Duration.ofDays(2));
        var slot = Instant.parse(mentee.slot(mentor.id(), Duration.ofDays(2), n));
        google.busy("dentist", slot.toString(), slot.plusSeconds(600).toString(), "opaque");
        google.busy(
                "birthday",
                slot.plusSeconds(3600).toString(),
                slot.plusSeconds(7200).toString(),
                "transparent");

        connect();

        assertThat(known(mentor.client()).get("busyTimes").asInt()).isEqualTo(1);
        var next = mentee.slot(mentor.id(), Duration.ofDays(2), n);
        assertThat(next).isEqualTo(slot.plusSeconds(3600).toString());
        mentee.requestBooking(booking(mentor.id(), next, "pm_card_visa"));
        written(1);
        mentor.client().advance(Duration.ofMinutes(61));
        assertThat(known(mentor.client()).get("busyTimes").asInt()).isEqualTo(1);
        assertThat(mentor.client().query("{ me { calendarTasks { id } } }").at("/me/calendarTasks"))
                .isEmpty();
    }

    @Test
    void showsASessionAsItIs() {
        var before = mentor.booked(mentee);
        connect();
        written(1);
        var shown = google.sessions().getFirst();
        assertThat(shown.get("summary").asString()).isEqualTo("Mentoring Session: How to test");
        assertThat(Instant.parse(shown.at("/start/dateTime").asString()))
                .isEqualTo(Instant.parse(mentee.read(before).get("startsAt").asString()));
        assertThat(shown.at("/reminders/overrides")).hasSize(2);
        // As attendees Google would write to them.
        assertThat(shown.has("attendees")).isFalse();
        assertThat(shown.get("description").asString())
                .isEqualTo("Mentor: " + name(mentor.client()) + "\nMentee: " + name(mentee));

        var later = mentor.booked(mentee);
        written(2);
        mentor.client()
                .mutate(
                        "setMeetingLink",
                        "SetMeetingLinkInput",
                        Map.of("bookingId", later, "url", "https://meet.example.org/room-77"),
                        "booking { id }");
        Eventually.holds(() -> assertThat(google.sessions().toString()).contains("room-77"));

        mentee.act("cancelBooking", later);
        written(1);
        mentee.act("cancelBooking", before);
        written(0);
    }

    private static String name(GraphQlClient who) {
        var me = who.query("{ me { firstName lastName } }").get("me");
        return me.get("firstName").asString() + " " + me.get("lastName").asString();
    }

    /** It could not be taken out by then, as nothing opens the calendar. */
    @Test
    void whatWasCalledOffWhileItWasNotConnectedIsTakenOutOnceItIsAgain() {
        connect();
        var off = mentor.booked(mentee);
        var stays = mentor.booked(mentee);
        written(2);
        disconnect();
        mentee.act("cancelBooking", off);
        Eventually.holds(
                () -> assertThat(mentee.read(off).get("status").asString()).isEqualTo("CANCELLED"));
        assertThat(google.sessions()).hasSize(2);
        mentor.client().advance(Duration.ofMinutes(2));

        connect();

        written(1);
        assertThat(Instant.parse(
                        google.sessions().getFirst().at("/start/dateTime").asString()))
                .isEqualTo(Instant.parse(mentee.read(stays).get("startsAt").asString()));
    }

    private JsonNode tasks() {
        return mentor.client()
                .query(
                        "{ me { calendarTasks { id kind calendar sessionId startsAt elsewhereStartsAt elsewhereEndsAt since choices } } }")
                .at("/me/calendarTasks");
    }

    /** Once the calendar has been read again. */
    private void awaitTasks(String... kinds) {
        mentor.client().advance(Duration.ofMinutes(61));
        Eventually.holds(() -> assertThat(tasks().findValuesAsString("kind")).containsExactly(kinds));
    }

    private void told(String subject) {
        Eventually.holds(() -> assertThat(mails(mentor.client())).containsOnlyOnce(subject));
    }

    @Test
    void aSessionThatIsDeletedThereIsLeftAloneAndToBeSettled() {
        connect();
        var booking = mentor.booked(mentee);
        written(1);
        google.deleteSessions();

        awaitTasks("ENTRY_MISSING");

        var task = tasks().get(0);
        assertThat(task.get("sessionId").asString()).isEqualTo(booking);
        assertThat(task.get("calendar").asString()).isEqualTo("GOOGLE");
        assertThat(task.get("elsewhereStartsAt").isNull()).isTrue();
        assertThat(task.get("choices").toString()).isEqualTo("[\"KEEP\",\"RESCHEDULE\",\"CANCEL\"]");
        assertThat(mentee.read(booking).get("status").asString()).isEqualTo("CONFIRMED");
        told("A session was deleted in your other calendar");
        awaitTasks("ENTRY_MISSING");
        mentor.client()
                .mutate(
                        "setMeetingLink",
                        "SetMeetingLinkInput",
                        Map.of("bookingId", booking, "url", "https://meet.example.org/room-78"),
                        "booking { id }");
        awaitTasks("ENTRY_MISSING");
        assertThat(google.sessions()).isEmpty();
        told("A session was deleted in your other calendar");

        settle(task.get("id").asString());

        assertThat(tasks()).isEmpty();
        written(1);
        assertThat(google.sessions().toString()).contains("room-78");
        awaitTasks();
        google.deleteSessions();
        awaitTasks("ENTRY_MISSING");
        mentor.client().act("cancelBooking", booking);
        assertThat(tasks()).isEmpty();
        awaitTasks();
    }

    private void settle(String taskId) {
        mentor.client()
                .mutate(
                        "settleCalendarTask",
                        "SettleCalendarTaskInput",
                        Map.of("taskId", taskId, "how", "KEEP"),
                        "calendarTasks { id }");
    }

    @Test
    void aSessionThatIsMovedThereStaysWhereItIsUntilItsMemberSaysSo() {
        connect();
        var startsAt = Instant.parse(mentee.slot(mentor.id(), Duration.ofDays(3), early(Duration.ofDays(3))));
        var booking = mentee.requestBooking(booking(mentor.id(), startsAt.toString(), "pm_card_visa"))
                .at("/booking/id")
                .asString();
        written(1);
        google.moveSessions(Duration.ofHours(2));

        awaitTasks("ENTRY_MOVED");

        var elsewhere = tasks().get(0).get("elsewhereStartsAt").asString();
        assertThat(Instant.parse(elsewhere)).isEqualTo(startsAt.plusSeconds(7200));
        assertThat(Instant.parse(mentee.read(booking).get("startsAt").asString()))
                .isEqualTo(startsAt);
        told("A session was moved in your other calendar");

        google.moveSessions(Duration.ofHours(-2));
        awaitTasks();
        google.moveSessions(Duration.ofHours(2));
        awaitTasks("ENTRY_MOVED");
        mentee.mutate(
                "rescheduleBooking",
                "RescheduleBookingInput",
                Map.of("bookingId", booking, "startsAt", elsewhere),
                "booking { startsAt }");
        Eventually.holds(() -> assertThat(
                        Instant.parse(mentee.read(booking).get("startsAt").asString()))
                .isEqualTo(startsAt.plusSeconds(7200)));
        awaitTasks();
        assertThat(Instant.parse(
                        google.sessions().getFirst().at("/start/dateTime").asString()))
                .isEqualTo(startsAt.plusSeconds(7200));
    }

    @Test
    void writesAgainWhatFailedAndNothingTwice() {
        connect();
        google.forgetAccess();
        mentor.booked(mentee);
        written(1);
        assertThat(google.asked).containsSubsequence("POST", "token refresh_token", "POST");

        google.fail(429, "rateLimitExceeded", "Retry-After", "3600");
        // Of an entry it does not take, which is no word on whether we are let in.
        google.fail(400, "invalid");
        google.asked.clear();
        mentor.booked(mentee);
        Eventually.holds(() -> assertThat(google.asked).containsExactly("POST"));
        mentor.client().advance(Duration.ofMinutes(30));
        assertThat(google.asked).doesNotHaveDuplicates();
        mentor.client().advance(Duration.ofMinutes(31));
        mentor.client().advance(Duration.ofMinutes(10));
        written(2);

        var asked =
                google.asked.stream().filter(method -> !method.equals("GET")).count();
        application.restart();
        mentor = new MentorAtWork(mentor.client().at(application.url()), mentor.id());
        mentee = mentee.at(application.url());
        assertThat(known(mentor.client()).get("kind").asString()).isEqualTo("GOOGLE");
        assertThat(google.asked.stream().filter(method -> !method.equals("GET")).count())
                .isEqualTo(asked);
        assertThat(google.sessions()).hasSize(2);
    }

    @Test
    void outlivesAnAnswerThatCannotBeRead() {
        google.garble("nonsense");
        finish(mentor.client(), google.consent(consentAddress()));
        Eventually.holds(() ->
                assertThat(known(mentor.client()).get("failure").asString()).isEqualTo("NOT_A_CALENDAR"));
        google.events.clear();
        mentor.client().advance(Duration.ofMinutes(61));
        Eventually.holds(
                () -> assertThat(known(mentor.client()).get("failure").isNull()).isTrue());
    }

    @Test
    void saysWhatItMayNotWrite() {
        connect();
        google.fail(403, "forbidden");
        mentor.booked(mentee);
        Eventually.holds(() ->
                assertThat(mails(mentor.client())).containsOnlyOnce("A session is missing in your other calendar"));
        assertThat(google.sessions()).isEmpty();
    }

    @Test
    void noSecretIsFoundAnywhere() {
        connect();
        mentor.booked(mentee);
        written(1);
        var trail = application
                .client()
                .as("admin")
                .query(
                        "query($subject: ID!) { auditTrail(subject: $subject, first: 50) { edges { node { type changes { field after } } } } }",
                        Map.of("subject", mentor.client().me().replace("mbr_", "ocs_")))
                .toString();
        assertThat(trail).contains("CalendarAccountConnected");
        assertThat(google.secrets).hasSizeGreaterThan(2).allSatisfy(secret -> {
            assertThat(trail).doesNotContain(secret);
            assertThat(LogCapture.text()).doesNotContain(secret);
            StoreDump.of(application).forEach((table, text) -> assertThat(text).doesNotContain(secret));
        });
    }

    @Test
    void isNotOfferedUnlessConfigured() {
        var code = ApplicationUnderTest.shared()
                .client()
                .as("thandi")
                .query("mutation { startCalendarConnection(input: {kind: GOOGLE}) { address errors { code } } }")
                .at("/startCalendarConnection/errors/0/code")
                .asString();
        assertThat(code).isEqualTo("NOT_OFFERED");
    }
}
