package org.mentorlink.command.payment.ozow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.PaymentGateway;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PayerAction;
import org.mentorlink.shared.Money;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ozow as its documents describe it, as far as the platform uses it: forms and messages with hashes, transactions that are asked for
 * with a key, and refunds under a token, which are taken on first and done, or not, days later.
 */
public final class OzowStandIn implements AutoCloseable {
    static final String SITE = "TST-STE-001";
    static final String PRIVATE_KEY = "Private-Key-1";
    static final String API_KEY = "api-key-1";
    static final String NOTIFY = "https://mentorlink.example/gateways/ozow/webhooks";

    /** What goes wrong with the next refund, or with the next question. */
    enum Fault {
        DO_AND_FAIL,
        FAIL,
        RATE_LIMITED,
        REFUSE
    }

    /** One attempt of a payer. */
    static final class Attempt {
        final String id;
        final String reference;
        final BigDecimal amount;
        String status;

        Attempt(String id, String reference, BigDecimal amount, String status) {
            this.id = id;
            this.reference = reference;
            this.amount = amount;
            this.status = status;
        }
    }

    /** One refund; its status is Ozow's number. */
    static final class GivenBack {
        final String id;
        final String transaction;
        final BigDecimal amount;
        final String reason;
        int status;

        GivenBack(String id, String transaction, BigDecimal amount, String reason) {
            this.id = id;
            this.transaction = transaction;
            this.amount = amount;
            this.reason = reason;
        }
    }

    private static final List<String> NAMES =
            List.of("Pending", "Complete", "Submitted", "Failed", "Cancelled", "Returned");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpServer server;
    private final Map<String, Attempt> attempts = new LinkedHashMap<>();
    final Map<String, GivenBack> refunds = new LinkedHashMap<>();
    final Deque<Fault> faults = new ArrayDeque<>();
    /** What is answered to every question, where it is not answered. */
    int down;

    /** What a new refund is at once. */
    int taken;

    /** The tokens that it knows. */
    private final List<String> tokens = new ArrayList<>();

    int tokensAskedFor;
    boolean statusByName;
    private int ids;

    public OzowStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public PaymentGateway gateway() {
        return gateway(API_KEY, false);
    }

    OzowGateway gateway(String apiKey, boolean testing) {
        return new OzowGateway(
                new OzowProperties(
                        SITE,
                        PRIVATE_KEY,
                        apiKey,
                        NOTIFY,
                        "https://mentorlink.example/paid",
                        "https://mentorlink.example/bookings?a=1&b=2",
                        "https://mentorlink.example/failed",
                        address() + "/pay",
                        address(),
                        testing,
                        Duration.ofSeconds(10)),
                Clock.fixed(Instant.parse("2026-10-05T10:00:00Z"), ZoneOffset.UTC));
    }

    /** Something goes wrong with the next refund, or nothing more does; what is taken on gets done in the end. */
    public void next(Random random, boolean calm) {
        faults.clear();
        if (!calm && random.nextInt(3) == 0) {
            faults.add(Fault.values()[random.nextInt(Fault.values().length - 1)]);
        }
        if (calm) {
            refunds.values().stream()
                    .filter(it -> it.status == 0 || it.status == 2)
                    .forEach(it -> it.status = 1);
        }
    }

    /** The payer sends that form and pays, or does not. Answers what Ozow tells of it. */
    public ReadWebhook pays(PayerAction action, String status) {
        var form = new LinkedHashMap<String, String>();
        action.fields().forEach(field -> form.put(field.name(), field.value()));
        return message(notification(attempt(form, status)));
    }

    /** A refund of that payment goes on, in one way or another. Answers what Ozow tells of it. */
    public List<ReadWebhook> refundsGoOn(String reference, Random random) {
        return refunds.values().stream()
                .filter(it -> attempts.get(it.transaction).reference.equals(reference))
                .filter(it -> it.status < 3)
                .limit(1)
                .map(it -> {
                    it.status = switch (it.status) {
                        case 1 -> random.nextInt(4) == 0 ? 5 : 1;
                        default -> random.nextInt(4) == 0 ? 3 + random.nextInt(2) : 1 + random.nextInt(2);
                    };
                    return message(notification(it));
                })
                .toList();
    }

    /** The payer's bank sends a refund of that payment back that was done. Answers what Ozow tells of it. */
    public List<ReadWebhook> sendsBack(String reference) {
        return refunds.values().stream()
                .filter(it -> attempts.get(it.transaction).reference.equals(reference))
                .filter(it -> it.status == 1)
                .limit(1)
                .map(it -> {
                    it.status = 5;
                    return message(notification(it));
                })
                .toList();
    }

    static ReadWebhook message(String body) {
        return new ReadWebhook("ozow", Map.of(), body, "203.0.113.1");
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Ozow checks the form, in the order of its documents, and lets the payer in. */
    Attempt attempt(Map<String, String> form, String status) {
        var signed = List.of(
                        "SiteCode",
                        "CountryCode",
                        "CurrencyCode",
                        "Amount",
                        "TransactionReference",
                        "BankReference",
                        "Optional1",
                        "Optional2",
                        "Optional3",
                        "Optional4",
                        "Optional5",
                        "Customer",
                        "CancelUrl",
                        "ErrorUrl",
                        "SuccessUrl",
                        "NotifyUrl",
                        "IsTest")
                .stream()
                .map(name -> form.getOrDefault(name, ""))
                .collect(Collectors.joining());
        if (!sha512(signed + PRIVATE_KEY).equals(form.get("HashCheck"))
                || !form.get("SiteCode").equals(SITE)
                || !form.get("CountryCode").equals("ZA")
                || !form.get("CurrencyCode").equals("ZAR")
                || !form.get("Amount").matches("\\d{1,7}\\.\\d\\d")
                || !form.get("TransactionReference").matches(".{1,50}")
                || !form.get("BankReference").matches("[A-Za-z0-9 -]{1,20}")) {
            throw new AssertionError("a form that Ozow does not take: " + form);
        }
        var attempt = new Attempt(guid(), form.get("TransactionReference"), new BigDecimal(form.get("Amount")), status);
        attempts.put(attempt.id, attempt);
        return attempt;
    }

    String notification(Attempt attempt) {
        return notification(attempt, attempt.status, attempt.amount.toPlainString(), PRIVATE_KEY, true);
    }

    String notification(Attempt attempt, String status, String amount, String key, boolean withMessage) {
        var told = new LinkedHashMap<String, String>();
        told.put("SiteCode", SITE);
        told.put("TransactionId", attempt.id);
        told.put("TransactionReference", attempt.reference);
        told.put("Amount", amount);
        told.put("Status", status);
        for (var number = 1; number <= 5; number++) {
            told.put("Optional" + number, "");
        }
        told.put("CurrencyCode", "ZAR");
        told.put("IsTest", "false");
        var without = String.join("", told.values());
        told.put("StatusMessage", "Said, by the Bank");
        var with = String.join("", told.values());
        told.put("Hash", sha512((withMessage ? with : without) + key).toUpperCase(Locale.ROOT));
        // Not among what is signed.
        told.put("BankName", "A bank");
        return query(told);
    }

    String notification(GivenBack refund) {
        return notification(refund, refund.status, PRIVATE_KEY);
    }

    String notification(GivenBack refund, int status, String key) {
        var told = new LinkedHashMap<String, String>();
        told.put("RefundId", refund.id);
        told.put("TransactionId", refund.transaction);
        told.put("CurrencyCode", "ZAR");
        told.put("Amount", refund.amount.toPlainString());
        told.put("Status", NAMES.get(status));
        told.put("BankName", "A bank");
        told.put("AccountNumber", "****1234");
        told.put("StatusMessage", "");
        var signed = String.join("", told.values());
        told.put("isRtc", "False");
        told.put("Hash", sha512(signed + key));
        return query(told);
    }

    Attempt attempt(String id) {
        return attempts.get(id);
    }

    /** The token that was given is good no more. */
    void forgetTokens() {
        tokens.clear();
    }

    /** What was paid there and has not gone back, in cents. */
    public long balance() {
        return attempts.values().stream()
                        .filter(it -> it.status.equals("Complete"))
                        .mapToLong(it -> cents(it.amount))
                        .sum()
                - refunds.values().stream()
                        .filter(it -> it.status == 1)
                        .mapToLong(it -> cents(it.amount))
                        .sum();
    }

    /** The same by name, each payment and each refund; one that came back went out and in. Ozow itself tells no books. */
    public List<GatewayLine> books() {
        var books = new ArrayList<GatewayLine>();
        attempts.values().stream()
                .filter(it -> it.status.equals("Complete"))
                .forEach(it -> books.add(line(MovementKind.CAPTURE, it.id, it.reference, it.amount)));
        refunds.values().forEach(it -> {
            if (it.status == 1 || it.status == 5) {
                books.add(line(MovementKind.REFUND, it.id, null, it.amount));
            }
            if (it.status == 5) {
                books.add(line(MovementKind.REFUND_REVERSAL, it.id, null, it.amount));
            }
        });
        return List.copyOf(books);
    }

    private static GatewayLine line(MovementKind kind, String id, @Nullable String key, BigDecimal amount) {
        return new GatewayLine(kind, id, key, Money.of(cents(amount), "ZAR"), 0, Instant.parse("2026-10-05T10:00:00Z"));
    }

    private static long cents(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        var raw = exchange.getRequestURI().getRawQuery();
        var query = form(raw == null ? "" : raw);
        if (down != 0) {
            write(exchange, down, "");
        } else if (path.equals("/token")) {
            token(exchange, form(body));
        } else if (path.startsWith("/secure/")) {
            var bearer = exchange.getRequestHeaders().getFirst("Authorization");
            if (bearer == null || !tokens.contains(bearer.replace("Bearer ", ""))) {
                write(exchange, 401, "{\"message\":\"Authorization has been denied for this request.\"}");
            } else if (path.equals("/secure/refunds/submit")) {
                refund(exchange, body);
            } else {
                write(exchange, 200, listed(query.get("transactionId")));
            }
        } else if (!API_KEY.equals(exchange.getRequestHeaders().getFirst("ApiKey"))
                || !SITE.equals(query.get("siteCode"))) {
            write(exchange, 401, "");
        } else {
            var isTest = Boolean.parseBoolean(query.get("isTest"));
            write(
                    exchange,
                    200,
                    attempts.values().stream()
                            .filter(it -> !isTest)
                            .filter(it -> path.equals("/GetTransaction")
                                    ? it.id.equals(query.get("transactionId"))
                                    : it.reference.equals(query.get("transactionReference")))
                            .limit(10)
                            .map(OzowStandIn::told)
                            .collect(Collectors.joining(",", "[", "]")));
        }
    }

    private static String told(Attempt attempt) {
        return "{\"transactionId\":\"" + attempt.id + "\",\"merchantCode\":\"TST0001\",\"siteCode\":\"" + SITE
                + "\",\"transactionReference\":\"" + attempt.reference + "\",\"currencyCode\":\"ZAR\",\"amount\":"
                + attempt.amount + ",\"status\":\"" + attempt.status
                + "\",\"statusMessage\":null,\"createdDate\":\"2026-10-05T12:00:00\",\"paymentDate\":null,\"isTest\":false}";
    }

    private void token(HttpExchange exchange, Map<String, String> form) throws IOException {
        if (!API_KEY.equals(exchange.getRequestHeaders().getFirst("ApiKey"))
                || !"password".equals(form.get("grant_type"))
                || !SITE.equals(form.get("SiteCode"))) {
            write(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        tokensAskedFor++;
        var token = "token-" + ++ids;
        tokens.add(token);
        write(exchange, 200, "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":1199}");
    }

    private void refund(HttpExchange exchange, String body) throws IOException {
        var fault = faults.poll();
        var asked = JSON.readTree(body).get(0);
        var transaction = asked.get("transactionId").asString();
        var amount = asked.get("amount").decimalValue();
        var signed = transaction
                + amount.toPlainString()
                + asked.get("refundReason").asString()
                + asked.get("notifyUrl").asString()
                + PRIVATE_KEY;
        var attempt = attempts.get(transaction);
        var error = !sha512(signed).equals(asked.get("hashCheck").asString())
                ? "The hash is wrong"
                : attempt == null
                        ? "The transaction is unknown"
                        : amount.compareTo(left(attempt)) > 0
                                ? "More than was paid"
                                : fault == Fault.REFUSE ? "The float is empty" : null;
        if (error != null) {
            write(
                    exchange,
                    200,
                    "[{\"refundId\":null,\"transactionId\":\"" + transaction + "\",\"refundAmount\":" + amount
                            + ",\"errors\":[\"" + error + "\"]}]");
            return;
        }
        var id = guid();
        if (fault == null || fault == Fault.DO_AND_FAIL) {
            var refund = new GivenBack(
                    id, transaction, amount, asked.get("refundReason").asString());
            refund.status = taken;
            refunds.put(id, refund);
        }
        if (fault == null) {
            write(
                    exchange,
                    200,
                    "[{\"refundId\":\"" + id + "\",\"transactionId\":\"" + transaction + "\",\"refundAmount\":" + amount
                            + ",\"errors\":[]}]");
        } else {
            write(exchange, fault == Fault.RATE_LIMITED ? 429 : 500, "");
        }
    }

    private BigDecimal left(Attempt attempt) {
        return refunds.values().stream()
                .filter(it -> it.transaction.equals(attempt.id) && it.status < 3)
                .map(it -> it.amount.negate())
                .reduce(attempt.amount, BigDecimal::add);
    }

    private String listed(String transaction) {
        return refunds.values().stream()
                .filter(it -> it.transaction.equals(transaction))
                .map(it -> "{\"id\":\"" + it.id + "\",\"createdDateUtc\":\"2026-10-05T10:00:" + it.id.substring(34)
                        + "\",\"siteCode\":\"" + SITE + "\",\"currencyCode\":\"ZAR\",\"amount\":" + it.amount
                        + ",\"status\":" + (statusByName ? '"' + NAMES.get(it.status) + '"' : it.status) + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String guid() {
        return String.format(Locale.ROOT, "b2d9ba84-a451-4f03-aae4-%012d", ++ids);
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    static Map<String, String> form(String content) {
        var form = new LinkedHashMap<String, String>();
        for (var pair : content.split("&")) {
            var at = pair.indexOf('=');
            if (at > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static String query(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static String sha512(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-512")
                            .digest(text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
