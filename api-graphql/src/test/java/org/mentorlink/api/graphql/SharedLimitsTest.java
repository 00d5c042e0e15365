package org.mentorlink.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTestApplication;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.InMemoryEphemeralStore;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Two processes of the API that share a store share their limits; here two applications in one process. */
class SharedLimitsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void a_limit_holds_over_both() throws Exception {
        var store = new InMemoryEphemeralStore(Clock.systemUTC());
        try (var one = api(store);
                var other = api(store)) {
            assertThat(ask(one)).isEqualTo(200);
            assertThat(ask(other)).isEqualTo(200);
            assertThat(ask(one)).isEqualTo(200);

            assertThat(ask(other)).isEqualTo(429);
            assertThat(ask(one)).isEqualTo(429);
        }
    }

    @Test
    void without_a_common_store_each_counts_by_itself() throws Exception {
        try (var one = api(new InMemoryEphemeralStore(Clock.systemUTC()));
                var other = api(new InMemoryEphemeralStore(Clock.systemUTC()))) {
            for (var count = 0; count < 3; count++) {
                assertThat(ask(one)).isEqualTo(200);
                assertThat(ask(other)).isEqualTo(200);
            }
            assertThat(ask(one)).isEqualTo(429);
        }
    }

    private static ServletWebServerApplicationContext api(EphemeralStore store) {
        var application = new SpringApplication(ApiTestApplication.class);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("sharedEphemeralStore", store));
        return (ServletWebServerApplicationContext) application.run(
                "--server.port=0", "--mentorlink.limits.anonymous=3", "--mentorlink.ephemeral.store=given");
    }

    private static int ask(ServletWebServerApplicationContext api) throws IOException, InterruptedException {
        var uri = URI.create("http://localhost:" + api.getWebServer().getPort() + "/graphql");
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\": \"{ sandbox { now } }\"}"))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
}
