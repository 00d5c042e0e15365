package org.mentorlink.app.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Razorpay for a journey: makes orders, takes payments by UPI, gives back later, loses disputes, and settles on the same day. */
final class RazorpayServer implements AutoCloseable {

    static final long FEE = 1_062;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SECRET = "a-webhook-secret";

    private final HttpServer server;
    private final Map<String, Map<String, Object>> orders = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> payments = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> refunds = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> disputes = new LinkedHashMap<>();
    private Instant now = Instant.EPOCH;

    RazorpayServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** What points the application here. */
    String[] settings() {
        return new String[] {
            "mentorlink.sandbox.enabled=true",
            "mentorlink.gateways.by-currency.inr=razorpay",
            "mentorlink.gateways.razorpay.key-id=rzp_test_journey",
            "mentorlink.gateways.razorpay.key-secret=a-key-secret",
            "mentorlink.gateways.razorpay.webhook-secret=" + SECRET,
            "mentorlink.gateways.razorpay.callback-url=https://mentorlink.example/gateways/razorpay/return",
            "mentorlink.gateways.razorpay.cancel-url=https://mentorlink.example/",
            "mentorlink.gateways.razorpay.api-base=http://127.0.0.1:"
                    + server.getAddress().getPort()
        };
    }

    synchronized void at(Instant moment) {
        now = moment;
    }

    /** A payer pays that order. Answers the message that follows. */
    synchronized String pays(String order) {
        var payment = object(
                "pay_Journey" + (1 + payments.size()),
                "amount",
                orders.get(order).get("amount"),
                "currency",
                "INR",
                "order_id",
                order,
                "status",
                "captured",
                "captured",
                true,
                "fee",
                FEE,
                "tax",
                162L);
        payments.put((String) payment.get("id"), payment);
        orders.get(order).put("status", "paid");
        return event("payment.captured", Map.of("payment", Map.of("entity", payment)));
    }

    /** All refunds that it has taken on are done. Answers the messages that follow. */
    synchronized List<String> givesBack() {
        return refunds.values().stream()
                .filter(it -> it.get("status").equals("pending"))
                .map(it -> {
                    it.put("status", "processed");
                    return event("refund.processed", Map.of("refund", Map.of("entity", it)));
                })
                .toList();
    }

    /** The payer's bank takes the payment of that order back. Answers the message that follows. */
    synchronized String loses(String order) {
        var payment = payments.values().stream()
                .filter(it -> it.get("order_id").equals(order))
                .findFirst()
                .orElseThrow();
        var dispute = object(
                "disp_Journey1",
                "payment_id",
                payment.get("id"),
                "amount",
                payment.get("amount"),
                "amount_deducted",
                payment.get("amount"),
                "currency",
                "INR",
                "status",
                "lost");
        disputes.put("disp_Journey1", dispute);
        return event(
                "payment.dispute.lost",
                Map.of("payment", Map.of("entity", payment), "dispute", Map.of("entity", dispute)));
    }

    synchronized int refunds() {
        return refunds.size();
    }

    /** What is left on the platform's account, in paise. */
    synchronized long balance() {
        return payments.values().stream()
                        .mapToLong(it -> (long) it.get("amount") - FEE)
                        .sum()
                - refunds.values().stream()
                        .filter(it -> it.get("status").equals("processed"))
                        .mapToLong(it -> (long) it.get("amount"))
                        .sum()
                - disputes.values().stream()
                        .mapToLong(it -> (long) it.get("amount_deducted"))
                        .sum();
    }

    static String signature(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath().substring("/v1/".length()).split("/");
        var query = new LinkedHashMap<String, String>();
        var raw = exchange.getRequestURI().getRawQuery();
        for (var pair : (raw == null ? "" : raw).split("&")) {
            var at = pair.indexOf('=');
            if (at > 0) {
                query.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        var answer = exchange.getRequestMethod().equals("POST") ? post(path, JSON.readTree(body)) : get(path, query);
        var bytes =
                JSON.writeValueAsBytes(answer == null ? Map.of("error", Map.of("code", "BAD_REQUEST_ERROR")) : answer);
        exchange.sendResponseHeaders(answer == null ? 400 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private @Nullable Object post(String[] path, JsonNode asked) {
        if (path[0].equals("orders")) {
            var order = object(
                    "order_Journey" + (1 + orders.size()),
                    "amount",
                    asked.get("amount").asLong(),
                    "currency",
                    "INR",
                    "receipt",
                    asked.get("receipt").asString(),
                    "notes",
                    JSON.convertValue(asked.get("notes"), Map.class),
                    "status",
                    "created");
            orders.put((String) order.get("id"), order);
            return order;
        }
        var refund = object(
                "rfnd_Journey" + (1 + refunds.size()),
                "amount",
                asked.get("amount").asLong(),
                "currency",
                "INR",
                "payment_id",
                path[1],
                "notes",
                JSON.convertValue(asked.get("notes"), Map.class),
                "status",
                "pending");
        refunds.put((String) refund.get("id"), refund);
        return refund;
    }

    private @Nullable Object get(String[] path, Map<String, String> query) {
        return switch (path[0]) {
            case "orders" ->
                switch (path.length) {
                    case 1 -> of(orders, "receipt", query.get("receipt"));
                    case 2 -> orders.get(path[1]);
                    default -> of(payments, "order_id", path[1]);
                };
            case "payments" -> path.length == 2 ? payments.get(path[1]) : of(refunds, "payment_id", path[1]);
            case "disputes" -> Map.of("items", List.copyOf(disputes.values()));
            default -> settled(query);
        };
    }

    private Object settled(Map<String, String> query) {
        var day = LocalDate.of(
                Integer.parseInt(query.get("year")),
                Integer.parseInt(query.get("month")),
                Integer.parseInt(query.get("day")));
        var lines = new ArrayList<Map<String, Object>>();
        payments.values().forEach(it -> lines.add(line(it, "payment", null)));
        refunds.values().stream()
                .filter(it -> it.get("status").equals("processed"))
                .forEach(it -> lines.add(line(it, "refund", null)));
        disputes.values().forEach(it -> lines.add(line(it, "adjustment", it.get("id"))));
        var settled = lines.stream()
                .filter(it -> LocalDate.ofInstant(
                                Instant.ofEpochSecond((long) it.get("created_at")), ZoneId.of("Asia/Kolkata"))
                        .equals(day))
                .skip(Long.parseLong(query.get("skip")))
                .limit(Long.parseLong(query.get("count")))
                .toList();
        return Map.of("items", settled);
    }

    private Map<String, Object> line(Map<String, Object> of, String type, @Nullable Object dispute) {
        var line = new LinkedHashMap<>(of);
        line.put("entity_id", of.get("id"));
        line.put("type", type);
        line.put("debit", type.equals("payment") ? 0L : of.get("amount"));
        line.put("fee", type.equals("payment") ? FEE : 0L);
        line.put("dispute_id", dispute);
        line.put(
                "order_receipt",
                type.equals("payment") ? orders.get((String) of.get("order_id")).get("receipt") : null);
        return line;
    }

    private static Map<String, Object> of(Map<String, Map<String, Object>> objects, String name, String value) {
        return Map.of(
                "items",
                objects.values().stream()
                        .filter(it -> value.equals(it.get(name)))
                        .toList());
    }

    private Map<String, Object> object(String id, Object... pairs) {
        var object = new LinkedHashMap<String, Object>();
        object.put("id", id);
        object.put("created_at", now.getEpochSecond());
        for (var at = 0; at < pairs.length; at += 2) {
            object.put((String) pairs[at], pairs[at + 1]);
        }
        return object;
    }

    private static String event(String type, Map<String, ?> payload) {
        return JSON.writeValueAsString(Map.of("entity", "event", "event", type, "payload", payload));
    }
}
