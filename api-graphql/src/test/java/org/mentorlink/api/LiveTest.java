package org.mentorlink.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.graphql.EndedSessions;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.membership.MemberAccess;
import org.mentorlink.membership.MemberQuery.FindAccess;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.MentorQuery.FindOpenSlots;
import org.mentorlink.payment.PaymentStatus;

class LiveTest extends ApiTest {

    private static final String SLOTS = "subscription { openSlotsChanged(mentorId: \"mtr_thandi\","
            + " from: \"2026-11-02T08:00:00Z\", to: \"2026-11-03T08:00:00Z\") { startsAt } }";

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    @Test
    void a_participant_sees_each_change() throws InterruptedException {
        world.bookings.put("bkg_live", Views.booking("bkg_live", BookingStatus.AWAITING_CONFIRMATION));
        var socket = connect(Map.of("Authorization", "Bearer " + tokens.issue(Views.LERATO, Set.of(Role.MENTEE))));
        var before = world.subscriptions(FindBooking.class);
        subscribe(socket);
        await().until(() -> world.subscriptions(FindBooking.class) > before);

        world.change(Views.booking("bkg_live", BookingStatus.CONFIRMED));
        world.change(Views.booking("bkg_other", BookingStatus.CONFIRMED));
        world.change(Views.booking("bkg_live", BookingStatus.CANCELLED));

        assertThat(next()).contains("\"type\":\"next\"", "CONFIRMED", "thandi");
        assertThat(next()).contains("\"type\":\"next\"", "CANCELLED");
        socket.abort();
    }

    @Test
    void what_was_paid_is_read_anew_for_each_change() throws InterruptedException {
        world.bookings.put("bkg_live", Views.booking("bkg_live", BookingStatus.AWAITING_CONFIRMATION));
        var socket = connect(Map.of("Authorization", "Bearer " + tokens.issue(Views.LERATO, Set.of(Role.MENTEE))));
        var before = world.subscriptions(FindBooking.class);
        var usual = world.paymentStatus;
        try {
            world.paymentStatus = PaymentStatus.AUTHORIZED;
            subscribe(socket, "subscription { bookingChanged(id: \"bkg_live\") { status payment { status } } }");
            await().until(() -> world.subscriptions(FindBooking.class) > before);

            world.change(Views.booking("bkg_live", BookingStatus.CONFIRMED));
            assertThat(next()).contains("CONFIRMED", "AUTHORIZED");
            world.paymentStatus = PaymentStatus.CAPTURED;
            world.change(Views.booking("bkg_live", BookingStatus.COMPLETED));
            assertThat(next()).contains("COMPLETED", "CAPTURED");
        } finally {
            world.paymentStatus = usual;
            socket.abort();
        }
    }

    @Test
    void a_stranger_and_nobody_do_not() throws InterruptedException {
        world.bookings.put("bkg_live", Views.booking("bkg_live", BookingStatus.CONFIRMED));
        var stranger = connect(Map.of("Authorization", "Bearer " + tokens.issue(Views.SAM, Set.of(Role.MENTEE))));
        subscribe(stranger);
        assertThat(next()).contains("FORBIDDEN", "traceId");
        stranger.abort();

        var nobody = connect(Map.of());
        subscribe(nobody);
        assertThat(next()).contains("UNAUTHENTICATED");
        nobody.abort();
    }

    @Test
    void ends_when_the_member_is_suspended_or_all_sessions_end_or_this_one_is_signed_out() throws InterruptedException {
        world.bookings.put("bkg_live", Views.booking("bkg_live", BookingStatus.AWAITING_CONFIRMATION));
        var roles = Set.of(Role.MENTEE);

        var suspended = subscribed(tokens.issue(Views.LERATO, roles, "live-1"));
        world.change(new MemberAccess(Views.LERATO, MemberStatus.SUSPENDED, roles, 0));
        assertEnded(suspended);

        world.change(new MemberAccess(Views.LERATO, MemberStatus.ACTIVE, roles, 0));
        var outdated = subscribed(tokens.issue(Views.LERATO, roles, "live-2"));
        world.change(new MemberAccess(Views.LERATO, MemberStatus.ACTIVE, roles, 1));
        assertEnded(outdated);

        var token = tokens.issue(Views.LERATO, roles, "live-3");
        var out = subscribed(token);
        send(NOBODY, body("mutation { signOut { position } }"), "Authorization", "Bearer " + token);
        assertEnded(out);
    }

    /** Another process may have ended the session, and nobody remembers that for longer than tokens last. */
    @Test
    void ends_when_the_access_token_runs_out() throws InterruptedException {
        world.bookings.put("bkg_live", Views.booking("bkg_live", BookingStatus.AWAITING_CONFIRMATION));
        var socket = connect(
                Map.of("Authorization", "Bearer " + tokens.issue(Views.LERATO, Set.of(Role.MENTEE), "live-until")));
        wallClock.advance(EndedSessions.ACCESS.minusSeconds(2));
        var access = world.subscriptions(FindAccess.class);
        subscribe(socket);
        await().until(() -> world.subscriptions(FindAccess.class) > access);
        wallClock.advance(Duration.ofSeconds(2));

        assertEnded(socket);
    }

    @Test
    void server_sent_events_end_as_well() throws Exception {
        world.bookings.put("bkg_live", Views.booking("bkg_live", BookingStatus.AWAITING_CONFIRMATION));
        var roles = Set.of(Role.MENTEE);
        var before = world.subscriptions(FindBooking.class);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + tokens.issue(Views.LERATO, roles, "live-sse"))
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(
                        Map.of("query", "subscription { bookingChanged(id: \"bkg_live\") { id } }"))))
                .build();
        var answer = HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        await().until(() -> world.subscriptions(FindBooking.class) > before);

        world.change(new MemberAccess(Views.LERATO, MemberStatus.SUSPENDED, roles, 0));

        assertThat(answer.get(10, TimeUnit.SECONDS).body()).contains("UNAUTHENTICATED");
        world.change(new MemberAccess(Views.LERATO, MemberStatus.ACTIVE, roles, 0));
    }

    /** Of what the handler of events itself says nobody learns why, so the refusal is a stream. */
    @Test
    void server_sent_events_say_who_may_not_see_them() throws Exception {
        world.bookings.put("bkg_live", Views.booking("bkg_live", BookingStatus.CONFIRMED));
        for (var subscription :
                List.of("bookingChanged(id: \"bkg_live\") { id }", "dashboardChanged(role: MENTEE) { upcoming }")) {
            var nobody = events(null, subscription);
            assertThat(nobody.statusCode()).isEqualTo(200);
            assertThat(nobody.body())
                    .contains("event:next", "\"code\":\"UNAUTHENTICATED\"", "traceId", "event:complete");
        }
        var stranger = events(tokens.issue(Views.SAM, Set.of(Role.MENTEE)), "bookingChanged(id: \"bkg_live\") { id }");
        assertThat(stranger.body()).contains("\"code\":\"FORBIDDEN\"");
        var wrong = events(null, "nothingLikeThat { id }");
        assertThat(wrong.body()).contains("\"code\":\"BAD_REQUEST\"");
    }

    @Test
    void web_sockets_say_who_may_not_see_them() throws InterruptedException {
        var nobody = connect(Map.of());
        subscribe(nobody, "subscription { dashboardChanged(role: MENTEE) { upcoming } }");
        assertThat(next()).contains("\"code\":\"UNAUTHENTICATED\"", "traceId");
        assertThat(next()).contains("\"type\":\"complete\"");
        subscribe(nobody, SLOTS, "2");
        assertThat(next()).as("the connection goes on").contains("\"id\":\"2\"", "\"type\":\"next\"");
        nobody.abort();
    }

    private HttpResponse<String> events(@Nullable String token, String subscription) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(
                        json.writeValueAsString(Map.of("query", "subscription { " + subscription + " }"))));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .get(10, TimeUnit.SECONDS);
    }

    private WebSocket subscribed(String token) throws InterruptedException {
        var socket = connect(Map.of("Authorization", "Bearer " + token));
        var bookings = world.subscriptions(FindBooking.class);
        var access = world.subscriptions(FindAccess.class);
        subscribe(socket);
        await().until(() ->
                world.subscriptions(FindBooking.class) > bookings && world.subscriptions(FindAccess.class) > access);
        return socket;
    }

    private void assertEnded(WebSocket socket) throws InterruptedException {
        assertThat(next()).contains("UNAUTHENTICATED", "traceId");
        assertThat(next()).contains("complete");
        subscribe(socket);
        assertThat(next()).as("another operation on the same connection").contains("UNAUTHENTICATED");
        assertThat(next()).contains("complete");
        socket.abort();
    }

    private WebSocket connect(Map<String, Object> payload) throws InterruptedException {
        var socket = HTTP.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create("ws://localhost:" + port + "/graphql"), new Listener())
                .join();
        socket.sendText(json.writeValueAsString(Map.of("type", "connection_init", "payload", payload)), true)
                .join();
        assertThat(next()).contains("connection_ack");
        return socket;
    }

    @Test
    void anybody_sees_open_slots_as_they_are_and_as_they_become() throws InterruptedException {
        var socket = connect(Map.of());
        var before = world.subscriptions(FindOpenSlots.class);
        subscribe(socket, SLOTS);
        assertThat(next()).contains("\"type\":\"next\"", "2026-11-02T12:00:00Z");
        assertThat(world.subscriptions(FindOpenSlots.class)).isGreaterThan(before);

        world.changeOpenSlots("mtr_other");
        world.changeOpenSlots(Views.THANDI_MENTOR);
        world.openHours = 2;
        world.changeOpenSlots(Views.THANDI_MENTOR);

        assertThat(next()).contains("2026-11-02T09:00:00Z").doesNotContain("2026-11-02T12:00:00Z");
        socket.abort();
        await().until(() -> world.subscriptions(FindOpenSlots.class) <= before);
    }

    @Test
    void one_address_watches_so_many_open_slots_and_no_more() throws InterruptedException {
        var socket = connect(Map.of("Authorization", "Bearer " + tokens.issue(Views.LERATO, Set.of(Role.MENTEE))));
        for (var watcher = 0; watcher < 20; watcher++) {
            subscribe(socket, SLOTS, "slots" + watcher);
            assertThat(next()).contains("\"type\":\"next\"");
        }
        subscribe(socket, SLOTS, "one too many");
        assertThat(next()).contains("RATE_LIMITED");
        socket.abort();

        await().untilAsserted(() -> {
            received.clear();
            var again = connect(Map.of("Authorization", "Bearer " + tokens.issue(Views.LERATO, Set.of(Role.MENTEE))));
            subscribe(again, SLOTS);
            assertThat(next()).contains("\"type\":\"next\"");
            again.abort();
        });
    }

    @Test
    void open_slots_of_who_is_not_listed_are_not_found() throws InterruptedException {
        var socket = connect(Map.of());
        subscribe(socket, SLOTS.replace("mtr_thandi", "mtr_sam"));
        assertThat(next()).contains("NOT_FOUND");
        socket.abort();
    }

    private void subscribe(WebSocket socket) {
        subscribe(
                socket, "subscription { bookingChanged(id: \"bkg_live\") { status mentor { member { firstName } } } }");
    }

    private void subscribe(WebSocket socket, String query) {
        subscribe(socket, query, "1");
    }

    private void subscribe(WebSocket socket, String query, String id) {
        socket.sendText(
                        json.writeValueAsString(
                                Map.of("id", id, "type", "subscribe", "payload", Map.of("query", query))),
                        true)
                .join();
    }

    private String next() throws InterruptedException {
        return String.valueOf(received.poll(30, TimeUnit.SECONDS));
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                received.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            received.add("closed " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            received.add("failed " + failure);
        }
    }
}
