package org.mentorlink.api.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import graphql.ExecutionInput;
import graphql.GraphqlErrorBuilder;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.parser.Parser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.membership.MemberAccess;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.Role;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operations that are named rather than sent. */
class TrustedDocumentsTest {

    private static final String ME = "query Me { me { id } }";
    private static final String TIME = "query Time { sandbox { now } }";
    private static final String WRONG = "query Wrong { noSuchField }";
    private static final String SIGN_OUT = "mutation SignOut { signOut { errors { code } } }";
    private static final String WATCH = "subscription Watch($id: ID!) { bookingChanged(id: $id) { id } }";

    private static final JsonMapper JSON = new JsonMapper();

    private static Path written(Path file, Map<String, String> textsById) {
        var operations = textsById.entrySet().stream()
                .map(entry -> Map.of("id", entry.getKey(), "name", "X", "type", "query", "body", entry.getValue()))
                .toList();
        try {
            return Files.writeString(
                    file,
                    JSON.writeValueAsString(Map.of(
                            "format", "apollo-persisted-query-manifest", "version", 1, "operations", operations)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> named(String hash) {
        return Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
    }

    private abstract static class Asking extends ApiTest {

        JsonNode askFor(@Nullable String member, Map<String, Object> request) {
            return json.readTree(send(member, json.writeValueAsString(request)).body());
        }

        JsonNode askFor(@Nullable String member, String text) {
            return askFor(member, Map.of("extensions", named(hash(text))));
        }

        HttpResponse<String> get(Map<String, String> parameters, String... headers) {
            var query = parameters.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                    .toList();
            var request = HttpRequest.newBuilder(uri("/graphql?" + String.join("&", query)));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return send(request.build());
        }

        HttpResponse<String> get(String text, String... headers) {
            return get(Map.of("extensions", json.writeValueAsString(named(hash(text)))), headers);
        }
    }

    /** A deployment that takes these alone. */
    @Nested
    @TestPropertySource(properties = "mentorlink.documents.accepted=TRUSTED")
    class Alone extends Asking {

        @DynamicPropertySource
        static void manifest(DynamicPropertyRegistry registry) throws IOException {
            var file = Files.createTempFile("trusted-documents", ".json");
            file.toFile().deleteOnExit();
            var texts = Stream.of(ME, TIME, WRONG, SIGN_OUT, WATCH);
            written(file, texts.collect(java.util.stream.Collectors.toMap(TrustedDocumentsTest::hash, text -> text)));
            registry.add("mentorlink.documents.manifests", () -> file.toUri().toString());
        }

        @Test
        void what_is_named_is_executed_as_whoever_asks() {
            for (var time = 0; time < 2; time++) {
                assertThat(askFor(Views.LERATO, ME).at("/data/me/id").asString())
                        .isEqualTo(Views.LERATO);
                assertThat(askFor(Views.SAM, ME).at("/data/me/id").asString()).isEqualTo(Views.SAM);
            }
        }

        @Test
        void what_is_sent_is_executed_where_it_is_one_of_them() {
            assertFine(ask(NOBODY, TIME));
            assertCode(ask(NOBODY, TIME + " "), "QUERY_NOT_IN_SAFELIST");
            assertCode(ask(NOBODY, "{ __schema { types { name } } }"), "QUERY_NOT_IN_SAFELIST");
            assertCode(ask(NOBODY, "mutation { signOut { position } }"), "QUERY_NOT_IN_SAFELIST");
        }

        @Test
        void what_is_not_known_is_told_so() {
            assertCode(askFor(NOBODY, "query Other { me { id } }"), "PERSISTED_QUERY_NOT_FOUND");
            // By this message Apollo's clients know to send the text.
            assertThat(askFor(NOBODY, "query Other { me { id } }")
                            .at("/errors/0/message")
                            .asString())
                    .isEqualTo("PersistedQueryNotFound");
        }

        @Test
        void what_is_known_and_wrong_says_so_each_time() {
            for (var time = 0; time < 2; time++) {
                assertCode(askFor(NOBODY, WRONG), "BAD_REQUEST");
            }
        }

        @Test
        void a_name_has_its_form() {
            for (var extension : List.of(
                    Map.of("version", 2, "sha256Hash", hash(ME)),
                    Map.of("version", 1, "sha256Hash", hash(ME).substring(1)),
                    Map.of("version", 1, "sha256Hash", 1),
                    Map.of("version", 1))) {
                assertCode(askFor(NOBODY, Map.of("extensions", Map.of("persistedQuery", extension))), "BAD_REQUEST");
            }
            assertCode(askFor(NOBODY, Map.of("query", "PersistedQueryMarker")), "BAD_REQUEST");
            assertCode(askFor(NOBODY, Map.of("extensions", Map.of())), "BAD_REQUEST");
            assertCode(askFor(NOBODY, Map.of("query", TIME, "extensions", named(hash(ME)))), "BAD_REQUEST");
            assertFine(askFor(NOBODY, Map.of("query", TIME, "extensions", named(hash(TIME)))));
        }

        @Test
        void a_query_may_come_by_get_and_is_answered_as_to_a_visitor() {
            var answer = get(TIME);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(json.readTree(answer.body()).at("/data/sandbox/now").asString())
                    .isNotEmpty();
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=60, public");
            assertThat(answer.headers().allValues("Expires")).isEmpty();
            assertThat(answer.headers().allValues("Pragma")).isEmpty();

            var asLerato = get(ME, "Authorization", "Bearer " + tokens.issue(Views.LERATO, Set.of(Role.MENTEE)));
            assertThat(json.readTree(asLerato.body()).at("/data/me").isNull())
                    .as(asLerato.body())
                    .isTrue();
        }

        @Test
        void what_goes_wrong_by_get_is_not_kept() {
            var unknown = get("query Other { me { id } }");
            assertCode(json.readTree(unknown.body()), "PERSISTED_QUERY_NOT_FOUND");
            assertThat(unknown.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            var newest = get(TIME, "Read-After", "0");
            assertThat(newest.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        }

        @Test
        void by_get_nothing_is_done_watched_or_sent_as_a_text() {
            for (var text : List.of(SIGN_OUT, WATCH)) {
                var answer = get(text);
                assertThat(answer.statusCode()).isEqualTo(405);
                assertThat(answer.headers().firstValue("Allow")).contains("POST");
            }
            assertThat(get(Map.of("query", TIME)).statusCode()).isEqualTo(405);
            var both = Map.of("query", TIME, "extensions", json.writeValueAsString(named(hash(TIME))));
            assertThat(get(both).statusCode()).isEqualTo(400);
            assertThat(get(Map.of("extensions", "{")).statusCode()).isEqualTo(400);
            assertThat(get(Map.of("extensions", "{}")).statusCode()).isEqualTo(400);
        }

        @Test
        void it_holds_over_a_websocket() throws InterruptedException {
            world.bookings.put("bkg_live", Views.booking("bkg_live", BookingStatus.AWAITING_CONFIRMATION));
            var heard = new LinkedBlockingQueue<String>();
            var socket = greeted(heard);
            var before = world.subscriptions(FindBooking.class);
            operation(socket, "1", "subscription { bookingChanged(id: \"bkg_live\") { status } }", Map.of());
            assertThat(next(heard)).contains("QUERY_NOT_IN_SAFELIST");
            assertThat(next(heard)).contains("complete");
            operation(socket, "2", "PersistedQueryMarker", named(hash("subscription Other { x }")));
            assertThat(next(heard)).contains("PERSISTED_QUERY_NOT_FOUND");
            assertThat(next(heard)).contains("complete");

            operation(socket, "3", "PersistedQueryMarker", named(hash(WATCH)));
            await().until(() -> world.subscriptions(FindBooking.class) > before);
            world.change(Views.booking("bkg_live", BookingStatus.CONFIRMED));

            assertThat(next(heard)).contains("\"id\":\"3\"", "bkg_live");
            socket.abort();
        }

        @Test
        void it_holds_over_server_sent_events() throws Exception {
            world.bookings.put("bkg_live", Views.booking("bkg_live", BookingStatus.AWAITING_CONFIRMATION));
            var roles = Set.of(Role.MENTEE);
            var before = world.subscriptions(FindBooking.class);
            var request = HttpRequest.newBuilder(uri("/graphql"))
                    .header("Content-Type", "application/json")
                    .header("Accept", "text/event-stream")
                    .header("Authorization", "Bearer " + tokens.issue(Views.LERATO, roles, "named-sse"))
                    .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(
                            Map.of("variables", Map.of("id", "bkg_live"), "extensions", named(hash(WATCH))))))
                    .build();
            var answer = HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofLines());
            await().until(() -> world.subscriptions(FindBooking.class) > before);
            world.change(Views.booking("bkg_live", BookingStatus.CONFIRMED));

            var lines = answer.get(10, TimeUnit.SECONDS).body().iterator();
            assertThat(lines.next()).isEqualTo("event:next");
            assertThat(lines.next()).contains("bkg_live");
            world.change(new MemberAccess(Views.LERATO, MemberStatus.SUSPENDED, roles, 0));
            world.change(new MemberAccess(Views.LERATO, MemberStatus.ACTIVE, roles, 0));
        }

        private WebSocket greeted(BlockingQueue<String> heard) throws InterruptedException {
            var socket = HTTP.newWebSocketBuilder()
                    .subprotocols("graphql-transport-ws")
                    .buildAsync(URI.create("ws://localhost:" + port + "/graphql"), new Listener(heard))
                    .join();
            var token = "Bearer " + tokens.issue(Views.LERATO, Set.of(Role.MENTEE));
            message(socket, Map.of("type", "connection_init", "payload", Map.of("Authorization", token)));
            assertThat(next(heard)).contains("connection_ack");
            return socket;
        }

        private void operation(WebSocket socket, String id, String query, Map<String, Object> extensions) {
            var payload = Map.of("query", query, "variables", Map.of("id", "bkg_live"), "extensions", extensions);
            message(socket, Map.of("id", id, "type", "subscribe", "payload", payload));
        }

        private void message(WebSocket socket, Map<String, Object> message) {
            socket.sendText(json.writeValueAsString(message), true).join();
        }
    }

    /** As a deployment is unless it says otherwise. */
    @Nested
    class BesidesOthers extends Asking {

        @Test
        void texts_are_executed_and_unknown_names_are_told() {
            assertFine(ask(NOBODY, TIME));
            assertCode(askFor(NOBODY, TIME), "PERSISTED_QUERY_NOT_FOUND");
            assertCode(json.readTree(get(TIME).body()), "PERSISTED_QUERY_NOT_FOUND");
        }
    }

    @Test
    void a_list_that_is_wrong_or_missing_keeps_the_application_from_starting(@TempDir Path folder) throws IOException {
        var right = written(folder.resolve("right.json"), Map.of(hash(ME), ME));
        assertThat(documents(DocumentProperties.Accepted.TRUSTED, right).kind(hash(ME)))
                .isPresent();
        assertThat(documents(DocumentProperties.Accepted.TRUSTED, right).kind(hash(TIME)))
                .isEmpty();

        var wrong = written(folder.resolve("wrong.json"), Map.of(hash(ME), TIME));
        assertThatThrownBy(() -> documents(DocumentProperties.Accepted.ALL, wrong))
                .hasMessageContaining("is not what its id says");
        var other = Files.writeString(folder.resolve("other.json"), "{\"operations\": []}");
        assertThatThrownBy(() -> documents(DocumentProperties.Accepted.ALL, other))
                .hasMessageContaining("is no apollo-persisted-query-manifest");
        var broken = Files.writeString(folder.resolve("broken.json"), "{");
        assertThatThrownBy(() -> documents(DocumentProperties.Accepted.ALL, broken))
                .hasMessageContaining("is no JSON");
        assertThatThrownBy(() -> documents(DocumentProperties.Accepted.ALL, folder.resolve("missing.json")))
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> documents(DocumentProperties.Accepted.TRUSTED))
                .hasMessageContaining("would refuse everything");
    }

    @Test
    void what_is_asked_again_is_parsed_once_and_what_is_wrong_or_long_each_time() {
        var documents = documents(DocumentProperties.Accepted.ALL);
        var parsed = new AtomicInteger();

        var first = parsedBy(documents, ME, parsed);
        assertThat(parsedBy(documents, ME, parsed)).isSameAs(first);
        assertThat(parsed).hasValue(1);
        assertThat(parsedBy(documents, TIME, parsed)).as("another").isNotSameAs(first);
        assertThat(parsed).hasValue(2);

        parsedBy(documents, "{ wrong", parsed);
        parsedBy(documents, "{ wrong", parsed);
        assertThat(parsed).hasValue(4);

        var large = ME + " ".repeat(4_000);
        parsedBy(documents, large, parsed);
        parsedBy(documents, large, parsed);
        assertThat(parsed).hasValue(6);
    }

    private static PreparsedDocumentEntry parsedBy(TrustedDocuments documents, String text, AtomicInteger parsed) {
        var input = ExecutionInput.newExecutionInput(text).build();
        return documents
                .getDocumentAsync(input, asked -> {
                    parsed.incrementAndGet();
                    return asked.getQuery().endsWith("wrong")
                            ? new PreparsedDocumentEntry(GraphqlErrorBuilder.newError()
                                    .message("wrong")
                                    .build())
                            : new PreparsedDocumentEntry(new Parser().parseDocument(asked.getQuery()));
                })
                .join();
    }

    private static TrustedDocuments documents(DocumentProperties.Accepted accepted, Path... manifests) {
        var places = Stream.of(manifests).map(file -> file.toUri().toString()).toList();
        return new TrustedDocuments(new DocumentProperties(accepted, places), new DefaultResourceLoader(), JSON);
    }

    private static String next(BlockingQueue<String> heard) throws InterruptedException {
        return String.valueOf(heard.poll(20, TimeUnit.SECONDS));
    }

    private record Listener(BlockingQueue<String> heard) implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            heard.add(data.toString());
            socket.request(1);
            return null;
        }
    }
}
