package org.mentorlink.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.api.graphql.ApiProperties;
import org.springframework.test.context.TestPropertySource;

/** What comes in at all, from where, and how the rest is turned away. */
@TestPropertySource(properties = "mentorlink.cors.allowed-origins=https://app.example.org")
class DoorTest extends ApiTest {

    private static final String FRIEND = "https://app.example.org";
    private static final String FOE = "https://app.example.org.evil.example";

    @ParameterizedTest
    @CsvSource({"POST, /graphql", "GET, /graphql", "GET, /graphiql", "GET, /nothing", "GET, /actuator/health"})
    void every_answer_tells_browsers_to_be_careful(String method, String path) {
        var answer = send(request(method, path).build());

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'")
                .doesNotContain("unsafe-eval", "*", "http:");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "geolocation=()");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-site");
        assertThat(header(answer, "Server")).isEmpty();
        assertThat(header(answer, "Strict-Transport-Security"))
                .as("over plain HTTP")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404, NOT_FOUND",
        "GET, /actuator/env, 404, NOT_FOUND",
        "GET, /graphiql/nothing.js, 404, NOT_FOUND",
        "GET, /error, 404, NOT_FOUND",
        "GET, /graphql, 405, BAD_REQUEST",
        "PUT, /graphql, 405, BAD_REQUEST",
        "DELETE, /graphql, 405, BAD_REQUEST",
        "DELETE, /graphiql, 405, BAD_REQUEST",
        "GET, /graphql/../actuator/env, 400, BAD_REQUEST",
        "GET, /%2e%2e/secret, 400, BAD_REQUEST",
        "GET, /a;b=c/graphql, 400, BAD_REQUEST",
        "GET, /graphql/, 404, NOT_FOUND",
        "POST, /graphql/, 404, NOT_FOUND",
        "GET, /GraphQL, 404, NOT_FOUND",
        "POST, /graphql;a=b, 400, BAD_REQUEST",
        "POST, /graphql%3Ba=b, 400, BAD_REQUEST",
        "POST, /%2567raphql, 400, BAD_REQUEST",
        "POST, //graphql, 400, BAD_REQUEST",
        "POST, /graphql%2F, 400, BAD_REQUEST",
        "POST, /%00graphql, 400, BAD_REQUEST",
        "GET, /%67raphql, 405, BAD_REQUEST",
        "GET, /%6Fauth2/authorization/google, 404, GOOGLE_SIGN_IN_OFF"
    })
    void what_is_not_there_is_a_typed_problem(String method, String path, int status, String code) {
        for (var member : new String[] {NOBODY, Views.LERATO}) {
            var request = request(method, path);
            if (member != null) {
                request.header("Authorization", "Bearer " + tokens.issue(member, java.util.Set.of()));
            }
            var answer = send(request.build());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertCode(json.readTree(answer.body()), code);
        }
    }

    @Test
    void a_method_that_is_not_taken_tells_the_one_that_is() {
        assertThat(header(send(request("GET", "/graphql").build()), "Allow")).isEqualTo("POST");
    }

    /** Whatever answers a path takes it decoded, and so must what guards it. */
    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/%67raphql", "/%67%72%61%70%68%71%6C", "/graphq%6c"})
    void the_path_of_operations_is_guarded_however_it_is_written(String path) {
        assertThat(posted(path, body("{ sandbox { now } }"), "application/json"))
                .isEqualTo(200);
        assertThat(posted(path, body("{ sandbox { now } }"), "text/plain")).isEqualTo(415);
        assertThat(posted(path, "[" + body("{ sandbox { now } }") + "]", "application/json"))
                .isEqualTo(400);
        assertThat(posted(path, body("{ sandbox { now } } #" + "x".repeat(262_144)), "application/json"))
                .isEqualTo(413);
    }

    private int posted(String path, String body, String type) {
        return send(HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }

    @Test
    void a_token_that_is_none_is_told_so_on_every_path() {
        for (var path : List.of("/graphql", "/nothing", "/graphiql")) {
            var answer = send(request("POST", path)
                    .header("Authorization", "Bearer forged")
                    .build());

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(header(answer, "WWW-Authenticate")).contains("invalid_token");
            assertCode(json.readTree(answer.body()), "UNAUTHENTICATED");
        }
    }

    @Test
    void a_named_origin_may_call_with_its_cookies_and_read_when_to_come_back() {
        var preflight = send(request("OPTIONS", "/graphql")
                .header("Origin", FRIEND)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,authorization,x-xsrf-token")
                .build());
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo(FRIEND);
        assertThat(header(preflight, "Access-Control-Allow-Credentials")).isEqualTo("true");

        var answer = send(NOBODY, body("{ me { id } }"), "Origin", FRIEND);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(FRIEND);
        assertThat(header(answer, "Access-Control-Expose-Headers")).contains("Retry-After");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {FOE, "http://app.example.org", "https://app.example.org:8443", "null", "https://evil.example"})
    void any_other_origin_is_refused_before_and_instead_of_the_call(String origin) {
        var preflight = send(request("OPTIONS", "/graphql")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .build());
        assertThat(preflight.statusCode()).isEqualTo(403);
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEmpty();

        var answer = send(Views.LERATO, body("mutation { signOut { position } }"), "Origin", origin);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
        assertCode(json.readTree(answer.body()), "FORBIDDEN");
    }

    /** Otherwise a page of anybody's could listen with the visitor's cookie. */
    @Test
    void a_live_connection_begins_on_our_own_or_a_named_origin_only() {
        assertThat(handshake("http://localhost:" + port)).isNotNull();
        assertThat(handshake(FRIEND)).isNotNull();
        assertThatThrownBy(() -> handshake(FOE))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(failure -> assertThat(((WebSocketHandshakeException) failure.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(403));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void what_a_form_of_another_page_can_send_is_no_operation(String type) {
        var answer = send(Views.LERATO, body("mutation { signOut { position } }"), "Content-Type", type);

        assertThat(answer.statusCode()).isEqualTo(415);
        assertCode(json.readTree(answer.body()), "BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://*.example.org", "app.example.org", "https://app.example.org/", "null", ""})
    void an_origin_is_named_exactly(String origin) {
        assertThatThrownBy(() -> new ApiProperties.Cors(List.of(origin)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mentorlink.cors.allowed-origins");
    }

    private WebSocket handshake(String origin) {
        var socket = HTTP.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .header("Origin", origin)
                .buildAsync(URI.create("ws://localhost:" + port + "/graphql"), new WebSocket.Listener() {})
                .join();
        socket.abort();
        return socket;
    }

    private HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
