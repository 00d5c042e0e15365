package org.mentorlink.app.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks GraphQL over WebSocket, by the protocol graphql-transport-ws. */
final class LiveClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final WebSocket socket;
    private final Listener listener;

    private LiveClient(WebSocket socket, Listener listener) {
        this.socket = socket;
        this.listener = listener;
    }

    /** Connected, and greeted with the token where there is one. */
    static LiveClient connected(String url, @Nullable String token) {
        var client = open(url);
        client.send(Map.of(
                "type",
                "connection_init",
                "payload",
                token == null ? Map.of() : Map.of("Authorization", "Bearer " + token)));
        var greeting = client.next(Duration.ofSeconds(10));
        if (greeting == null || !greeting.path("type").asString("").equals("connection_ack")) {
            throw new AssertionError("no greeting but " + greeting);
        }
        return client;
    }

    /** Connected, and silent. */
    static LiveClient open(String url, String... headers) {
        var listener = new Listener();
        var builder = HTTP.newWebSocketBuilder().subprotocols("graphql-transport-ws");
        for (var i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        var socket = builder.buildAsync(URI.create(url.replaceFirst("^http", "ws") + "/graphql"), listener)
                .join();
        return new LiveClient(socket, listener);
    }

    void subscribe(String id, String document) {
        send(Map.of("id", id, "type", "subscribe", "payload", Map.of("query", document)));
    }

    void send(Map<String, ?> message) {
        socket.sendText(JSON.writeValueAsString(message), true).join();
    }

    /** The next message, or nothing in that time; the end of the connection is a message of type closed. */
    @Nullable JsonNode next(Duration patience) {
        try {
            var text = listener.received.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            return text == null ? null : JSON.readTree(text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Listener implements WebSocket.Listener {

        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                received.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            received.add(JSON.writeValueAsString(Map.of("type", "closed", "code", code, "reason", reason)));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            received.add(JSON.writeValueAsString(Map.of("type", "failed", "reason", failure.toString())));
        }
    }
}
