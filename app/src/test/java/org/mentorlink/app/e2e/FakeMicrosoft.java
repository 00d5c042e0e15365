package org.mentorlink.app.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as Microsoft Graph's calendar and the identity platform do, in the shapes their references tell, and fails as it is
 * told to. Each page has two events, so that there are more of them.
 */
final class FakeMicrosoft implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 2;
    private static final String PROPERTIES = "singleValueExtendedProperties";
    private static final Pattern FILTER = Pattern.compile(PROPERTIES
            + "/Any\\(ep: ep/id eq '(String \\{[0-9A-Fa-f-]+} Name \\w+)' and ep/value eq '([0-9a-f]{64})'\\)");

    private record Trouble(int status, String code, Map<String, String> headers) {}

    private final HttpServer server;
    private final Map<String, String> challenges = new ConcurrentHashMap<>();
    private final Deque<Trouble> troubles = new ConcurrentLinkedDeque<>();
    final Map<String, ObjectNode> events = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> secrets = new CopyOnWriteArrayList<>();
    final List<String> refreshTokens = new CopyOnWriteArrayList<>();
    private final AtomicBoolean meets = new AtomicBoolean();
    private final FakeAccess access = new FakeAccess();
    private volatile String elsewhere = "";

    FakeMicrosoft() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/common/oauth2/v2.0/token", this::token);
        server.createContext("/v1.0/me/calendarView", exchange -> guarded(exchange, this::view));
        server.createContext("/v1.0/me/events", exchange -> guarded(exchange, this::events));
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void fail(int status, String code, String... headers) {
        troubles.add(new Trouble(status, code, headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1])));
    }

    /** The next answer is no answer of Graph at all, as of a proxy in between. */
    void garble() {
        troubles.add(new Trouble(200, "<html>Please sign in.</html>", Map.of("Content-Type", "text/html")));
    }

    /** No access token given so far is good any more. */
    void forgetAccess() {
        access.forget();
    }

    /** The next entry is written by another at the same moment, whom none of both has seen. */
    void meetAnother() {
        meets.set(true);
    }

    /** The next page is said to be at another host. */
    void leadElsewhere(String url) {
        elsewhere = url;
    }

    void busy(String id, Instant from, Instant to, String showAs) {
        var event = JSON.createObjectNode().put("id", id).put("showAs", showAs).put("isCancelled", false);
        event.put("isAllDay", false).put("iCalUId", "040000008200E00074C5B7101A82E008" + id);
        event.set("start", time(from));
        event.set("end", time(to));
        events.put(id, event);
    }

    private static ObjectNode time(Instant moment) {
        return JSON.createObjectNode()
                .put("dateTime", LocalDateTime.ofInstant(moment, ZoneOffset.UTC) + ":00.0000000")
                .put("timeZone", "UTC");
    }

    /** The events that were written by us. */
    List<ObjectNode> sessions() {
        return events.values().stream().filter(event -> event.has(PROPERTIES)).toList();
    }

    void deleteSessions() {
        events.values().removeIf(event -> event.has(PROPERTIES));
    }

    void moveSessions(Duration by) {
        for (var event : sessions()) {
            for (var end : List.of("start", "end")) {
                var moved = LocalDateTime.parse(
                                event.at("/" + end + "/dateTime").asString())
                        .plus(by);
                event.set(end, time(moved.toInstant(ZoneOffset.UTC)));
            }
        }
    }

    /** The member consents; answers what the browser comes back with. */
    Map<String, String> consent(String address) {
        var parameters = parameters(URI.create(address).getRawQuery());
        var code = "code-" + UUID.randomUUID();
        secrets.add(code);
        challenges.put(code, parameters.get("code_challenge"));
        return Map.of("state", parameters.get("state"), "code", code, "scope", parameters.get("scope"));
    }

    /** Each refresh token is answered with a new one; the ones before stay good. */
    private void token(HttpExchange exchange) throws IOException {
        var form = parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        asked.add("token " + form.get("grant_type"));
        var good = form.get("client_secret").equals("microsoft-client-secret")
                && form.get("scope").equals("offline_access https://graph.microsoft.com/Calendars.ReadWrite")
                && switch (form.get("grant_type")) {
                    case "authorization_code" ->
                        challenge(form.get("code_verifier")).equals(challenges.remove(form.get("code")));
                    case "refresh_token" -> {
                        refreshTokens.add(form.get("refresh_token"));
                        yield secrets.contains(form.get("refresh_token"));
                    }
                    default -> false;
                };
        if (!good) {
            answer(exchange, 400, JSON.createObjectNode().put("error", "invalid_grant"));
            return;
        }
        var refresh = "refresh-" + UUID.randomUUID();
        var accessToken = access.give();
        secrets.add(refresh);
        secrets.add(accessToken);
        answer(
                exchange,
                200,
                JSON.createObjectNode()
                        .put("token_type", "Bearer")
                        .put("expires_in", 3599)
                        .put("access_token", accessToken)
                        .put("refresh_token", refresh));
    }

    @FunctionalInterface
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void guarded(HttpExchange exchange, Answer answer) throws IOException {
        asked.add(exchange.getRequestMethod());
        var trouble = troubles.poll();
        if (trouble != null) {
            trouble.headers().forEach(exchange.getResponseHeaders()::set);
            if (trouble.status() == 200) {
                var page = trouble.code().getBytes(UTF_8);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            } else {
                answer(exchange, trouble.status(), error(trouble.code()));
            }
        } else if (!access.admits(exchange)) {
            answer(exchange, 401, error("InvalidAuthenticationToken"));
        } else {
            answer.to(exchange);
        }
    }

    private void view(HttpExchange exchange) throws IOException {
        var parameters = parameters(exchange.getRequestURI().getRawQuery());
        var from = Instant.parse(parameters.get("startDateTime"));
        var to = Instant.parse(parameters.get("endDateTime"));
        var skip = Integer.parseInt(parameters.getOrDefault("$skip", "0"));
        var all = events.values().stream()
                .filter(event -> moment(event, "end").isAfter(from)
                        && moment(event, "start").isBefore(to))
                .sorted((one, other) ->
                        one.get("id").asString().compareTo(other.get("id").asString()))
                .toList();
        var page = JSON.createObjectNode();
        var value = page.putArray("value");
        all.stream().skip(skip).limit(PAGE).forEach(value::add);
        if (all.size() > skip + PAGE) {
            var query = exchange.getRequestURI().getRawQuery().replaceAll("&%24skip=\\d+", "");
            page.put(
                    "@odata.nextLink",
                    (elsewhere.isEmpty() ? url() : elsewhere) + "/v1.0/me/calendarView?" + query + "&%24skip="
                            + (skip + PAGE));
        }
        answer(exchange, 200, page);
    }

    private static Instant moment(ObjectNode event, String end) {
        return LocalDateTime.parse(event.at("/" + end + "/dateTime").asString()).toInstant(ZoneOffset.UTC);
    }

    private void events(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var id = path.substring(path.lastIndexOf('/') + 1);
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        switch (exchange.getRequestMethod()) {
            case "GET" ->
                answer(exchange, 200, found(parameters(exchange.getRequestURI().getRawQuery())));
            case "POST" -> {
                var event = (ObjectNode) JSON.readTree(body);
                event.put("id", "AAMk" + UUID.randomUUID())
                        .put("isCancelled", false)
                        .put("isAllDay", false);
                events.put(event.get("id").asString(), event);
                if (meets.getAndSet(false)) {
                    var other = "AAMk" + UUID.randomUUID();
                    events.put(other, event.deepCopy().put("id", other));
                }
                answer(exchange, 201, event);
            }
            case "PATCH" -> {
                var event = events.computeIfPresent(id, (key, before) -> {
                    var after = before.deepCopy();
                    after.setAll((ObjectNode) JSON.readTree(body));
                    return after;
                });
                answer(exchange, event == null ? 404 : 200, event == null ? error("ErrorItemNotFound") : event);
            }
            case "DELETE" -> {
                if (events.remove(id) == null) {
                    answer(exchange, 404, error("ErrorItemNotFound"));
                } else {
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                }
            }
            default -> answer(exchange, 405, error("notAllowed"));
        }
    }

    private ObjectNode found(Map<String, String> parameters) {
        var page = JSON.createObjectNode();
        var value = page.putArray("value");
        var filter = FILTER.matcher(parameters.get("$filter"));
        if (!filter.matches()) {
            throw new IllegalArgumentException(parameters.get("$filter"));
        }
        sessions().stream()
                .filter(event -> {
                    var property = event.get(PROPERTIES).get(0);
                    return property.get("id").asString().equals(filter.group(1))
                            && property.get("value").asString().equals(filter.group(2));
                })
                .forEach(event -> value.addObject().put("id", event.get("id").asString()));
        return page;
    }

    private static ObjectNode error(String code) {
        var answer = JSON.createObjectNode();
        answer.putObject("error").put("code", code).put("message", code);
        return answer;
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        var bytes = body.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], UTF_8), pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
