package org.mentorlink.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.mentorlink.api.membership.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the API as a client does: over HTTP, through every filter. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = ApiTestApplication.class)
public abstract class ApiTest {

    protected static final HttpClient HTTP = HttpClient.newHttpClient();
    protected static final String NOBODY = null;

    @Autowired
    protected FakeWorld world;

    @Autowired
    protected TestClock clock;

    @Autowired
    @Qualifier("wallClock") protected TestClock wallClock;

    @Autowired
    protected TestTokens tokens;

    @Autowired
    protected AtomicInteger questionsAsked;

    @Autowired
    protected JsonMapper json;

    @Value("${local.server.port}")
    protected int port;

    @BeforeEach
    void startAfresh() {
        clock.advance(Duration.between(clock.instant(), Views.LONG_BEFORE));
        world.bookings.clear();
        world.commands.clear();
        world.actors.clear();
        world.written = Long.MAX_VALUE;
        world.broken = false;
        world.accesses.clear();
        world.links.clear();
        world.refusing = false;
        world.favourites.clear();
        world.openHours = 5;
    }

    /** Asks as that member. */
    protected JsonNode ask(String memberId, String operation) {
        return ask(memberId, operation, Map.of());
    }

    protected JsonNode ask(String memberId, String operation, Map<String, Object> variables) {
        var response = send(memberId, json.writeValueAsString(Map.of("query", operation, "variables", variables)));
        return json.readTree(response.body());
    }

    protected HttpResponse<String> send(String memberId, String body, String... headers) {
        var request = HttpRequest.newBuilder(uri("/graphql")).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (memberId != null) {
            var roles = world.members.containsKey(memberId)
                    ? world.members.get(memberId).roles()
                    : Set.<org.mentorlink.membership.Role>of();
            request.header("Authorization", "Bearer " + tokens.issue(memberId, roles));
        }
        return send(request.build());
    }

    protected static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    protected URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    protected String body(String operation) {
        return json.writeValueAsString(Map.of("query", operation));
    }

    protected static void assertCode(JsonNode answer, String code) {
        assertThat(answer.at("/errors/0/extensions/code").asString(""))
                .as(answer.toString())
                .isEqualTo(code);
        assertThat(answer.at("/errors/0/extensions/traceId").asString("")).isNotEmpty();
    }

    protected static void assertFine(JsonNode answer) {
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    }
}
