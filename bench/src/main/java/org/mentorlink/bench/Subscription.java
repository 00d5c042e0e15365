package org.mentorlink.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One subscription to a booking, on a connection of its own, by the protocol graphql-transport-ws. */
final class Subscription implements WebSocket.Listener, AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final StringBuilder received = new StringBuilder();
    private final CompletableFuture<Void> greeted = new CompletableFuture<>();
    private final CompletableFuture<Void> told = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    Subscription() {}

    static Subscription open(HttpClient client, World world, Memory.Booked booking)
            throws InterruptedException, ExecutionException, TimeoutException {
        var subscription = new Subscription();
        var socket = client.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create("ws://localhost:" + world.application().port() + "/graphql"), subscription)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        subscription.socket = socket;
        send(
                socket,
                "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer "
                        + world.people().token(booking.slot().mentee()) + "\"}}");
        subscription.greeted.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        send(
                socket,
                "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription { bookingChanged(id: \\\""
                        + booking.id() + "\\\") { id status } }\"}}");
        return subscription;
    }

    private static void send(WebSocket socket, String text)
            throws InterruptedException, ExecutionException, TimeoutException {
        socket.sendText(text, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        received.append(text);
        if (last) {
            message(received.toString());
            received.setLength(0);
        }
        socket.request(1);
        return null;
    }

    /** One whole message of the protocol. */
    void message(String text) {
        var message = Api.JSON.readTree(text);
        switch (message.path("type").asString("")) {
            case "connection_ack" -> greeted.complete(null);
            case "next" -> {
                if (message.at("/payload").has("errors")) {
                    fail(text);
                } else {
                    told.complete(null);
                }
            }
            case "error", "complete" -> fail(text);
            default -> {
                // Pings and their answers.
            }
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        fail("closed: " + status + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        fail(error.toString());
    }

    private void fail(String why) {
        var failure = new IllegalStateException("a subscription is not open: " + why);
        greeted.completeExceptionally(failure);
        told.completeExceptionally(failure);
        over.completeExceptionally(failure);
    }

    /** Waits until it has told of a change. */
    void awaitNext() throws InterruptedException, ExecutionException, TimeoutException {
        told.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** @throws IllegalStateException when the server has ended it, whatever it has told before */
    void requireOpen() {
        if (over.isCompletedExceptionally()) {
            throw new IllegalStateException(over.exceptionNow().getMessage(), over.exceptionNow());
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
