package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** B3 and B5: what of a booking is for fewer people than those who may read it. */
class PrivateNotesAndLinksTest {

    private static final String URL = "https://us02web.zoom.us/j/4711?pwd=hush";
    private static final String NOTE = "Came unprepared twice";
    private static final String AUDIT = "query($id: ID!) { auditTrail(subject: $id) { edges { node { type changes {"
            + " field before after } } } } }";
    private static final String BOOKING = "query($id: ID!) { booking(id: $id) { version meetingLink { url host }"
            + " privateNoteCount history { type at changes { field before after } } } }";

    private static final String LINK = "booking { meetingLink { url host } }";

    private static GraphQlClient admin;
    private static GraphQlClient finance;
    private static MentorAtWork mentor;

    @BeforeAll
    static void openAMentor() {
        var anyone = ApplicationUnderTest.shared().client();
        admin = anyone.as("admin");
        finance = anyone.as("finance");
        mentor = MentorAtWork.open(anyone, "notes");
    }

    @Test
    void theMentorSetsAndRemovesTheMeetingLinkThatBothSee() {
        var mentee = ApplicationUnderTest.shared().client().newMember("MENTEE");
        var bookingId = mentor.booked(mentee);
        var standing = booking(mentor.client(), bookingId);
        var seen = standing.get("version").asInt();
        assertThat(standing.get("history"))
                .as("a version counts what has happened")
                .hasSize(seen);

        var set = mentor.client().mutate("setMeetingLink", "SetMeetingLinkInput", link(bookingId, URL, seen), LINK);
        assertThat(set.at("/booking/meetingLink/host").asString()).isEqualTo("ZOOM");
        for (var reader : List.of(mentee, mentor.client(), admin)) {
            assertThat(booking(reader, bookingId).at("/meetingLink/url").asString())
                    .isEqualTo(URL);
        }
        for (var reader : List.of(mentee, mentor.client(), admin, finance)) {
            assertThat(booking(reader, bookingId).get("history").toString())
                    .contains("MeetingLinkSet")
                    .doesNotContain("zoom.us");
        }
        assertThat(booking(finance, bookingId).toString()).doesNotContain("zoom.us");
        Eventually.holds(() ->
                assertThat(outbox()).contains("Where your session takes place").doesNotContain("4711"));

        var setAt = booking(admin, bookingId)
                .get("history")
                .valueStream()
                .filter(entry -> entry.get("type").asString().endsWith("MeetingLinkSet"))
                .map(entry -> entry.get("at").asString())
                .findFirst()
                .orElseThrow();

        var stale = mentor.client()
                .tryMutate(
                        "setMeetingLink",
                        "SetMeetingLinkInput",
                        link(bookingId, "https://meet.google.com/x", seen),
                        LINK);
        assertThat(stale.at("/errors/0/code").asString()).isEqualTo("VERSION_CONFLICT");
        assertThat(stale.at("/booking/meetingLink/url").asString()).isEqualTo(URL);

        mentor.client().mutate("removeMeetingLink", "RemoveMeetingLinkInput", Map.of("bookingId", bookingId), LINK);
        assertThat(booking(mentee, bookingId).get("meetingLink").isNull()).isTrue();
        var past = admin.query(
                "query($id: ID!, $at: DateTime!) { booking(id: $id, asOf: $at) { version meetingLink { url } } }",
                Map.of("id", bookingId, "at", setAt));
        assertThat(past.at("/booking/version").asInt()).isGreaterThan(seen);
        assertThat(past.at("/booking/meetingLink").isNull()).isTrue();
    }

    @Test
    void theLinkLeadsNowhereOnceTheSessionIsCalledOff() {
        var mentee = ApplicationUnderTest.shared().client().newMember("MENTEE");
        var bookingId = mentor.booked(mentee);
        mentor.client()
                .mutate("setMeetingLink", "SetMeetingLinkInput", Map.of("bookingId", bookingId, "url", URL), LINK);
        assertThat(booking(mentee, bookingId).at("/meetingLink/url").asString()).isEqualTo(URL);

        mentee.act("cancelBooking", bookingId);

        for (var participant : List.of(mentee, mentor.client())) {
            assertThat(booking(participant, bookingId).get("meetingLink").isNull())
                    .isTrue();
        }
        assertThat(booking(admin, bookingId).at("/meetingLink/url").asString()).isEqualTo(URL);
        var late = mentor.client()
                .tryMutate(
                        "setMeetingLink",
                        "SetMeetingLinkInput",
                        Map.of("bookingId", bookingId, "url", URL + "1"),
                        LINK);
        assertThat(late.at("/errors/0/code").asString()).isEqualTo("BOOKING_NOT_CONFIRMED");
    }

    @Test
    void adminsAloneReadPrivateNotes() {
        var mentee = ApplicationUnderTest.shared().client().newMember("MENTEE");
        var bookingId = mentor.held(mentee);
        var noted = mentor.client()
                .mutate(
                        "addPrivateNote",
                        "AddPrivateNoteInput",
                        Map.of("bookingId", bookingId, "text", NOTE),
                        "booking { privateNoteCount }");
        assertThat(noted.at("/booking/privateNoteCount").asInt()).isEqualTo(1);

        var notes = "query($id: ID!) { booking(id: $id) { privateNotes { text } } }";
        assertThat(admin.query(notes, Map.of("id", bookingId)).toString()).contains(NOTE);
        for (var other : List.of(mentee, mentor.client(), finance)) {
            assertThat(other.request(notes, Map.of("id", bookingId)).toString())
                    .contains("FORBIDDEN")
                    .doesNotContain(NOTE);
        }
        assertThat(booking(mentee, bookingId).get("privateNoteCount").isNull()).isTrue();
        assertThat(booking(mentee, bookingId).toString()).doesNotContain("PrivateNote", NOTE);
        var notesId = "nts_" + bookingId.substring(4);
        assertThat(admin.query(AUDIT, Map.of("id", notesId)).toString())
                .contains("PrivateNoteAdded")
                .doesNotContain(NOTE);
        assertThat(finance.request(AUDIT, Map.of("id", notesId)).toString())
                .contains("FORBIDDEN")
                .doesNotContain("PrivateNoteAdded", NOTE);
    }

    private static Map<String, Object> link(String bookingId, String url, int expectedVersion) {
        return Map.of("bookingId", bookingId, "url", url, "expectedVersion", expectedVersion);
    }

    private static JsonNode booking(GraphQlClient reader, String bookingId) {
        return reader.query(BOOKING, Map.of("id", bookingId)).get("booking");
    }

    private static String outbox() {
        return admin.query("{ sandbox { outbox(first: 100) { subject body } } }")
                .toString();
    }
}
