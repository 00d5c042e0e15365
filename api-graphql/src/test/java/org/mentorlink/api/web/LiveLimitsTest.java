package org.mentorlink.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.membership.Role;
import org.springframework.test.context.TestPropertySource;

/** Live connections have limits of their own. */
@TestPropertySource(
        properties = {
            "mentorlink.limits.subscriptions=2",
            "mentorlink.limits.live-message-chars=2000",
            "mentorlink.limits.live-idle=3s",
            "mentorlink.limits.member=20",
            "spring.graphql.websocket.connection-init-timeout=1s"
        })
class LiveLimitsTest extends ApiTest {

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    @BeforeEach
    void aBooking() {
        world.bookings.put("bkg_live", Views.booking("bkg_live", BookingStatus.CONFIRMED));
    }

    @AfterEach
    void aMinuteLater() {
        wallClock.advance(Duration.ofMinutes(1));
    }

    @Test
    void a_third_subscription_is_refused_until_another_ends_whatever_connection_it_is_on() {
        var one = greeted(Views.LERATO);
        var other = greeted(Views.LERATO);
        var before = world.subscriptions(FindBooking.class);
        subscribe(one, "1");
        subscribe(other, "2");
        Awaitility.await().until(() -> world.subscriptions(FindBooking.class) == before + 2);

        subscribe(other, "3");
        assertThat(next()).contains("RATE_LIMITED", "retryAfterSeconds");

        send(one, Map.of("id", "1", "type", "complete"));
        Awaitility.await().until(() -> world.subscriptions(FindBooking.class) == before + 1);
        var tries = new AtomicInteger(3);
        Awaitility.await().pollInterval(Duration.ofMillis(300)).until(() -> {
            subscribe(other, Integer.toString(tries.incrementAndGet()));
            return world.subscriptions(FindBooking.class) == before + 2;
        });
        one.abort();
        other.abort();
        Awaitility.await().until(() -> world.subscriptions(FindBooking.class) == before);
    }

    @Test
    void operations_of_a_member_count_over_this_way_too() {
        var socket = greeted(Views.SAM);
        for (var count = 0; count < 20; count++) {
            operation(socket, "q" + count, "{ me { id } }");
            assertThat(next()).contains(Views.SAM);
            assertThat(next()).contains("complete");
        }

        operation(socket, "last", "{ me { id } }");

        assertThat(next()).contains("RATE_LIMITED");
        var http = send(Views.SAM, body("{ me { id } }"));
        assertThat(http.statusCode()).isEqualTo(429);
        assertThat(http.headers().firstValue("Retry-After")).contains("60");
        socket.abort();
    }

    @Test
    void who_does_not_greet_in_time_is_cut_off() {
        connected();

        assertThat(next()).contains("closed 4408");
    }

    @Test
    void a_message_that_is_too_long_ends_the_connection() {
        var socket = greeted(Views.LERATO);
        operation(socket, "1", "{ me { id } } #" + "x".repeat(2_000));

        assertThat(next()).contains("closed 1009");
    }

    @Test
    void who_is_silent_for_long_is_cut_off() {
        greeted(Views.LERATO);

        assertThat(next()).contains("closed 1001");
    }

    private WebSocket connected() {
        return HTTP.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create("ws://localhost:" + port + "/graphql"), new Listener())
                .join();
    }

    private WebSocket greeted(String member) {
        var socket = connected();
        var token = "Bearer " + tokens.issue(member, Set.of(Role.MENTEE));
        send(socket, Map.of("type", "connection_init", "payload", Map.of("Authorization", token)));
        assertThat(next()).contains("connection_ack");
        return socket;
    }

    private void subscribe(WebSocket socket, String id) {
        operation(socket, id, "subscription { bookingChanged(id: \"bkg_live\") { status } }");
    }

    private void operation(WebSocket socket, String id, String query) {
        send(socket, Map.of("id", id, "type", "subscribe", "payload", Map.of("query", query)));
    }

    private void send(WebSocket socket, Map<String, Object> message) {
        socket.sendText(json.writeValueAsString(message), true).join();
    }

    private String next() {
        try {
            return String.valueOf(received.poll(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
