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

/** H5, H6: sessions in a member's calendar at Microsoft, and the times when that says they are busy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MicrosoftCalendarTest {

    private static final String FIELDS = "outsideCalendars { kind readAt failure busyTimes reading }";

    private FakeMicrosoft microsoft;
    private ApplicationUnderTest application;
    private MentorAtWork mentor;
    private GraphQlClient mentee;

    @BeforeAll
    void start() throws IOException {
        microsoft = new FakeMicrosoft();
        application = ApplicationUnderTest.fresh(
                "mentorlink.calendars.microsoft.client-id=microsoft-client",
                "mentorlink.calendars.microsoft.client-secret=microsoft-client-secret",
                "mentorlink.calendars.microsoft.authority=" + microsoft.url() + "/common",
                "mentorlink.calendars.microsoft.root-url=" + microsoft.url() + "/v1.0/");
    }

    @AfterAll
    void stop() {
        application.close();
        microsoft.close();
    }

    @BeforeEach
    void open() {
        microsoft.events.clear();
        microsoft.leadElsewhere("");
        mentor = MentorAtWork.open(application.client(), "microsoft-" + UUID.randomUUID());
        mentee = application.client().newMember("MENTEE");
    }

    @AfterEach
    void disconnect() {
        mentor.client().mutate("disconnectCalendar", "OutsideCalendarInput", Map.of("kind", "MICROSOFT"), FIELDS);
    }

    private String consentAddress() {
        return mentor.client()
                .query("mutation { startCalendarConnection(input: {kind: MICROSOFT}) { address errors { code } } }")
                .at("/startCalendarConnection/address")
                .asString();
    }

    private void finish(GraphQlClient who, Map<String, String> back) {
        who.mutate(
                "finishCalendarConnection",
                "FinishCalendarConnectionInput",
                Map.of("kind", "MICROSOFT", "state", back.get("state"), "code", back.get("code")),
                FIELDS);
    }

    private void connect() {
        finish(mentor.client(), microsoft.consent(consentAddress()));
        Eventually.holds(
                () -> assertThat(known(mentor.client()).get("readAt").isNull()).isFalse());
        microsoft.asked.clear();
    }

    private static JsonNode known(GraphQlClient who) {
        return who.query("{ me { " + FIELDS + " } }").at("/me/outsideCalendars/0");
    }

    private void written(int sessions) {
        Eventually.holds(() -> assertThat(microsoft.sessions()).hasSize(sessions));
    }

    private JsonNode tasks() {
        return mentor.client()
                .query("{ me { calendarTasks { id kind calendar elsewhereStartsAt } } }")
                .at("/me/calendarTasks");
    }

    private void awaitTasks(String... kinds) {
        mentor.client().advance(Duration.ofMinutes(61));
        Eventually.holds(() -> assertThat(tasks().findValuesAsString("kind")).containsExactly(kinds));
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

    /** The number of the first slot with others after it on the same day, however late in the day this runs. */
    private int early() {
        return IntStream.range(0, 10)
                .filter(n -> Instant.parse(mentee.slot(mentor.id(), Duration.ofDays(2), n))
                                .atZone(ZoneOffset.UTC)
                                .getHour()
                        < 16)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void asksForAConsentThatOnlyWhoAskedForItCanUse() {
        var address = consentAddress();
        assertThat(address)
                .startsWith(microsoft.url()
                        + "/common/oauth2/v2.0/authorize?response_type=code&client_id=microsoft-client&")
                .contains("code_challenge_method=S256", "prompt=select_account", "%2Fcalendar-connected")
                .doesNotContain("access_type");
        var back = microsoft.consent(address);
        assertThat(back.get("scope")).isEqualTo("offline_access https://graph.microsoft.com/Calendars.ReadWrite");

        finish(mentee, back);

        Eventually.holds(
                () -> assertThat(known(mentee).get("failure").asString()).isEqualTo("NOT_ALLOWED"));
    }

    @Test
    void blocksWhatMicrosoftSaysIsBusyOnAllPagesAndNotOurOwnSessions() {
        var n = early();
        var slot = Instant.parse(mentee.slot(mentor.id(), Duration.ofDays(2), n));
        microsoft.busy("a-lunch", slot.plusSeconds(3600), slot.plusSeconds(7200), "free");
        microsoft.busy("b-home", slot.plusSeconds(3600), slot.plusSeconds(7200), "workingElsewhere");
        microsoft.busy("c-dentist", slot, slot.plusSeconds(600), "busy");
        microsoft.busy("d-later", slot.plusSeconds(86_400), slot.plusSeconds(87_000), "oof");

        connect();

        assertThat(known(mentor.client()).get("busyTimes").asInt()).isEqualTo(2);
        var next = mentee.slot(mentor.id(), Duration.ofDays(2), n);
        assertThat(next).isEqualTo(slot.plusSeconds(3600).toString());
        mentee.requestBooking(booking(mentor.id(), next, "pm_card_visa"));
        written(1);
        mentor.client().advance(Duration.ofMinutes(61));
        assertThat(known(mentor.client()).get("busyTimes").asInt()).isEqualTo(2);
        assertThat(tasks()).isEmpty();
    }

    @Test
    void goesToNoOtherHostWithItsToken() {
        var slot = Instant.parse(mentee.slot(mentor.id(), Duration.ofDays(2), 0));
        for (var id : List.of("a", "b", "c")) {
            microsoft.busy(id, slot, slot.plusSeconds(600), "busy");
        }
        microsoft.leadElsewhere("http://127.0.0.1:1");
        finish(mentor.client(), microsoft.consent(consentAddress()));
        Eventually.holds(() ->
                assertThat(known(mentor.client()).get("failure").asString()).isEqualTo("ADDRESS_REFUSED"));
    }

    @Test
    void showsASessionAsItIs() {
        var before = mentor.booked(mentee);
        connect();
        written(1);
        var shown = microsoft.sessions().getFirst();
        assertThat(shown.get("subject").asString()).isEqualTo("Mentoring Session: How to test");
        assertThat(Instant.parse(shown.at("/start/dateTime").asString() + "Z"))
                .isEqualTo(Instant.parse(mentee.read(before).get("startsAt").asString()));
        assertThat(shown.get("reminderMinutesBeforeStart").asInt()).isEqualTo(15);
        // As attendees Microsoft would write to them.
        assertThat(shown.has("attendees")).isFalse();
        assertThat(shown.at("/body/contentType").asString()).isEqualTo("text");
        assertThat(shown.at("/body/content").asString())
                .isEqualTo("Mentor: " + name(mentor.client()) + "\nMentee: " + name(mentee));

        var later = mentor.booked(mentee);
        written(2);
        mentor.client()
                .mutate(
                        "setMeetingLink",
                        "SetMeetingLinkInput",
                        Map.of("bookingId", later, "url", "https://meet.example.org/room-77"),
                        "booking { id }");
        Eventually.holds(() -> assertThat(microsoft.sessions().toString()).contains("room-77"));
        assertThat(microsoft.sessions()).hasSize(2);

        mentee.act("cancelBooking", later);
        written(1);
        mentee.act("cancelBooking", before);
        written(0);
    }

    private static String name(GraphQlClient who) {
        var me = who.query("{ me { firstName lastName } }").get("me");
        return me.get("firstName").asString() + " " + me.get("lastName").asString();
    }

    @Test
    void whatIsDeletedOrMovedThereIsToBeSettled() {
        connect();
        var booking = mentor.booked(mentee);
        var startsAt = Instant.parse(mentee.read(booking).get("startsAt").asString());
        written(1);
        microsoft.moveSessions(Duration.ofHours(2));
        awaitTasks("ENTRY_MOVED");
        assertThat(tasks().get(0).get("calendar").asString()).isEqualTo("MICROSOFT");
        assertThat(Instant.parse(tasks().get(0).get("elsewhereStartsAt").asString()))
                .isEqualTo(startsAt.plusSeconds(7200));
        microsoft.deleteSessions();
        awaitTasks("ENTRY_MISSING");
        mentor.client()
                .mutate(
                        "settleCalendarTask",
                        "SettleCalendarTaskInput",
                        Map.of("taskId", tasks().get(0).get("id").asString(), "how", "KEEP"),
                        "calendarTasks { id }");
        written(1);
        awaitTasks();
        assertThat(mails())
                .containsOnlyOnce("A session was moved in your other calendar")
                .containsOnlyOnce("A session was deleted in your other calendar");
    }

    @Test
    void writesAgainWhatFailedAndNothingTwice() {
        connect();
        microsoft.forgetAccess();
        mentor.booked(mentee);
        written(1);
        // The last one looks whether another has written the same; it must not be the one that fails.
        Eventually.holds(() ->
                assertThat(microsoft.asked).containsSubsequence("GET", "token refresh_token", "GET", "POST", "GET"));

        microsoft.fail(429, "ApplicationThrottled", "Retry-After", "3600");
        microsoft.asked.clear();
        mentor.booked(mentee);
        Eventually.holds(() -> assertThat(microsoft.asked).containsExactly("GET"));
        mentor.client().advance(Duration.ofMinutes(61));
        written(2);
    }

    @Test
    void outlivesAnAnswerThatIsNotOfGraph() {
        microsoft.garble();
        finish(mentor.client(), microsoft.consent(consentAddress()));
        Eventually.holds(() ->
                assertThat(known(mentor.client()).get("failure").asString()).isEqualTo("NOT_A_CALENDAR"));
        mentor.client().advance(Duration.ofMinutes(61));
        Eventually.holds(
                () -> assertThat(known(mentor.client()).get("failure").isNull()).isTrue());
    }

    @Test
    void keepsOneEntryOfTwoThatWereWrittenAtOnce() {
        connect();
        microsoft.meetAnother();
        mentor.booked(mentee);
        Eventually.holds(() -> assertThat(microsoft.asked).containsSubsequence("POST", "GET", "DELETE"));
        written(1);
    }

    @Test
    void aRefreshTokenIsReplacedBeforeItIsTooOld() {
        connect();
        var first = microsoft.refreshTokens.getLast();
        // Day by day, as each has its readings and each request its limit.
        for (var day = 0; day < 8; day++) {
            mentor.client().advance(Duration.ofDays(1));
        }
        microsoft.forgetAccess();
        mentor.client().advance(Duration.ofMinutes(61));
        application.restart();
        mentor = new MentorAtWork(mentor.client().at(application.url()), mentor.id());
        mentee = mentee.at(application.url());
        microsoft.refreshTokens.clear();
        mentor.client().advance(Duration.ofMinutes(61));
        Eventually.holds(() -> assertThat(microsoft.refreshTokens).isNotEmpty().doesNotContain(first));
        assertThat(known(mentor.client()).get("failure").isNull()).isTrue();
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
        assertThat(microsoft.secrets).hasSizeGreaterThan(2).allSatisfy(secret -> {
            assertThat(trail).doesNotContain(secret);
            assertThat(LogCapture.text()).doesNotContain(secret);
        });
        StoreDump.of(application)
                .forEach((table, text) ->
                        microsoft.secrets.forEach(secret -> assertThat(text).doesNotContain(secret)));
    }

    @Test
    void isNotOfferedUnlessConfigured() {
        var code = ApplicationUnderTest.shared()
                .client()
                .as("thandi")
                .query("mutation { startCalendarConnection(input: {kind: MICROSOFT}) { address errors { code } } }")
                .at("/startCalendarConnection/errors/0/code")
                .asString();
        assertThat(code).isEqualTo("NOT_OFFERED");
    }
}
