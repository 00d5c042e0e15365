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
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers as Google's calendar and its sign-in do, in the shapes their references tell, and fails as it is told to. */
final class FakeGoogle implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** What is to be answered in place of the next answer. */
    record Trouble(int status, String reason, Map<String, String> headers) {}

    private final HttpServer server;
    private final Map<String, String> challenges = new ConcurrentHashMap<>();
    private final Deque<Trouble> troubles = new ConcurrentLinkedDeque<>();
    final Map<String, ObjectNode> events = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> secrets = new CopyOnWriteArrayList<>();
    private final FakeAccess access = new FakeAccess();

    FakeGoogle() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::token);
        server.createContext("/calendar/v3/calendars/primary/events", this::events);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    void fail(int status, String reason, String... headers) {
        troubles.add(new Trouble(status, reason, headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1])));
    }

    /** No access token given so far is good any more. */
    void forgetAccess() {
        access.forget();
    }

    void busy(String id, String from, String to, String transparency) {
        var event =
                JSON.createObjectNode().put("id", id).put("status", "confirmed").put("transparency", transparency);
        event.putObject("start").put("dateTime", from);
        event.putObject("end").put("dateTime", to);
        events.put(id, event);
    }

    /** What nobody can read as a time. */
    void garble(String id) {
        busy(id, "noon", "one o'clock", "opaque");
    }

    /** The events that were written by us. */
    List<ObjectNode> sessions() {
        return events.entrySet().stream()
                .filter(event -> event.getKey().startsWith("mlink"))
                .map(Map.Entry::getValue)
                .filter(event -> !event.get("status").asString().equals("cancelled"))
                .toList();
    }

    /** The member deletes what we wrote, by hand. */
    void deleteSessions() {
        sessions()
                .forEach(event ->
                        events.put(event.get("id").asString(), event.deepCopy().put("status", "cancelled")));
    }

    /** The member drags what we wrote to another time. */
    void moveSessions(Duration by) {
        for (var event : sessions()) {
            var moved = event.deepCopy();
            for (var end : List.of("start", "end")) {
                var time = (ObjectNode) moved.get(end);
                time.put(
                        "dateTime",
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                OffsetDateTime.parse(time.get("dateTime").asString())
                                        .plus(by)));
            }
            events.put(event.get("id").asString(), moved);
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

    private void token(HttpExchange exchange) throws IOException {
        var form = parameters(body(exchange));
        asked.add("token " + form.get("grant_type"));
        var answer = JSON.createObjectNode().put("token_type", "Bearer").put("expires_in", 3599);
        var good = form.get("client_secret").equals("google-client-secret")
                && switch (form.get("grant_type")) {
                    case "authorization_code" ->
                        challenge(form.get("code_verifier")).equals(challenges.remove(form.get("code")));
                    case "refresh_token" -> secrets.contains(form.get("refresh_token"));
                    default -> false;
                };
        if (!good) {
            answer(exchange, 400, JSON.createObjectNode().put("error", "invalid_grant"));
            return;
        }
        if (form.get("grant_type").equals("authorization_code")) {
            var refresh = "refresh-" + UUID.randomUUID();
            secrets.add(refresh);
            answer.put("refresh_token", refresh);
        }
        var accessToken = access.give();
        secrets.add(accessToken);
        answer(exchange, 200, answer.put("access_token", accessToken));
    }

    private void events(HttpExchange exchange) throws IOException {
        var method = exchange.getRequestMethod();
        asked.add(method);
        var body = body(exchange);
        var trouble = troubles.poll();
        if (trouble != null) {
            trouble.headers().forEach(exchange.getResponseHeaders()::set);
            answer(exchange, trouble.status(), error(trouble.status(), trouble.reason()));
        } else if (!access.admits(exchange)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            answer(exchange, 401, error(401, "authError"));
        } else {
            var path = exchange.getRequestURI().getPath();
            var id = path.substring(path.lastIndexOf('/') + 1);
            switch (method) {
                case "GET" -> list(exchange);
                case "POST" -> insert(exchange, (ObjectNode) JSON.readTree(body));
                case "PUT" -> {
                    events.put(id, (ObjectNode) JSON.readTree(body));
                    answer(exchange, 200, events.get(id));
                }
                case "DELETE" -> delete(exchange, id);
                default -> answer(exchange, 405, error(405, "notAllowed"));
            }
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        var answer = JSON.createObjectNode().put("timeZone", "Europe/Paris");
        var items = answer.putArray("items");
        events.values().stream()
                .filter(event -> !event.get("status").asString().equals("cancelled"))
                .forEach(items::add);
        answer(exchange, 200, answer);
    }

    private void insert(HttpExchange exchange, ObjectNode event) throws IOException {
        var known = events.putIfAbsent(event.get("id").asString(), event);
        answer(exchange, known == null ? 200 : 409, known == null ? event : error(409, "duplicate"));
    }

    /** An id is taken for ever. */
    private void delete(HttpExchange exchange, String id) throws IOException {
        var event = events.get(id);
        if (event == null) {
            answer(exchange, 404, error(404, "notFound"));
        } else if (event.get("status").asString().equals("cancelled")) {
            answer(exchange, 410, error(410, "deleted"));
        } else {
            events.put(id, event.deepCopy().put("status", "cancelled"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        }
    }

    /** Google's library sends what it writes compressed. */
    private static String body(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody();
        var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return new String((zipped ? new GZIPInputStream(body) : body).readAllBytes(), UTF_8);
    }

    private static ObjectNode error(int status, String reason) {
        var answer = JSON.createObjectNode();
        var error = answer.putObject("error").put("code", status).put("message", reason);
        error.putArray("errors").addObject().put("domain", "global").put("reason", reason);
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
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
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
