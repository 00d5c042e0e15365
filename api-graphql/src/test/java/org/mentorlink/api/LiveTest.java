package org.mentorlink.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.membership.Role;

class LiveTest extends ApiTest {

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    @Test
    void a_participant_sees_each_change() throws InterruptedException {
        world.bookings.put("bkg_live", Views.booking("bkg_live", BookingStatus.AWAITING_CONFIRMATION));
        var socket = connect(Map.of("Authorization", "Bearer " + tokens.issue(Views.LERATO, Set.of(Role.MENTEE))));
        var before = world.subscriptions();
        subscribe(socket);
        await().until(() -> world.subscriptions() > before);

        world.change(Views.booking("bkg_live", BookingStatus.CONFIRMED));
        world.change(Views.booking("bkg_other", BookingStatus.CONFIRMED));
        world.change(Views.booking("bkg_live", BookingStatus.CANCELLED));

        assertThat(next()).contains("\"type\":\"next\"", "CONFIRMED", "thandi");
        assertThat(next()).contains("\"type\":\"next\"", "CANCELLED");
        socket.abort();
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

    private void subscribe(WebSocket socket) {
        var query = "subscription { bookingChanged(id: \"bkg_live\") { status mentor { member { firstName } } } }";
        socket.sendText(
                        json.writeValueAsString(
                                Map.of("id", "1", "type", "subscribe", "payload", Map.of("query", query))),
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
