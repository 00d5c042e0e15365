package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What watches over the process is told the truth, with the databases that it brings along too. */
class HealthTest {

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness"})
    void itIsWell(String path) {
        assertThat(ApplicationUnderTest.shared().client().fetch(path).statusCode())
                .isEqualTo(200);
    }

    /** Nothing is exported unless somebody says where to. */
    @Test
    void ofNoExportNothingIsKnown() {
        var application = ApplicationUnderTest.shared();

        assertThat(application
                        .client()
                        .rest("GET", "/actuator/health/finance-export", null, "")
                        .body())
                .contains("UNKNOWN");
        assertThat(application.bean(EventProcessingConfiguration.class).eventProcessor("worker-finance-export"))
                .isEmpty();
    }

    /** A client may use it again for a WebSocket, whatever it asked for before. */
    @Test
    void aConnectionServesAsManyRequestsAsAClientLikes() throws Exception {
        var url = ApplicationUnderTest.shared().url();
        var live = HttpRequest.newBuilder(URI.create(url + "/actuator/health/liveness"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            for (var request = 1; request < 100; request++) {
                client.send(live, HttpResponse.BodyHandlers.discarding());
            }

            var socket = client.newWebSocketBuilder()
                    .subprotocols("graphql-transport-ws")
                    .buildAsync(URI.create(url.replaceFirst("^http", "ws") + "/graphql"), new WebSocket.Listener() {});

            assertThat(socket).succeedsWithin(Duration.ofSeconds(10));
            socket.join().abort();
        }
    }
}
