package org.mentorlink.command.payment.razorpay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.PaymentGateway;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.PayerAction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Razorpay as its documents describe it, as far as the platform uses it: orders that take one payment, payments that are captured at
 * once or late, refunds under a key, disputes, settlements by day, and signed messages.
 */
public final class RazorpayStandIn implements AutoCloseable {
    static final String KEY_ID = "rzp_test_standin";
    static final String KEY_SECRET = "a-key-secret";
    static final String WEBHOOK_SECRET = "a-webhook-secret";

    /** What Razorpay keeps of each payment, its tax included. */
    private static final long FEE = 24;

    /** What goes wrong with the next request. */
    enum Fault {
        DO_AND_FAIL,
        FAIL,
        RATE_LIMITED,
        BUSY
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private final HttpServer server;
    private final Instant now;

    /** How many were asked for. */
    volatile int pagesOfDisputes;

    private final Map<String, Map<String, Object>> orders = new LinkedHashMap<>();
    final Map<String, Map<String, Object>> payments = new LinkedHashMap<>();
    final Map<String, Map<String, Object>> refunds = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> disputes = new LinkedHashMap<>();
    private final List<Map<String, Object>> own = new ArrayList<>();
    private final Map<String, String> keys = new HashMap<>();
    final Deque<Fault> faults = new ArrayDeque<>();
    /** What state new refunds are in. */
    String refundStatus = "processed";

    /** Refuses every refund. */
    boolean refusing;

    /** How long after it was made something is settled. */
    Duration settledAfter = Duration.ofDays(2);

    private int ids;

    public RazorpayStandIn(Instant now) throws IOException {
        this.now = now;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public PaymentGateway gateway() {
        return gateway(KEY_SECRET);
    }

    RazorpayGateway gateway(String keySecret) {
        return new RazorpayGateway(
                new RazorpayProperties(
                        KEY_ID,
                        keySecret,
                        WEBHOOK_SECRET,
                        "https://mentorlink.example/gateways/razorpay/return",
                        "https://mentorlink.example/",
                        "MentorLink",
                        address(),
                        Duration.ofSeconds(10)),
                Clock.fixed(now.plus(Duration.ofDays(5)), ZoneOffset.UTC));
    }

    /** Something goes wrong with the next request that changes something, or nothing more does; then refunds get done. */
    public void next(Random random, boolean calm) {
        faults.clear();
        refundStatus = !calm && random.nextInt(3) == 0 ? "pending" : "processed";
        if (!calm && random.nextInt(3) == 0) {
            faults.add(Fault.values()[random.nextInt(Fault.values().length)]);
        }
        if (calm) {
            refunds.values().stream()
                    .filter(it -> it.get("status").equals("pending"))
                    .forEach(it -> it.put("status", "processed"));
        }
    }

    /** The payer sends that form, and pays; Razorpay takes it, or the bank says later that it agreed. Nothing where the order is paid. */
    public List<ReadWebhook> pays(PayerAction action, boolean late) {
        var form = new LinkedHashMap<String, String>();
        action.fields().forEach(field -> form.put(field.name(), field.value()));
        var payment = attempt(form, late ? "authorized" : "captured");
        return payment == null || late ? List.of() : told(payment);
    }

    /** All that is told of a payment that was captured. */
    List<ReadWebhook> told(Map<String, Object> payment) {
        var order = orders.get((String) payment.get("order_id"));
        return List.of(
                signed("payment.captured", Map.of("payment", entity(payment))),
                signed("order.paid", Map.of("payment", entity(payment), "order", entity(order))));
    }

    /** A refund of that payment of ours goes on, in one way or another. Answers what is told of it. */
    public List<ReadWebhook> refundsGoOn(String payment, Random random) {
        return refunds.values().stream()
                .filter(it -> payment.equals(notes(it).get("payment")))
                .filter(it -> it.get("status").equals("pending"))
                .limit(1)
                .map(it -> {
                    it.put("status", random.nextInt(4) == 0 ? "failed" : "processed");
                    return told("refund." + it.get("status"), it);
                })
                .toList();
    }

    /** The payer's bank wants that payment of ours back, once, and gets it or not. Answers what is told of it. */
    public List<ReadWebhook> dispute(String payment, boolean won) {
        return payments.values().stream()
                .filter(it -> (boolean) it.get("captured"))
                .filter(it -> payment.equals(
                        notes(orders.get((String) it.get("order_id"))).get("payment")))
                .filter(it -> !disputes.containsKey((String) it.get("id")))
                .limit(1)
                .flatMap(it ->
                        Stream.of(dispute(it, "open"), dispute(it, "under_review"), dispute(it, won ? "won" : "lost")))
                .toList();
    }

    ReadWebhook dispute(Map<String, Object> payment, String status) {
        return dispute(payment, status, status.equals("lost") ? payment.get("amount") : 0L);
    }

    ReadWebhook dispute(Map<String, Object> payment, String status, Object deducted) {
        var id = (String) payment.get("id");
        var dispute = disputes.computeIfAbsent(id, it -> {
            var made = object("dispute", "disp_");
            made.put("payment_id", it);
            made.put("amount", payment.get("amount"));
            made.put("currency", "INR");
            made.put("phase", "chargeback");
            return made;
        });
        dispute.put("status", status);
        dispute.put("amount_deducted", deducted);
        return signed(
                "payment.dispute." + (status.equals("open") ? "created" : status),
                Map.of("payment", entity(payment), "dispute", entity(dispute)));
    }

    ReadWebhook told(String type, Map<String, Object> refund) {
        return signed(type, Map.of("refund", entity(refund), "payment", entity(payments.get((String)
                refund.get("payment_id")))));
    }

    ReadWebhook signed(String type, Map<String, ?> payload) {
        var body = JSON.writeValueAsString(
                Map.of("entity", "event", "account_id", "acc_1", "event", type, "payload", payload));
        return message(body, signature(body, WEBHOOK_SECRET));
    }

    static ReadWebhook message(String body, String signature) {
        return new ReadWebhook(
                "razorpay",
                Map.of("x-razorpay-signature", signature, "x-razorpay-event-id", "evt_1"),
                body,
                "203.0.113.1");
    }

    static String signature(String body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> entity(Map<String, Object> object) {
        return Map.of("entity", object);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    int orders() {
        return orders.size();
    }

    /** What is left of payments after refunds, lost disputes and fees, in paise. */
    public long balance() {
        return payments.values().stream()
                        .filter(it -> (boolean) it.get("captured"))
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

    /** The payer is let in with that form, as far as Razorpay goes by it. */
    @Nullable Map<String, Object> attempt(Map<String, String> form, String status) {
        var order = orders.get(form.get("order_id"));
        if (!KEY_ID.equals(form.get("key_id"))
                || order == null
                || !order.get("amount").toString().equals(form.get("amount"))
                || !"INR".equals(form.get("currency"))
                || form.get("name") == null
                || form.get("callback_url") == null) {
            throw new AssertionError("a form that Razorpay does not take: " + form);
        }
        if (order.get("status").equals("paid")) {
            return null;
        }
        var payment = object("payment", "pay_");
        payment.put("amount", order.get("amount"));
        payment.put("currency", "INR");
        payment.put("order_id", order.get("id"));
        payment.put("method", "upi");
        payment.put("captured", false);
        payment.put("fee", null);
        payment.put("tax", null);
        payment.put("status", status);
        payments.put((String) payment.get("id"), payment);
        order.put("status", "attempted");
        if (status.equals("captured")) {
            capture(payment);
        }
        return payment;
    }

    private void capture(Map<String, Object> payment) {
        payment.put("status", "captured");
        payment.put("captured", true);
        payment.put("fee", FEE);
        payment.put("tax", 4L);
        orders.get((String) payment.get("order_id")).put("status", "paid");
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var basic = "Basic "
                + Base64.getEncoder().encodeToString((KEY_ID + ":" + KEY_SECRET).getBytes(StandardCharsets.UTF_8));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            write(exchange, 401, error("BAD_REQUEST_ERROR", "The api key provided is invalid"));
            return;
        }
        var isPost = exchange.getRequestMethod().equals("POST");
        var fault = isPost ? faults.poll() : null;
        if (fault != null && fault != Fault.DO_AND_FAIL) {
            write(
                    exchange,
                    switch (fault) {
                        case RATE_LIMITED -> 429;
                        case BUSY -> 409;
                        default -> 500;
                    },
                    error("SERVER_ERROR", "We are facing some trouble"));
            return;
        }
        var path = exchange.getRequestURI().getPath().substring("/v1/".length()).split("/");
        var raw = exchange.getRequestURI().getRawQuery();
        var answer = isPost
                ? post(path, JSON.readTree(body), exchange.getRequestHeaders().getFirst("X-Refund-Idempotency"))
                : get(path, form(raw == null ? "" : raw));
        if (fault == Fault.DO_AND_FAIL) {
            write(exchange, 502, error("SERVER_ERROR", "The answer is lost"));
        } else if (answer == null) {
            write(exchange, 400, error("BAD_REQUEST_ERROR", "The id provided does not exist, or it is refused"));
        } else {
            write(exchange, 200, JSON.writeValueAsString(answer));
        }
    }

    private @Nullable Object post(String[] path, JsonNode asked, @Nullable String key) {
        return switch (path[0]) {
            case "orders" -> order(asked);
            case "payments" ->
                switch (path[2]) {
                    case "capture" -> capture(payments.get(path[1]), asked);
                    case "refund" -> refund(payments.get(path[1]), asked, key);
                    default -> null;
                };
            default -> null;
        };
    }

    private @Nullable Object order(JsonNode asked) {
        if (asked.path("amount").asLong() < 100
                || !asked.path("currency").asString().equals("INR")
                || asked.path("receipt").asString().length() > 40
                || !asked.at("/payment/capture").asString("").equals("automatic")) {
            return null;
        }
        var order = object("order", "order_");
        order.put("amount", asked.get("amount").asLong());
        order.put("currency", "INR");
        order.put("receipt", asked.get("receipt").asString());
        order.put("notes", JSON.convertValue(asked.get("notes"), Map.class));
        order.put("status", "created");
        orders.put((String) order.get("id"), order);
        return order;
    }

    private @Nullable Object capture(@Nullable Map<String, Object> payment, JsonNode asked) {
        if (payment == null
                || !payment.get("status").equals("authorized")
                || asked.path("amount").asLong() != (long) payment.get("amount")
                || orders.get((String) payment.get("order_id")).get("status").equals("paid")) {
            return null;
        }
        capture(payment);
        return payment;
    }

    private @Nullable Object refund(@Nullable Map<String, Object> payment, JsonNode asked, @Nullable String key) {
        if (payment == null || key == null || !key.matches("[A-Za-z0-9_-]{10,}") || refusing) {
            return null;
        }
        var before = keys.get(key + ' ' + asked);
        if (before != null) {
            return refunds.get(before);
        }
        var id = (String) payment.get("id");
        var gone = refunds.values().stream()
                .filter(it ->
                        it.get("payment_id").equals(id) && !it.get("status").equals("failed"))
                .mapToLong(it -> (long) it.get("amount"))
                .sum();
        var amount = asked.path("amount").asLong();
        var used = keys.keySet().stream().anyMatch(it -> it.startsWith(key + ' '));
        if (used || !(boolean) payment.get("captured") || amount < 1 || amount > (long) payment.get("amount") - gone) {
            return null;
        }
        var refund = object("refund", "rfnd_");
        refund.put("amount", amount);
        refund.put("currency", "INR");
        refund.put("payment_id", id);
        refund.put("notes", JSON.convertValue(asked.get("notes"), Map.class));
        refund.put("status", refundStatus);
        refunds.put((String) refund.get("id"), refund);
        keys.put(key + ' ' + asked, (String) refund.get("id"));
        return refund;
    }

    private @Nullable Object get(String[] path, Map<String, String> query) {
        return switch (path[0]) {
            case "orders" ->
                path.length == 1
                        ? collection(orders.values().stream()
                                .filter(it -> it.get("receipt").equals(query.get("receipt")))
                                .toList())
                        : path.length == 2
                                ? orders.get(path[1])
                                : collection(payments.values().stream()
                                        .filter(it -> it.get("order_id").equals(path[1]))
                                        .toList());
            case "payments" ->
                path.length == 2
                        ? payments.get(path[1])
                        : !payments.containsKey(path[1])
                                ? null
                                : collection(refunds.values().stream()
                                        .filter(it -> it.get("payment_id").equals(path[1]))
                                        .toList());
            case "disputes" -> {
                pagesOfDisputes++;
                yield collection(List.copyOf(disputes.values()).reversed().stream()
                        .skip(Long.parseLong(query.get("skip")))
                        .limit(Long.parseLong(query.get("count")))
                        .toList());
            }
            case "settlements" -> settled(query);
            default -> null;
        };
    }

    /** What is of no payment. */
    void books(String type, String id, long debit, long credit) {
        var line = line(type, Map.of("id", id, "amount", debit + credit, "created_at", now.getEpochSecond()), null);
        line.put("debit", debit);
        line.put("credit", credit);
        own.add(line);
    }

    private Object settled(Map<String, String> query) {
        var day = LocalDate.of(
                Integer.parseInt(query.get("year")),
                Integer.parseInt(query.get("month")),
                Integer.parseInt(query.get("day")));
        var lines = new ArrayList<Map<String, Object>>();
        payments.values().stream()
                .filter(it -> (boolean) it.get("captured"))
                .forEach(it -> lines.add(line("payment", it, orders.get((String) it.get("order_id")))));
        refunds.values().stream()
                .filter(it -> it.get("status").equals("processed"))
                .forEach(it -> lines.add(line("refund", it, null)));
        disputes.values().stream()
                .filter(it -> it.get("status").equals("lost"))
                .forEach(it -> lines.add(line("adjustment", it, null)));
        lines.addAll(own);
        return collection(lines.stream()
                .filter(it -> LocalDate.ofInstant(
                                Instant.ofEpochSecond((long) it.get("created_at"))
                                        .plus(settledAfter),
                                ZONE)
                        .equals(day))
                .skip(Long.parseLong(query.get("skip")))
                .limit(Long.parseLong(query.get("count")))
                .toList());
    }

    private static Map<String, Object> line(String type, Map<String, Object> of, @Nullable Map<String, Object> order) {
        var line = new LinkedHashMap<String, Object>();
        var isDispute = String.valueOf(of.get("id")).startsWith("disp_");
        var fee = type.equals("payment") ? FEE : 0;
        line.put("entity_id", isDispute ? "adj_" + of.get("id") : of.get("id"));
        line.put("type", type);
        line.put("debit", type.equals("payment") ? 0 : of.get("amount"));
        line.put("credit", type.equals("payment") ? (long) of.get("amount") - fee : 0);
        line.put("amount", of.get("amount"));
        line.put("currency", "INR");
        line.put("fee", fee);
        line.put("tax", type.equals("payment") ? 4 : 0);
        line.put("created_at", of.get("created_at"));
        line.put("order_receipt", order == null ? null : order.get("receipt"));
        line.put("dispute_id", isDispute ? of.get("id") : null);
        return line;
    }

    private Map<String, Object> object(String entity, String prefix) {
        var object = new LinkedHashMap<String, Object>();
        object.put("id", prefix + "Standin" + ++ids);
        object.put("entity", entity);
        object.put("created_at", now.getEpochSecond());
        return object;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> notes(Map<String, Object> object) {
        return (Map<String, Object>) object.get("notes");
    }

    private static Map<String, Object> collection(List<Map<String, Object>> items) {
        return Map.of("entity", "collection", "count", items.size(), "items", items);
    }

    private static String error(String code, String description) {
        return "{\"error\":{\"code\":\"" + code + "\",\"description\":\"" + description
                + "\",\"source\":\"NA\",\"step\":\"NA\",\"reason\":\"NA\",\"metadata\":{}}}";
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(String content) {
        var form = new LinkedHashMap<String, String>();
        for (var pair : content.split("&")) {
            var at = pair.indexOf('=');
            if (at > 0) {
                form.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }
}
