package org.mentorlink.command.payment;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

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

    /** @throws GatewayTimeout where there is no answer, or nobody waits for it any more */
    public Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.timeout(timeout).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new GatewayTimeout(name + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayTimeout("nobody waits for " + name + " any more", e);
        }
    }
}
