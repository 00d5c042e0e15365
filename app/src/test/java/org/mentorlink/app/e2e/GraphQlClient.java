package org.mentorlink.app.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks GraphQL over HTTP as an SPA would. Immutable: {@link #as} gives another client. */
final class GraphQlClient {

    static final String BOOKING = "booking { id status startsAt endsAt closed version price { amountMinor currency }"
            + " commission { amountMinor } holdExpiresAt payment { id status captured { amountMinor }"
            + " refunded { amountMinor } payout { id status amount { amountMinor } } } }";

    /** Of everybody who registers through this client. */
    static final String PASSWORD = "correct horse battery";

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;
    private final @Nullable String token;
    private final @Nullable String readAfter;

    GraphQlClient(String url) {
        this(url, null, null);
    }

    private GraphQlClient(String url, @Nullable String token, @Nullable String readAfter) {
        this.url = url;
        this.token = token;
        this.readAfter = readAfter;
    }

    GraphQlClient withToken(@Nullable String other) {
        return new GraphQlClient(url, other, readAfter);
    }

    GraphQlClient readingAfter(String position) {
        return new GraphQlClient(url, token, position);
    }

    /** The same viewer, where the application is after a restart. */
    GraphQlClient at(String otherUrl) {
        return new GraphQlClient(otherUrl, token, readAfter);
    }

    /** A member of the sample community, signed in. */
    GraphQlClient as(String name) {
        return signedIn(name + "@mentorlink.example", "mentorlink");
    }

    GraphQlClient signedIn(String email, String password) {
        var payload = withToken(null)
                .mutate("signIn", "SignInInput", Map.of("email", email, "password", password), "accessToken");
        return withToken(payload.get("accessToken").asString());
    }

    /** Somebody new, registered and signed in. */
    GraphQlClient newMember(String role) {
        var email = "e2e-" + UUID.randomUUID() + "@example.org";
        var input = Map.of(
                "email",
                email,
                "password",
                PASSWORD,
                "firstName",
                "Eve-" + letters(),
                "lastName",
                "Member-" + letters(),
                "timeZone",
                "Europe/Paris",
                "role",
                role);
        mutate("register", "RegisterInput", input, "member { id }");
        return signedIn(email, PASSWORD);
    }

    /** Sixteen, at random; a UUID may look like the number of a card. */
    private static String letters() {
        return ThreadLocalRandom.current()
                .ints(16, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** The payload of a mutation that must not be refused. */
    JsonNode mutate(String name, String inputType, Map<String, ?> input, String fields) {
        var payload = tryMutate(name, inputType, input, fields);
        if (!payload.get("errors").isEmpty()) {
            throw new AssertionError(name + " was refused: " + payload.get("errors"));
        }
        return payload;
    }

    JsonNode tryMutate(String name, String inputType, Map<String, ?> input, String fields) {
        return query(mutation(name, inputType, fields), Map.of("input", input)).get(name);
    }

    static String mutation(String name, String inputType, String fields) {
        return "mutation($input: " + inputType + "!) { " + name + "(input: $input) { " + fields
                + " errors { __typename code message path ... on SlotTaken { nextFreeSlots { startsAt } }"
                + " ... on OnboardingIncomplete { role missingSteps { title programId } } } position } }";
    }

    /** The data of a request that must not fail. */
    JsonNode query(String document, Map<String, ?> variables) {
        var answer = request(document, variables);
        if (answer.hasNonNull("errors")) {
            throw new AssertionError(document + " failed: " + answer);
        }
        return answer.get("data");
    }

    JsonNode query(String document) {
        return query(document, Map.of());
    }

    /** The whole answer, errors included. */
    JsonNode request(String document, Map<String, ?> variables) {
        KnownSecrets.noteIn(variables);
        KnownSecrets.noteIn(document);
        var answer = JSON.readTree(send(JSON.writeValueAsString(Map.of("query", document, "variables", variables)))
                .body());
        KnownSecrets.noteIn(answer);
        return answer;
    }

    HttpResponse<String> send(String body) {
        var request = HttpRequest.newBuilder(URI.create(url + "/graphql"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (readAfter != null) {
            request.header("Read-After", readAfter);
        }
        return exchange(request.build());
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            KnownSecrets.noteCookies(response.headers().allValues("Set-Cookie"));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A live connection of the same viewer; to be closed. */
    LiveClient live() {
        return LiveClient.connected(url, token);
    }

    /** Sends a file, and gets whatever is answered. */
    HttpResponse<byte[]> upload(String path, byte[] content, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(url + path)).POST(HttpRequest.BodyPublishers.ofByteArray(content));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return exchange(request);
    }

    HttpResponse<byte[]> fetch(String path) {
        return exchange(HttpRequest.newBuilder(URI.create(url + path)));
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What was answered to a file, which must have been taken. */
    static JsonNode taken(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(response.body());
    }

    /** Hands a document in and answers its id. */
    String uploadDocument(String kind) {
        var pdf = "%PDF-1.7\n% nothing to see\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
        return taken(upload("/documents?kind=" + kind, pdf)).at("/document/id").asString();
    }

    /** A request that is no GraphQL, with this client's token. */
    HttpResponse<String> rest(String method, String path, @Nullable String contentType, String body) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (contentType != null) {
            KnownSecrets.noteAddresses(body);
            request.header("Content-Type", contentType);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return exchange(request.build());
    }

    /** As a gateway that proves itself by a header. */
    HttpResponse<String> signed(String path, String json, String header, String signature) {
        return exchange(HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header(header, signature)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** Sends a members list as an admin, and waits for the end of its import; answers its id. */
    String importing(String csv) {
        var taken = rest("POST", "/members-list", "text/csv", csv);
        if (taken.statusCode() != 202) {
            throw new AssertionError(taken.statusCode() + " " + taken.body());
        }
        var id = JSON.readTree(taken.body()).get("importId").asString();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !query("query($id: ID!) { membersImport(id: $id) { state } }", Map.of("id", id))
                        .get("membersImport")
                        .get("state")
                        .asString()
                        .equals("RUNNING"));
        return id;
    }

    // --- what many tests do ---

    /** As an admin; answers the new program's id. */
    String createProgram(Map<String, ?> input) {
        return mutate("createProgram", "CreateProgramInput", input, "program { id }")
                .at("/program/id")
                .asString();
    }

    Instant now() {
        return Instant.parse(
                query("{ sandbox { now } }").get("sandbox").get("now").asString());
    }

    void advance(Duration by) {
        withToken(null).mutate("advanceClock", "AdvanceClockInput", Map.of("by", by.toString()), "now");
    }

    void advanceTo(Instant then) {
        var by = Duration.between(now(), then);
        if (by.isPositive()) {
            advance(by);
        }
    }

    String me() {
        return query("{ me { id } }").get("me").get("id").asString();
    }

    /** The mentor id of a member of the sample community. */
    String mentorId(String name) {
        var id = as(name).me();
        @Nullable String after = null;
        do {
            var variables = new HashMap<String, Object>();
            variables.put("after", after);
            var page = query(
                            "query($after: String) { mentors(first: 100, after: $after) { pageInfo { hasNextPage endCursor }"
                                    + " edges { node { id member { id } } } } }",
                            variables)
                    .get("mentors");
            for (var edge : page.get("edges")) {
                if (edge.get("node").get("member").get("id").asString().equals(id)) {
                    return edge.get("node").get("id").asString();
                }
            }
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.at("/pageInfo/endCursor").asString()
                    : null;
        } while (after != null);
        throw new AssertionError(name + " is not listed");
    }

    /** The n-th free session of a mentor that starts so much later than now, or after that. */
    String slot(String mentorId, Duration ahead, int n) {
        var from = now().plus(ahead);
        var slots = query(
                        "query($id: ID!, $from: DateTime!, $to: DateTime!) { mentor(id: $id) { openSlots(from: $from, to: $to) { startsAt } } }",
                        Map.of(
                                "id",
                                mentorId,
                                "from",
                                from.toString(),
                                "to",
                                from.plus(Duration.ofDays(14)).toString()))
                .get("mentor")
                .get("openSlots");
        return slots.get(n).get("startsAt").asString();
    }

    static Map<String, Object> booking(String mentorId, String startsAt, String paymentMethod) {
        var input = new LinkedHashMap<String, Object>();
        input.put("mentorId", mentorId);
        input.put("startsAt", startsAt);
        input.put("topic", "How to test");
        input.put("paymentMethod", paymentMethod);
        input.put("idempotencyKey", UUID.randomUUID().toString());
        return input;
    }

    static Map<String, Object> with(Map<String, Object> input, String field, @Nullable Object value) {
        var changed = new HashMap<>(input);
        changed.put(field, value);
        return changed;
    }

    JsonNode requestBooking(Map<String, Object> input) {
        return tryMutate("requestBooking", "RequestBookingInput", input, BOOKING);
    }

    JsonNode act(String mutation, String bookingId) {
        return mutate(mutation, "BookingActionInput", Map.of("bookingId", bookingId), BOOKING)
                .get("booking");
    }

    JsonNode read(String bookingId) {
        return query(
                        "query($id: ID!) { " + BOOKING.replaceFirst("booking", "booking(id: \\$id)") + " }",
                        Map.of("id", bookingId))
                .get("booking");
    }

    long gatewayBalance(String currency) {
        return query(
                        "query($c: String!) { sandbox { gatewayBalance(currency: $c) { amountMinor } } }",
                        Map.of("c", currency))
                .get("sandbox")
                .get("gatewayBalance")
                .get("amountMinor")
                .asLong();
    }
}
