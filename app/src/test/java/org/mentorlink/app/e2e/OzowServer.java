package org.mentorlink.app.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Ozow for a journey: takes forms that are proven, tells of payments, takes refunds on, and gives the money back when it is told to. */
final class OzowServer implements AutoCloseable {

    private static final String SITE = "JRN-JRN-001";
    private static final String KEY = "a Private key";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Map<String, Map<String, Object>> taken = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> returned = new LinkedHashMap<>();

    OzowServer() {
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
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        return new String[] {
            "mentorlink.sandbox.enabled=true",
            "mentorlink.gateways.by-currency.zar=ozow",
            "mentorlink.gateways.ozow.site-code=" + SITE,
            "mentorlink.gateways.ozow.private-key=" + KEY,
            "mentorlink.gateways.ozow.api-key=an-api-key",
            "mentorlink.gateways.ozow.notify-url=https://mentorlink.example/gateways/ozow/webhooks",
            "mentorlink.gateways.ozow.success-url=https://mentorlink.example/paid",
            "mentorlink.gateways.ozow.cancel-url=https://mentorlink.example/",
            "mentorlink.gateways.ozow.error-url=https://mentorlink.example/failed",
            "mentorlink.gateways.ozow.pay-url=" + address + "/pay",
            "mentorlink.gateways.ozow.api-base=" + address
        };
    }

    /** A payer sends that form, and the bank has not said yet. Answers Ozow's name of the attempt. */
    synchronized String tries(Map<String, String> form) {
        var signed = new LinkedHashMap<>(form);
        signed.remove("HashCheck");
        if (!hash(signed).equals(form.get("HashCheck"))) {
            throw new AssertionError("a form that is not proven: " + form);
        }
        var id = "00000000-0000-0000-0000-" + String.format(Locale.ROOT, "%012d", 1 + taken.size());
        taken.put(
                id,
                object(
                        "transactionId",
                        id,
                        "transactionReference",
                        form.get("TransactionReference"),
                        "currencyCode",
                        "ZAR",
                        "amount",
                        new BigDecimal(form.get("Amount")),
                        "status",
                        "Pending",
                        "isTest",
                        false));
        return id;
    }

    /** The bank has paid. Answers the message that follows. */
    synchronized String pays(String id) {
        taken.get(id).put("status", "Complete");
        return message(id, "Complete");
    }

    synchronized String message(String id, String status) {
        var it = taken.get(id);
        var told = new LinkedHashMap<String, String>();
        told.put("SiteCode", SITE);
        told.put("TransactionId", id);
        told.put("TransactionReference", it.get("transactionReference").toString());
        told.put("Amount", it.get("amount").toString());
        told.put("Status", status);
        for (var number = 1; number <= 5; number++) {
            told.put("Optional" + number, "");
        }
        told.put("CurrencyCode", "ZAR");
        told.put("IsTest", "false");
        told.put("StatusMessage", "");
        return proven(told);
    }

    /** The banks have given back all that was taken on. Answers the messages that follow. */
    synchronized List<String> givesBack() {
        return returned.values().stream()
                .filter(it -> it.get("status").equals(0))
                .map(it -> {
                    it.put("status", 1);
                    var told = new LinkedHashMap<String, String>();
                    told.put("RefundId", it.get("id").toString());
                    told.put("TransactionId", it.get("transactionId").toString());
                    told.put("CurrencyCode", "ZAR");
                    told.put("Amount", it.get("amount").toString());
                    told.put("Status", "Complete");
                    told.put("BankName", "A bank");
                    told.put("AccountNumber", "****1234");
                    told.put("StatusMessage", "");
                    return proven(told);
                })
                .toList();
    }

    /** How many refunds it has taken on, done or not. */
    synchronized int refunds() {
        return returned.size();
    }

    /** What it holds for the platform, in cents. */
    synchronized long balance() {
        return sum(taken, "Complete") - sum(returned, 1);
    }

    private static long sum(Map<String, Map<String, Object>> objects, Object status) {
        return objects.values().stream()
                .filter(it -> it.get("status").equals(status))
                .mapToLong(
                        it -> ((BigDecimal) it.get("amount")).movePointRight(2).longValueExact())
                .sum();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        var query = exchange.getRequestURI().getRawQuery();
        Object answer = switch (path) {
            case "/token" -> Map.of("access_token", "a-token", "token_type", "bearer", "expires_in", 1_199);
            case "/GetTransaction" -> found(taken, "transactionId", query);
            case "/GetTransactionByReference" -> found(taken, "transactionReference", query);
            case "/secure/refunds/getrefundsbytransactionid" -> found(returned, "transactionId", query);
            default -> List.of(refund(body));
        };
        var bytes = JSON.writeValueAsBytes(answer);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Map<String, Object> refund(String body) {
        var asked = JSON.readTree(body).get(0);
        var id = "10000000-0000-0000-0000-" + String.format(Locale.ROOT, "%012d", 1 + returned.size());
        var transaction = asked.get("transactionId").asString();
        var amount = new BigDecimal(asked.get("amount").asString()).setScale(2);
        returned.put(
                id,
                object(
                        "id",
                        id,
                        "transactionId",
                        transaction,
                        "currencyCode",
                        "ZAR",
                        "amount",
                        amount,
                        "status",
                        0,
                        "createdDateUtc",
                        id));
        return object("refundId", id, "transactionId", transaction, "refundAmount", amount, "errors", List.of());
    }

    private static List<Map<String, Object>> found(
            Map<String, Map<String, Object>> objects, String name, String query) {
        for (var pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                var value = URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                return objects.values().stream()
                        .filter(it -> value.equals(it.get(name)))
                        .toList();
            }
        }
        return List.of();
    }

    private static Map<String, Object> object(Object... pairs) {
        var object = new LinkedHashMap<String, Object>();
        for (var at = 0; at < pairs.length; at += 2) {
            object.put((String) pairs[at], pairs[at + 1]);
        }
        return object;
    }

    private static String proven(Map<String, String> told) {
        return told.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))
                + "&Hash=" + hash(told);
    }

    private static String hash(Map<String, String> values) {
        try {
            var content = (String.join("", values.values()) + KEY).toLowerCase(Locale.ROOT);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
