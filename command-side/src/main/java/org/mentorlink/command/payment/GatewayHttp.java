package org.mentorlink.command.payment;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How a gateway without a library of its own is asked: once, for as long as is set, and unanswered where it does not answer. */
public final class GatewayHttp {
    private final String name;
    private final Duration timeout;
    private final HttpClient http;

    /** @param name of the gateway, for messages */
    public GatewayHttp(String name, Duration timeout) {
        this.name = name;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /** What was answered, refusals included. */
    public record Answer(int status, String body) {
        public boolean isSuccess() {
            return status == 200;
        }
    }

    /**
     * The whole answer, within the time that is set: that of a request ends for the JDK's client once its first line is there.
     *
     * @throws GatewayTimeout where there is no answer, or nobody waits for it any more
     */
    public Answer send(HttpRequest.Builder request) {
        var answering = http.sendAsync(request.timeout(timeout).build(), HttpResponse.BodyHandlers.ofString());
        try {
            var response = answering.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return new Answer(response.statusCode(), response.body());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException) {
                throw new GatewayTimeout(name + " does not answer", e.getCause());
            }
            throw new IllegalStateException("cannot ask " + name, e.getCause());
        } catch (TimeoutException e) {
            answering.cancel(true);
            throw new GatewayTimeout(name + " does not answer", e);
        } catch (InterruptedException e) {
            answering.cancel(true);
            Thread.currentThread().interrupt();
            throw new GatewayTimeout("nobody waits for " + name + " any more", e);
        }
    }
}
