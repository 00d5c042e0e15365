package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** F6: workshops and office hours, whose seats are bookings of their own. */
class GroupSessionsTest {

    private static final int PRICE = 2_500;
    private static final String TITLE = "Compilers for everyone";
    private static final String SESSION = "groupSession { id status seats seatsTaken seatsFree waiting startsAt endsAt"
            + " outcome: cancelledBy cancelReason mentorCheckedInAt mySeat { id status } myPlace { position offeredUntil } }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private final MentorAtWork mentor = MentorAtWork.open(anyone, "grouping-" + UUID.randomUUID());

    @Test
    void aFreedSeatIsOfferedDownTheLineAndTheOthersAreLeftAlone() {
        var session = scheduled(3, in(Duration.ofDays(9)));
        var seated = mentees(3);
        var seats = seated.stream().map(mentee -> seat(mentee, session)).toList();
        var first = anyone.newMember("MENTEE");
        var second = anyone.newMember("MENTEE");

        assertThat(code(trySeat(first, session))).isEqualTo("SEATS_TAKEN");
        assertThat(join(first, session).at("/groupSession/myPlace/position").asInt())
                .isEqualTo(1);
        assertThat(join(second, session).at("/groupSession/myPlace/position").asInt())
                .isEqualTo(2);
        assertThat(code(join(seated.get(0), session))).isEqualTo("SEAT_HELD_ALREADY");

        var before = anyone.gatewayBalance("EUR");
        var now = anyone.now();
        seated.get(0).act("cancelBooking", seats.get(0));

        Eventually.holds(() -> {
            assertThat(place(first, session, "position")).isEqualTo("0");
            assertThat(anyone.gatewayBalance("EUR") - before).isEqualTo(-PRICE);
        });
        assertThat(Instant.parse(place(first, session, "offeredUntil")))
                .isBetween(
                        now.plus(Duration.ofHours(2)),
                        now.plus(Duration.ofHours(2)).plusSeconds(60));
        assertThat(place(second, session, "position")).isEqualTo("1");
        assertThat(subjects(first)).contains("A seat is free for you");
        for (var i = 1; i < 3; i++) {
            var other = seated.get(i).read(seats.get(i));
            assertThat(other.get("status").asString()).isEqualTo("CONFIRMED");
            assertThat(other.at("/payment/captured/amountMinor").asInt()).isEqualTo(PRICE);
            assertThat(other.at("/payment/refunded/amountMinor").asInt()).isZero();
        }
        assertThat(code(trySeat(anyone.newMember("MENTEE"), session))).isEqualTo("SEATS_TAKEN");

        anyone.advance(Duration.ofMinutes(121));

        Eventually.holds(() -> {
            assertThat(place(first, session, "position")).isEqualTo("null");
            assertThat(place(second, session, "position")).isEqualTo("0");
            assertThat(subjects(first)).contains("The seat went to somebody else");
            assertThat(subjects(second)).contains("A seat is free for you");
        });
        assertThat(code(trySeat(first, session))).isEqualTo("SEATS_TAKEN");
        assertThat(seat(second, session)).startsWith("bkg_");
        var full = read(anyone, session);
        assertThat(full.get("seatsTaken").asInt()).isEqualTo(3);
        assertThat(full.get("waiting").asInt()).isZero();
        Eventually.holds(() -> assertThat(anyone.gatewayBalance("EUR")).isEqualTo(before));
    }

    @Test
    void whoDoesNotWantASeatAnyMoreMakesWayForTheNext() {
        var session = scheduled(1, in(Duration.ofDays(10)));
        var holder = anyone.newMember("MENTEE");
        var seat = seat(holder, session);
        var first = anyone.newMember("MENTEE");
        var second = anyone.newMember("MENTEE");
        join(first, session);
        join(second, session);
        holder.act("cancelBooking", seat);
        Eventually.holds(() -> assertThat(place(first, session, "position")).isEqualTo("0"));

        act(first, "leaveWaitingList", session);

        Eventually.holds(() -> assertThat(place(second, session, "position")).isEqualTo("0"));
        assertThat(place(first, session, "position")).isEqualTo("null");
    }

    @Test
    void theMentorsCancellationReturnsEverySeatOnce() {
        var session = scheduled(3, in(Duration.ofDays(11)));
        var before = anyone.gatewayBalance("EUR");
        var seated = mentees(3);
        var seats = seated.stream().map(mentee -> seat(mentee, session)).toList();
        var waiting = anyone.newMember("MENTEE");
        join(waiting, session);
        assertThat(anyone.gatewayBalance("EUR") - before).isEqualTo(3 * PRICE);

        for (var time = 0; time < 2; time++) {
            var answer = mentor.client()
                    .mutate(
                            "cancelGroupSession",
                            "CancelGroupSessionInput",
                            Map.of("groupSessionId", session, "reason", "The hall burnt down"),
                            SESSION);
            assertThat(answer.at("/groupSession/status").asString()).isEqualTo("CANCELLED");
        }

        for (var i = 0; i < 3; i++) {
            var mentee = seated.get(i);
            var id = seats.get(i);
            Eventually.holds(() -> {
                var seat = mentee.read(id);
                assertThat(seat.get("status").asString()).isEqualTo("CANCELLED");
                assertThat(seat.get("closed").asBoolean()).isTrue();
                assertThat(seat.at("/payment/refunded/amountMinor").asInt()).isEqualTo(PRICE);
                assertThat(history(mentee, id))
                        .containsOnlyOnce("BookingCancelled", "BookingSettled", "MenteeRefunded");
            });
        }
        Eventually.holds(() -> {
            assertThat(anyone.gatewayBalance("EUR")).isEqualTo(before);
            assertThat(subjects(waiting)).contains("A group session is cancelled");
            assertThat(read(anyone, session).get("seatsTaken").asInt()).isZero();
        });
        assertThat(place(waiting, session, "position")).isEqualTo("null");
        assertThat(code(trySeat(waiting, session))).isEqualTo("GROUP_SESSION_CLOSED");
        assertLedgerBalanced();
        assertThat(openStarts(Duration.ofDays(10)))
                .as("the time is free again")
                .contains(read(anyone, session).get("startsAt").asString());
    }

    @Test
    void ofManyWhoWantASeatAsManyGetOneAsThereAre() throws Exception {
        var session = scheduled(5, in(Duration.ofDays(12)));
        var mentees = mentees(32);
        var before = anyone.gatewayBalance("EUR");

        var answers = atOnce(mentees.stream()
                .<Callable<JsonNode>>map(mentee -> () -> trySeat(mentee, session))
                .toList());

        assertThat(answers)
                .filteredOn(answer -> answer.get("errors").isEmpty())
                .hasSize(5)
                .allSatisfy(answer ->
                        assertThat(answer.at("/booking/status").asString()).isEqualTo("CONFIRMED"));
        assertThat(answers)
                .filteredOn(answer -> !answer.get("errors").isEmpty())
                .hasSize(27)
                .allSatisfy(answer -> assertThat(code(answer)).isEqualTo("SEATS_TAKEN"));
        Eventually.holds(() -> {
            assertThat(anyone.gatewayBalance("EUR") - before).isEqualTo(5 * PRICE);
            assertThat(read(anyone, session).get("seatsTaken").asInt()).isEqualTo(5);
        });
        assertLedgerBalanced();
    }

    @Test
    void aSeatAskedForWhileTheSessionIsCancelledIsRefusedOrReturned() throws Exception {
        var session = scheduled(8, in(Duration.ofDays(13)));
        var before = anyone.gatewayBalance("EUR");
        var mentees = mentees(8);

        var calls = Stream.concat(
                        mentees.stream().<Callable<JsonNode>>map(mentee -> () -> trySeat(mentee, session)),
                        Stream.<Callable<JsonNode>>of(() -> mentor.client()
                                .mutate(
                                        "cancelGroupSession",
                                        "CancelGroupSessionInput",
                                        Map.of("groupSessionId", session),
                                        SESSION)))
                .toList();
        atOnce(calls);

        Eventually.holds(() -> {
            assertThat(anyone.gatewayBalance("EUR")).isEqualTo(before);
            assertThat(read(anyone, session).get("seatsTaken").asInt()).isZero();
            for (var mentee : mentees) {
                for (var edge : mentee.query("{ bookings { edges { node { status closed } } } }")
                        .at("/bookings/edges")) {
                    assertThat(edge.at("/node/status").asString()).isIn("CANCELLED", "DECLINED");
                    assertThat(edge.at("/node/closed").asBoolean()).isTrue();
                }
            }
        });
        assertLedgerBalanced();
    }

    @Test
    void theMentorChecksInOnceAndEachMenteeForThemselves() {
        var startsAt = in(Duration.ofDays(2));
        var session = scheduled(3, startsAt);
        var there = anyone.newMember("MENTEE");
        var absent = anyone.newMember("MENTEE");
        var held = seat(there, session);
        var missed = seat(absent, session);
        anyone.advanceTo(startsAt.minus(Duration.ofMinutes(20)));

        assertThat(code(mentor.client()
                        .tryMutate("checkIn", "BookingActionInput", Map.of("bookingId", held), "booking { id }")))
                .isEqualTo("CHECK_IN_FOR_ALL");
        assertThat(act(mentor.client(), "checkInToGroupSession", session)
                        .at("/groupSession/mentorCheckedInAt")
                        .isNull())
                .isFalse();
        var late = anyone.newMember("MENTEE");
        var heldToo = seat(late, session);
        there.act("checkIn", held);
        late.act("checkIn", heldToo);
        anyone.advanceTo(startsAt.plus(Duration.ofMinutes(91)));

        Eventually.holds(() -> {
            assertThat(there.read(held).get("status").asString()).isEqualTo("COMPLETED");
            assertThat(late.read(heldToo).get("status").asString()).isEqualTo("COMPLETED");
            assertThat(absent.query("query($id: ID!) { booking(id: $id) { status absent } }", Map.of("id", missed))
                            .at("/booking/absent")
                            .asString())
                    .isEqualTo("MENTEE");
            assertThat(read(anyone, session).get("status").asString()).isEqualTo("ENDED");
        });
        anyone.advance(Duration.ofHours(25));
        for (var seat : List.of(held, missed, heldToo)) {
            Eventually.holds(() -> assertThat(mentor.client()
                            .read(seat)
                            .at("/payment/payout/status")
                            .asString())
                    .isEqualTo("PAID"));
        }
        assertLedgerBalanced();
    }

    @Test
    void itsTimeIsTakenForEverythingElseAndShownInTheCalendarsOfAll() {
        var startsAt = in(Duration.ofDays(14));
        assertThat(openStarts(Duration.ofDays(13))).contains(startsAt.toString());
        var session = scheduled(3, startsAt);
        var mentee = anyone.newMember("MENTEE");
        var other = anyone.newMember("MENTEE");
        var seat = seat(mentee, session);
        seat(other, session);

        assertThat(openStarts(Duration.ofDays(13))).doesNotContain(startsAt.toString());
        assertThat(code(trySchedule(2, startsAt.plus(Duration.ofMinutes(30))))).isEqualTo("SLOT_TAKEN");
        assertThat(calendar(mentor.client(), startsAt)).containsExactly(session);
        assertThat(calendar(mentee, startsAt)).containsExactly(seat);
        var moved = mentee.tryMutate(
                "rescheduleBooking",
                "RescheduleBookingInput",
                Map.of(
                        "bookingId",
                        seat,
                        "startsAt",
                        startsAt.plus(Duration.ofHours(3)).toString()),
                "booking { id }");
        assertThat(code(moved)).isEqualTo("SEAT_NOT_RESCHEDULABLE");
        assertThat(listed(anyone)).contains(session);
    }

    @Test
    void attendeesDoNotLearnWhoElseComes() {
        var session = scheduled(3, in(Duration.ofDays(15)));
        var mentee = anyone.newMember("MENTEE");
        seat(mentee, session);
        var seat = seat(anyone.newMember("MENTEE"), session);

        var asked =
                "query($id: ID!) { groupSession(id: $id) { seatsTaken attendees { id mentee { id } } waitingMembers { id }"
                        + " history { type } mySeat { id } } }";
        var seen = mentee.query(asked, Map.of("id", session)).get("groupSession");
        assertThat(seen.get("seatsTaken").asInt()).isEqualTo(2);
        assertThat(seen.get("attendees").isNull()).isTrue();
        assertThat(seen.get("waitingMembers").isNull()).isTrue();
        assertThat(seen.get("history").isNull()).isTrue();
        assertThat(seen.at("/mySeat/id").asString()).isNotEqualTo(seat);
        for (var reader : List.of(mentor.client(), anyone.as("admin"))) {
            var all = reader.query(asked, Map.of("id", session)).get("groupSession");
            assertThat(all.get("attendees")).hasSize(2);
            assertThat(all.get("history")).isNotEmpty();
        }
    }

    @Test
    void aPaymentThatFailsFreesTheSeat() {
        var session = scheduled(1, in(Duration.ofDays(16)));
        var failed = trySeat(anyone.newMember("MENTEE"), session, "pm_card_chargeDeclined");

        assertThat(code(failed)).isEqualTo("PAYMENT_DECLINED");
        Eventually.holds(
                () -> assertThat(read(anyone, session).get("seatsFree").asInt()).isEqualTo(1));
        assertThat(seat(anyone.newMember("MENTEE"), session)).startsWith("bkg_");
    }

    /** A declined card costs nobody the place that they waited for. */
    @Test
    void whoWasOfferedASeatAndCouldNotPayCanTryAgain() {
        var session = scheduled(1, in(Duration.ofDays(18)));
        var seated = anyone.newMember("MENTEE");
        var booking = seat(seated, session);
        var first = anyone.newMember("MENTEE");
        var second = anyone.newMember("MENTEE");
        join(first, session);
        join(second, session);
        seated.act("cancelBooking", booking);
        Eventually.holds(() -> assertThat(place(first, session)).isZero());

        assertThat(code(trySeat(first, session, "pm_card_chargeDeclined"))).isEqualTo("PAYMENT_DECLINED");

        Eventually.holds(() -> assertThat(place(first, session)).isZero());
        assertThat(place(second, session)).isEqualTo(1);
        assertThat(code(trySeat(second, session))).isEqualTo("SEATS_TAKEN");
        assertThat(seat(first, session)).startsWith("bkg_");
    }

    private static int place(GraphQlClient who, String session) {
        return who.query("query($id: ID!) { groupSession(id: $id) { myPlace { position } } }", Map.of("id", session))
                .at("/groupSession/myPlace/position")
                .asInt(-1);
    }

    /** The page of a session is for visitors too. */
    @Test
    void whereItTakesPlaceIsNothingToVisitorsAndNoError() {
        var session = scheduled(1, in(Duration.ofDays(19)));
        var answer = anyone.request(
                "query($id: ID!) { groupSession(id: $id) { title meetingLink { url } } }", Map.of("id", session));
        assertThat(answer.get("errors")).isNull();
        assertThat(answer.at("/data/groupSession/meetingLink").isNull()).isTrue();
    }

    @Test
    void whoCannotFindASessionCannotAskForIt() {
        var session = scheduled(1, in(Duration.ofDays(17)));
        var seated = anyone.newMember("MENTEE");
        seat(seated, session);
        var stranger = anyone.newMember("MENTEE");
        anyone.as("admin")
                .mutate(
                        "suspendMember",
                        "MemberActionInput",
                        Map.of("memberId", mentor.client().me(), "reason", "To look closer"),
                        "member { status }");

        for (var answer : List.of(trySeat(stranger, session), join(stranger, session))) {
            assertThat(answer.get("errors").toString()).contains("NOT_FOUND", "groupSessionId");
        }
        assertThat(code(trySeat(seated, session))).isEqualTo("MENTOR_NOT_BOOKABLE");
    }

    @Test
    void oneMeetingLinkLeadsEverySeatThere() {
        var startsAt = in(Duration.ofDays(18));
        var session = scheduled(3, startsAt);
        var early = anyone.newMember("MENTEE");
        var seat = seat(early, session);
        var waiting = anyone.newMember("MENTEE");
        var zoom = "https://us02web.zoom.us/j/group-" + UUID.randomUUID();
        KnownSecrets.note(zoom);

        var set = link(mentor.client(), session, zoom, null);
        assertThat(set.at("/groupSession/meetingLink/host").asString()).isEqualTo("ZOOM");
        Eventually.holds(() -> {
            assertThat(linkOf(early, seat)).isEqualTo(zoom);
            assertThat(subjects(early)).contains("Where your session takes place");
        });
        var late = anyone.newMember("MENTEE");
        var lateSeat = seat(late, session);
        Eventually.holds(() -> assertThat(linkOf(late, lateSeat)).isEqualTo(zoom));
        Eventually.holds(() -> assertThat(file(late)).contains(zoom.substring(0, 40)));
        for (var member : List.of(early, late, mentor.client())) {
            assertThat(urls(member, startsAt)).containsExactly(zoom);
            assertThat(groupLink(member, session)).isEqualTo(zoom);
        }
        assertThat(groupLink(anyone.as("admin"), session)).isEqualTo(zoom);
        for (var stranger : List.of(waiting, anyone.newMember("MENTOR"), anyone.as("finance"))) {
            assertThat(groupLink(stranger, session)).isEqualTo("null");
        }
        assertThat(anyone.as("admin")
                        .query(
                                "query($id: ID!) { auditTrail(subject: $id) { edges { node { type changes { after } } } } }",
                                Map.of("id", session))
                        .toString())
                .contains("GroupMeetingLinkSet", "SeatLinkChanged")
                .doesNotContain(zoom);

        var meet = "https://meet.google.com/" + UUID.randomUUID();
        KnownSecrets.note(meet);
        var seen = mentor.client()
                .query("query($id: ID!) { groupSession(id: $id) { version } }", Map.of("id", session))
                .at("/groupSession/version")
                .asInt();
        var stale = link(mentor.client(), session, meet, 1);
        assertThat(code(stale)).isEqualTo("VERSION_CONFLICT");
        assertThat(stale.at("/groupSession/meetingLink/url").asString()).isEqualTo(zoom);
        assertThat(link(mentor.client(), session, meet, seen).get("errors")).isEmpty();
        Eventually.holds(() -> {
            assertThat(linkOf(early, seat)).isEqualTo(meet);
            assertThat(linkOf(late, lateSeat)).isEqualTo(meet);
        });
        assertThat(code(link(mentor.client(), session, "http://zoom.us/j/1", null)))
                .isEqualTo("INVALID_MEETING_LINK");

        late.act("cancelBooking", lateSeat);
        Eventually.holds(() -> assertThat(groupLink(late, session)).isEqualTo("null"));
        assertThat(linkOf(late, lateSeat)).isEqualTo("null");

        mentor.client()
                .mutate(
                        "removeGroupMeetingLink",
                        "RemoveGroupMeetingLinkInput",
                        Map.of("groupSessionId", session),
                        SESSION);
        Eventually.holds(() -> {
            assertThat(linkOf(early, seat)).isEqualTo("null");
            assertThat(groupLink(early, session)).isEqualTo("null");
        });
        assertThat(urls(mentor.client(), startsAt)).containsExactly("null");
    }

    private static JsonNode link(GraphQlClient who, String session, String url, @Nullable Integer expectedVersion) {
        var input = new HashMap<String, Object>(Map.of("groupSessionId", session, "url", url));
        if (expectedVersion != null) {
            input.put("expectedVersion", expectedVersion);
        }
        return who.tryMutate(
                "setGroupMeetingLink",
                "SetGroupMeetingLinkInput",
                input,
                "groupSession { version meetingLink { url host } }");
    }

    /** As text; "null" where there is none to read. */
    private static String linkOf(GraphQlClient who, String bookingId) {
        return who.query("query($id: ID!) { booking(id: $id) { meetingLink { url } } }", Map.of("id", bookingId))
                .at("/booking/meetingLink/url")
                .asString("null");
    }

    private static String groupLink(GraphQlClient who, String session) {
        return who.query("query($id: ID!) { groupSession(id: $id) { meetingLink { url } } }", Map.of("id", session))
                .at("/groupSession/meetingLink/url")
                .asString("null");
    }

    /** Where the calendar leads at that moment. */
    private static List<String> urls(GraphQlClient who, Instant moment) {
        var window = Map.<String, Object>of(
                "from", moment.toString(), "to", moment.plusSeconds(60).toString());
        return StreamSupport.stream(
                        who.query(
                                        "query($from: DateTime!, $to: DateTime!) { me { calendarEvents(from: $from, to: $to) { url } } }",
                                        window)
                                .at("/me/calendarEvents")
                                .spliterator(),
                        false)
                .map(event -> event.get("url").asString("null"))
                .toList();
    }

    /** The newest file for their calendar, unfolded. */
    private static String file(GraphQlClient who) {
        var email = who.query("{ me { email } }").at("/me/email").asString();
        return who.query(
                        "query($to: String!) { sandbox { outbox(to: $to, first: 20) { attachments { content } } } }",
                        Map.of("to", email))
                .toString()
                .replace("\\r\\n ", "");
    }

    private List<GraphQlClient> mentees(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> anyone.newMember("MENTEE"))
                .toList();
    }

    /** A full hour within the mentor's hours, about so far ahead. */
    private Instant in(Duration ahead) {
        return anyone.now().truncatedTo(ChronoUnit.DAYS).plus(ahead).plus(Duration.ofHours(10));
    }

    private String scheduled(int seats, Instant startsAt) {
        var answer = trySchedule(seats, startsAt);
        assertThat(answer.get("errors")).isEmpty();
        assertThat(answer.at("/groupSession/status").asString()).isEqualTo("OPEN");
        return answer.at("/groupSession/id").asString();
    }

    /** For an hour and a half. */
    private JsonNode trySchedule(int seats, Instant startsAt) {
        var input = new HashMap<String, Object>();
        input.put("kind", "WORKSHOP");
        input.put("title", TITLE);
        // Titles of other things are open.
        KnownSecrets.note(TITLE);
        input.put("startsAt", startsAt.toString());
        input.put("endsAt", startsAt.plus(Duration.ofMinutes(90)).toString());
        input.put("seats", seats);
        input.put("priceMinor", PRICE);
        input.put("currency", "EUR");
        input.put("idempotencyKey", UUID.randomUUID().toString());
        return mentor.client().tryMutate("scheduleGroupSession", "ScheduleGroupSessionInput", input, SESSION);
    }

    private static String seat(GraphQlClient mentee, String session) {
        var answer = trySeat(mentee, session);
        assertThat(answer.get("errors")).isEmpty();
        assertThat(answer.at("/booking/status").asString()).isEqualTo("CONFIRMED");
        return answer.at("/booking/id").asString();
    }

    private static JsonNode trySeat(GraphQlClient mentee, String session) {
        return trySeat(mentee, session, "pm_card_visa");
    }

    private static JsonNode trySeat(GraphQlClient mentee, String session, String paymentMethod) {
        var input = Map.of(
                "groupSessionId", session,
                "paymentMethod", paymentMethod,
                "idempotencyKey", UUID.randomUUID().toString());
        return mentee.tryMutate("requestSeat", "RequestSeatInput", input, GraphQlClient.BOOKING);
    }

    private static JsonNode join(GraphQlClient who, String session) {
        return who.tryMutate("joinWaitingList", "GroupSessionActionInput", Map.of("groupSessionId", session), SESSION);
    }

    private static JsonNode act(GraphQlClient who, String mutation, String session) {
        return who.mutate(mutation, "GroupSessionActionInput", Map.of("groupSessionId", session), SESSION);
    }

    private static JsonNode read(GraphQlClient who, String session) {
        return who.query(
                        "query($id: ID!) { " + SESSION.replaceFirst("groupSession", "groupSession(id: \\$id)") + " }",
                        Map.of("id", session))
                .get("groupSession");
    }

    /** As text; "null" where they are not in line. */
    private static String place(GraphQlClient who, String session, String field) {
        return read(who, session).at("/myPlace/" + field).asString("null");
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/code").asString();
    }

    private static List<String> subjects(GraphQlClient who) {
        var email = who.query("{ me { email } }").at("/me/email").asString();
        return texts(
                who.query(
                                "query($to: String!) { sandbox { outbox(to: $to, first: 100) { subject } } }",
                                Map.of("to", email))
                        .at("/sandbox/outbox"),
                "/subject");
    }

    private static List<String> history(GraphQlClient who, String bookingId) {
        return texts(
                who.query("query($id: ID!) { booking(id: $id) { history { type } } }", Map.of("id", bookingId))
                        .at("/booking/history"),
                "/type");
    }

    private List<String> listed(GraphQlClient who) {
        return texts(
                who.query(
                                "query($id: ID!) { mentor(id: $id) { groupSessions(first: 100) { edges { node { id } } } } }",
                                Map.of("id", mentor.id()))
                        .at("/mentor/groupSessions/edges"),
                "/node/id");
    }

    /** What they have in the calendar at that moment. */
    private static List<String> calendar(GraphQlClient who, Instant moment) {
        return texts(
                who.query(
                                "query($from: DateTime!, $to: DateTime!) { me { calendarEvents(from: $from, to: $to) { id title"
                                        + " extendedProps { groupSession { id } } } } }",
                                Map.of(
                                        "from", moment.toString(),
                                        "to", moment.plusSeconds(60).toString()))
                        .at("/me/calendarEvents"),
                "/id");
    }

    private List<String> openStarts(Duration ahead) {
        var from = anyone.now().plus(ahead.minusDays(2));
        return texts(
                anyone.query(
                                "query($id: ID!, $from: DateTime!, $to: DateTime!) { mentor(id: $id) { openSlots(from: $from, to: $to) { startsAt } } }",
                                Map.of(
                                        "id", mentor.id(),
                                        "from", from.toString(),
                                        "to", from.plus(Duration.ofDays(6)).toString()))
                        .at("/mentor/openSlots"),
                "/startsAt");
    }

    private void assertLedgerBalanced() {
        assertThat(anyone.as("finance")
                        .query("{ ledger { balanced } }")
                        .at("/ledger/balanced")
                        .asBoolean())
                .isTrue();
    }

    private static List<String> texts(JsonNode list, String pointer) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.at(pointer).asString())
                .toList();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        var gate = new CyclicBarrier(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = calls.stream()
                    .map(call -> threads.submit(() -> {
                        gate.await();
                        return call.call();
                    }))
                    .toList();
            var answers = new ArrayList<T>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
