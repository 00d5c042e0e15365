package org.mentorlink.app.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;
import static org.mentorlink.app.e2e.GraphQlClient.with;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import biweekly.property.Attendee;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mentorlink.app.vault.KeyVault;
import tools.jackson.databind.JsonNode;

/** H4 to H6 through the public API; every file is read by another library than the one that writes them. */
class CalendarFilesTest {

    private static final String EVENTS =
            "query($from: DateTime!, $to: DateTime!) { me { calendarEvents(from: $from, to: $to) {"
                    + " id groupId title start end allDay color url extendedProps { kind role status meetingUrl"
                    + " proposal { id expiresAt } booking { id topic } counterpart { id firstName } } } } }";

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient anyone = application.client();
    private final MentorAtWork mentor = MentorAtWork.open(anyone, "calendars");
    private final GraphQlClient mentee = anyone.newMember("MENTEE");
    private final String menteeEmail = email(mentee);
    private final String mentorEmail = email(mentor.client());

    @Test
    void everyChangeOfASessionComesAsAFileForTheCalendarsOfBoth() {
        var booked = book();
        var id = booked.get("id").asString();
        var startsAt = Instant.parse(booked.get("startsAt").asString());

        var invited = only(newest(menteeEmail, "Your session is confirmed", "REQUEST"));
        assertThat(invited.getUid().getValue()).isEqualTo(id + "@mentorlink");
        assertThat(invited.getSummary().getValue()).isEqualTo("Mentoring Session: How to test");
        assertThat(invited.getDateStart().getValue()).isEqualTo(Date.from(startsAt));
        assertThat(invited.getAttendees())
                .extracting(Attendee::getCommonName)
                .hasSize(2)
                .allSatisfy(name -> assertThat(name).startsWith("Eve").contains(" Member-"));
        assertThat(invited.getAttendees())
                .extracting(Attendee::getEmail)
                .contains(menteeEmail)
                .doesNotContain(mentorEmail);
        assertThat(invited.getAlarms()).hasSize(2);
        var mentors = only(newest(mentorEmail, "Your session is confirmed", "REQUEST"));
        assertThat(mentors.getUid()).isEqualTo(invited.getUid());
        assertThat(mentors.getAttendees())
                .extracting(Attendee::getEmail)
                .contains(mentorEmail)
                .doesNotContain(menteeEmail);

        mentor.client()
                .mutate(
                        "setMeetingLink",
                        "SetMeetingLinkInput",
                        Map.of("bookingId", id, "url", "https://meet.example.org/calendar-4711"),
                        "booking { id }");
        var linked = only(newest(menteeEmail, "Where your session takes place", "REQUEST"));
        assertThat(linked.getLocation().getValue()).isEqualTo("https://meet.example.org/calendar-4711");
        assertRaised(invited, linked);

        var later = anyone.slot(mentor.id(), Duration.ofDays(6), 0);
        mentee.mutate(
                "rescheduleBooking",
                "RescheduleBookingInput",
                Map.of("bookingId", id, "startsAt", later),
                "booking { startsAt }");
        var moved = only(newest(menteeEmail, "Your session has moved", "REQUEST"));
        assertThat(moved.getDateStart().getValue()).isEqualTo(Date.from(Instant.parse(later)));
        assertThat(moved.getLocation().getValue()).isEqualTo("https://meet.example.org/calendar-4711");
        assertRaised(linked, moved);

        mentee.act("cancelBooking", id);
        for (var reader : List.of(menteeEmail, mentorEmail)) {
            var called = only(newest(reader, "Your session is cancelled", "CANCEL"));
            assertThat(called.getStatus().isCancelled()).isTrue();
            assertThat(called.getAlarms()).isEmpty();
            assertRaised(moved, called);
        }
    }

    @Test
    void whatWasNeverConfirmedIsTakenOutOfNoCalendar() {
        var grace = anyone.mentorId("grace");
        var booked = mentee.requestBooking(booking(grace, anyone.slot(grace, Duration.ofDays(9), 0), "pm_card_visa"))
                .get("booking");
        mentee.act("cancelBooking", booked.get("id").asString());
        Eventually.holds(() -> assertThat(messages(menteeEmail, "Your session is cancelled"))
                .singleElement()
                .satisfies(it -> assertThat(it.get("attachments")).isEmpty()));
    }

    @Test
    void aSessionWhosePaymentFailsAfterAllIsTakenOutOfBothCalendars() {
        var startsAt = anyone.slot(mentor.id(), Duration.ofDays(4), 0);
        mentee.requestBooking(booking(mentor.id(), startsAt, "pm_card_captureFails"));

        assertTakenOut(menteeEmail, "Your payment did not go through");
        assertTakenOut(mentorEmail, "Your session does not take place");
    }

    /** Before it took place; the money is looked into, and nobody is expected any more. */
    @Test
    void aSessionWhosePaymentIsChargedBackIsTakenOutOfBothCalendars() {
        var startsAt = anyone.slot(mentor.id(), Duration.ofDays(4), 0);
        mentee.requestBooking(booking(mentor.id(), startsAt, "pm_card_createDispute"));
        newest(mentorEmail, "Your session is confirmed", "REQUEST");

        anyone.advance(Duration.ofHours(25));

        assertTakenOut(menteeEmail, "A session is being looked into");
        assertTakenOut(mentorEmail, "A session is being looked into");
    }

    private void assertTakenOut(String reader, String subject) {
        var invited = only(newest(reader, "Your session is confirmed", "REQUEST"));
        var called = only(newest(reader, subject, "CANCEL"));
        assertThat(called.getStatus().isCancelled()).isTrue();
        assertThat(called.getAlarms()).isEmpty();
        assertRaised(invited, called);
    }

    @Test
    void anErasedParticipantIsInNobodysOutboxAnyMore() {
        book();
        newest(mentorEmail, "Your session is confirmed", "REQUEST");

        application.bean(KeyVault.class).erase(mentee.me());

        assertThat(messages(mentorEmail, "Your session is confirmed"))
                .singleElement()
                .satisfies(it -> assertThat(it.get("attachments")).isEmpty());
    }

    @Test
    void aCalendarIsSubscribedToUntilItsAddressIsRevoked() throws Exception {
        var booked = book();
        assertThat(mentee.query("{ me { calendarFeed { createdAt } } }")
                        .at("/me/calendarFeed")
                        .isNull())
                .isTrue();
        var address = subscribe(mentee);
        assertThat(address)
                .startsWith(application.url() + "/calendars/")
                .endsWith(".ics")
                .hasSizeGreaterThan(75);
        assertThat(mentee.query("{ me { calendarFeed { createdAt } } }")
                        .at("/me/calendarFeed/createdAt")
                        .asString())
                .isNotEmpty();

        var first = fetch(address);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).contains("text/calendar;charset=UTF-8");
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("no-cache", "private");
        assertThat(first.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        var shown = only(read(first.body()));
        assertThat(shown.getUid().getValue()).isEqualTo(booked.get("id").asString() + "@mentorlink");
        assertThat(first.body()).contains("METHOD:PUBLISH").doesNotContain(mentorEmail, "ATTENDEE");

        var etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(fetch(address, "If-None-Match", etag).statusCode()).isEqualTo(304);
        mentee.act("cancelBooking", booked.get("id").asString());
        var changed = fetch(address, "If-None-Match", etag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).doesNotContain("VEVENT");

        var newAddress = subscribe(mentee);
        assertThat(newAddress).isNotEqualTo(address);
        assertThat(fetch(newAddress).statusCode()).isEqualTo(200);
        mentee.query("mutation { revokeCalendarFeed { calendarFeed { createdAt } errors { code } } }");
        var unknown = fetch(application.url() + "/calendars/" + "x".repeat(43) + ".ics");
        assertThat(unknown.statusCode()).isEqualTo(404);
        for (var gone : List.of(address, newAddress)) {
            assertThat(like(fetch(gone))).isEqualTo(like(unknown));
        }
        assertThat(mentee.query("{ me { calendarFeed { createdAt } } }")
                        .at("/me/calendarFeed")
                        .isNull())
                .isTrue();
    }

    @Test
    void anAddressOutlivesARestartAndIsFetchedOnlySoOften() throws Exception {
        try (var own = ApplicationUnderTest.fresh(
                "mentorlink.calendars.fetches=2", "mentorlink.calendars.base-url=https://calendars.example.org/")) {
            var lerato = own.client().as("lerato");
            var thandi = own.client().mentorId("thandi");
            lerato.requestBooking(booking(thandi, lerato.slot(thandi, Duration.ofDays(4), 0), "pm_card_visa"));
            var address = subscribe(lerato);
            assertThat(address).startsWith("https://calendars.example.org/calendars/");
            var path = URI.create(address).getPath();
            var etag = own.client().fetch(path).headers().firstValue("ETag").orElseThrow();

            own.restart();

            assertThat(own.client().fetch(path).headers().firstValue("ETag")).contains(etag);
            assertThat(own.client().fetch("/calendars/unknown.ics").statusCode())
                    .isEqualTo(404);
            for (var any : List.of(path, "/calendars/unknown.ics")) {
                var refused = own.client().fetch(any);
                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            }
        }
    }

    @Test
    void aSuspendedMembersCalendarIsReadByNobody() throws Exception {
        var address = subscribe(mentee);
        var admin = anyone.as("admin");
        var input = Map.of("memberId", mentee.me(), "reason", "Away");
        assertThat(fetch(address).statusCode()).isEqualTo(200);
        admin.mutate("suspendMember", "MemberActionInput", input, "member { status }");
        assertThat(fetch(address).statusCode()).isEqualTo(404);
        admin.mutate("reinstateMember", "MemberActionInput", input, "member { status }");
        assertThat(fetch(address).statusCode()).isEqualTo(200);
        admin.mutate("deactivateMember", "MemberActionInput", input, "member { status }");
        assertThat(fetch(address).statusCode()).isEqualTo(404);
    }

    @Test
    void theSecretOfAnAddressIsInNoHistory() {
        var address = subscribe(mentee);
        var token = address.replaceAll(".*/|\\.ics", "");
        var history = mentee.query("{ me { history { type changes { field after } } } }")
                .toString();
        assertThat(history).contains("CalendarFeedCreated").doesNotContain(token, "tokenHash");
    }

    @Test
    void aPageShowsWhatBothHaveInTheirCalendars() {
        var id = book().get("id").asString();
        var mine = events(mentee);
        assertThat(mine).hasSize(1);
        var event = mine.get(0);
        assertThat(event.get("id").asString()).isEqualTo(id);
        assertThat(event.get("title").asString()).isEqualTo("Mentoring Session: How to test");
        assertThat(event.get("allDay").asBoolean()).isFalse();
        assertThat(event.get("color").asString()).matches("#[0-9a-f]{6}");
        assertThat(event.get("url").isNull()).isTrue();
        assertThat(event.at("/extendedProps/kind").asString()).isEqualTo("SESSION");
        assertThat(event.at("/extendedProps/role").asString()).isEqualTo("MENTEE");
        assertThat(event.at("/extendedProps/booking/id").asString()).isEqualTo(id);
        assertThat(event.at("/extendedProps/counterpart/id").asString())
                .isEqualTo(mentor.client().me());
        assertThat(events(mentor.client()).get(0).at("/extendedProps/role").asString())
                .isEqualTo("MENTOR");

        // The mentor proposes another time: both are kept, and shown.
        var later = anyone.slot(mentor.id(), Duration.ofDays(7), 0);
        mentor.client()
                .mutate(
                        "rescheduleBooking",
                        "RescheduleBookingInput",
                        Map.of("bookingId", id, "startsAt", later),
                        "booking { id }");
        Eventually.holds(() -> assertThat(events(mentee)).hasSize(2));
        var proposed = events(mentee).get(1);
        assertThat(proposed.get("title").asString()).endsWith("(proposed)");
        assertThat(proposed.get("groupId").asString()).isEqualTo(id);
        assertThat(Instant.parse(proposed.get("start").asString())).isEqualTo(Instant.parse(later));
        assertThat(proposed.at("/extendedProps/kind").asString()).isEqualTo("PROPOSAL");
        assertThat(proposed.at("/extendedProps/proposal/id").asString())
                .isEqualTo(proposed.get("id").asString());

        mentee.act("cancelBooking", id);
        assertThat(events(mentee)).isEmpty();
    }

    @Test
    void anUnansweredRequestIsTentative() {
        var grace = anyone.mentorId("grace");
        mentee.requestBooking(booking(grace, anyone.slot(grace, Duration.ofDays(11), 0), "pm_card_visa"));
        assertThat(events(mentee).get(0).at("/extendedProps/kind").asString()).isEqualTo("TENTATIVE");
    }

    @Test
    void aWindowHasAtMostAHundredDays() {
        var from = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(window(from, from.plus(Duration.ofDays(100))).has("errors")).isFalse();
        for (var to : List.of(
                from, from.minusSeconds(1), from.plus(Duration.ofDays(100)).plusSeconds(1))) {
            assertThat(window(from, to).at("/errors/0/extensions/code").asString())
                    .isEqualTo("BAD_REQUEST");
        }
    }

    @Test
    void anotherMembersCalendarIsNotEvenAnAdminsToRead() {
        book();
        subscribe(mentee);
        var seen = anyone.as("admin")
                .query(
                        "query($id: ID!, $from: DateTime!, $to: DateTime!) { member(id: $id) { calendarEvents(from: $from, to: $to) { id } calendarFeed { createdAt } } }",
                        Map.of(
                                "id",
                                mentee.me(),
                                "from",
                                anyone.now().toString(),
                                "to",
                                anyone.now().plus(Duration.ofDays(60)).toString()))
                .get("member");
        assertThat(seen.get("calendarEvents").isNull()).isTrue();
        assertThat(seen.get("calendarFeed").isNull()).isTrue();
    }

    private JsonNode window(Instant from, Instant to) {
        return mentee.request(EVENTS, Map.of("from", from.toString(), "to", to.toString()));
    }

    private JsonNode events(GraphQlClient client) {
        var from = anyone.now();
        return client.query(
                        EVENTS,
                        Map.of(
                                "from",
                                from.toString(),
                                "to",
                                from.plus(Duration.ofDays(60)).toString()))
                .at("/me/calendarEvents");
    }

    private JsonNode book() {
        var startsAt = anyone.slot(mentor.id(), Duration.ofDays(4), 0);
        return mentee.requestBooking(with(booking(mentor.id(), startsAt, "pm_card_visa"), "topic", "How to test"))
                .get("booking");
    }

    private static String email(GraphQlClient client) {
        return client.query("{ me { email } }").at("/me/email").asString();
    }

    private List<JsonNode> messages(String to, String subject) {
        var outbox = anyone.query(
                        "query($to: String!) { sandbox { outbox(to: $to, first: 20) { subject attachments { fileName mediaType content } } } }",
                        Map.of("to", to))
                .at("/sandbox/outbox");
        return Stream.of(outbox)
                .flatMap(all -> java.util.stream.StreamSupport.stream(all.spliterator(), false))
                .filter(message -> message.get("subject").asString().equals(subject))
                .toList();
    }

    private ICalendar newest(String to, String subject, String method) {
        Eventually.holds(() -> assertThat(messages(to, subject)).hasSize(1));
        var attachment = messages(to, subject).getFirst().at("/attachments/0");
        assertThat(attachment.get("fileName").asString()).isEqualTo("invitation.ics");
        assertThat(attachment.get("mediaType").asString())
                .isEqualTo("text/calendar; method=" + method + "; charset=UTF-8");
        var calendar = read(attachment.get("content").asString());
        assertThat(calendar.getMethod().getValue()).isEqualTo(method);
        return calendar;
    }

    private static void assertRaised(VEvent before, VEvent after) {
        assertThat(after.getUid()).isEqualTo(before.getUid());
        assertThat(after.getSequence().getValue())
                .isGreaterThan(before.getSequence().getValue());
    }

    private static VEvent only(ICalendar calendar) {
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().getFirst();
    }

    /** Without a word of complaint. */
    private static ICalendar read(String content) {
        List<List<ParseWarning>> warnings = new ArrayList<>();
        var calendar = Biweekly.parse(content).warnings(warnings).first();
        assertThat(warnings.stream().flatMap(List::stream)).isEmpty();
        assertThat(calendar.validate(ICalVersion.V2_0).isEmpty())
                .as(calendar.validate(ICalVersion.V2_0).toString())
                .isTrue();
        return calendar;
    }

    private static String subscribe(GraphQlClient client) {
        var payload = client.query(
                        "mutation { createCalendarFeed { address calendarFeed { createdAt } errors { code } } }")
                .get("createCalendarFeed");
        assertThat(payload.get("errors")).isEmpty();
        return payload.get("address").asString();
    }

    /** As a calendar program does: with nothing but the address. */
    private HttpResponse<String> fetch(String address, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    /** All that an answer tells, but for when it was given and the id of its line in the log. */
    private static String like(HttpResponse<String> answer) {
        var headers = new java.util.TreeMap<>(answer.headers().map());
        headers.remove("date");
        return answer.statusCode() + " " + headers + " " + answer.body().replaceAll("\"traceId\":\"[^\"]*\"", "");
    }
}
