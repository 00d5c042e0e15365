package org.mentorlink.command.payment.payfast;

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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mentorlink.command.payment.PaymentGateway;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.PayerAction;

/**
 * PayFast as its documents describe it, as far as the platform uses it: signed requests by merchant and time stamp, refunds
 * without keys, the history of transactions, and notifications that it confirms when asked.
 */
public final class PayFastStandIn implements AutoCloseable {
    static final String MERCHANT = "10000100";
    static final String MERCHANT_KEY = "46f0cd694581a";
    static final String PASSPHRASE = "jt7NOE43FZPn *";

    /** What PayFast keeps of each payment. */
    private static final BigDecimal FEE = new BigDecimal("2.28");

    /** What goes wrong with the next refund. */
    enum Fault {
        DO_AND_FAIL,
        FAIL,
        RATE_LIMITED,
        REFUSE
    }

    /** One payment at PayFast. */
    static final class Taken {
        final String mPaymentId;
        final long amount;
        long refunded;

        Taken(String mPaymentId, long amount) {
            this.mPaymentId = mPaymentId;
            this.amount = amount;
        }
    }

    private final HttpServer server;
    private final Map<String, Taken> payments = new LinkedHashMap<>();
    private final List<String> sent = new ArrayList<>();
    /** Whether it says what it has sent. */
    boolean confirming = true;

    final Deque<Fault> faults = new ArrayDeque<>();
    final List<String> refunds = new ArrayList<>();
    private final List<String> refundRows = new ArrayList<>();
    String method = "PAYMENT_SOURCE";
    int confirmations;

    public PayFastStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public PaymentGateway gateway() {
        return gateway(PASSPHRASE);
    }

    PayFastGateway gateway(String passphrase) {
        return new PayFastGateway(
                new PayFastProperties(
                        MERCHANT,
                        MERCHANT_KEY,
                        passphrase,
                        "https://mentorlink.example/gateways/payfast/webhooks",
                        "https://mentorlink.example/paid",
                        "https://mentorlink.example/bookings?a=1&b=2",
                        address() + "/eng/process",
                        address() + "/eng/query/validate",
                        address(),
                        true,
                        List.of("nobody.invalid", "127.0.0.1"),
                        Duration.ofSeconds(10)),
                Clock.fixed(Instant.parse("2026-10-05T10:00:00Z"), ZoneOffset.UTC));
    }

    /** Something goes wrong with the next refund. */
    public void next(Random random, boolean calm) {
        faults.clear();
        if (!calm && random.nextInt(3) == 0) {
            faults.add(Fault.values()[random.nextInt(Fault.values().length - 1)]);
        }
    }

    /** The payer sends that form. Answers what PayFast tells of it. */
    public ReadWebhook pays(PayerAction action) {
        var form = new LinkedHashMap<String, String>();
        action.fields().forEach(field -> form.put(field.name(), field.value()));
        return new ReadWebhook("payfast", Map.of(), pays(form), "127.0.0.1");
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** The payer sends the form; PayFast checks it and takes the money. Answers the notification of it. */
    String pays(Map<String, String> form) {
        var signed = new LinkedHashMap<>(form);
        var signature = signed.remove("signature");
        if (!md5(query(signed) + "&passphrase=" + encode(PASSPHRASE)).equals(signature)
                || !form.get("merchant_id").equals(MERCHANT)
                || !form.get("merchant_key").equals(MERCHANT_KEY)) {
            throw new AssertionError("a form that PayFast does not take: " + form);
        }
        var id = Integer.toString(1_089_250 + payments.size());
        payments.put(
                id,
                new Taken(
                        form.get("m_payment_id"),
                        new BigDecimal(form.get("amount")).movePointRight(2).longValueExact()));
        return notification(id, "COMPLETE", form.get("amount"));
    }

    String notification(String id, String status, String gross) {
        var told = new LinkedHashMap<String, String>();
        told.put("m_payment_id", payments.get(id).mPaymentId);
        told.put("pf_payment_id", id);
        told.put("payment_status", status);
        told.put("item_name", "Mentoring session");
        told.put("item_description", "");
        told.put("amount_gross", gross);
        told.put("amount_fee", "-" + FEE);
        told.put("amount_net", new BigDecimal(gross).subtract(FEE).toPlainString());
        told.put("name_first", "Nomvula");
        told.put("email_address", "nomvula@example.com");
        told.put("merchant_id", MERCHANT);
        var body = query(told);
        sent.add(body);
        return body + "&signature=" + md5(body + "&passphrase=" + encode(PASSPHRASE));
    }

    Taken payment(String id) {
        return payments.get(id);
    }

    /** What PayFast has kept for itself. */
    public long fees() {
        return payments.size() * FEE.movePointRight(2).longValueExact();
    }

    /** What PayFast holds for the platform, its fees included. */
    public long balance() {
        return payments.values().stream()
                .mapToLong(it -> it.amount - it.refunded)
                .sum();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/eng/query/validate")) {
            confirmations++;
            if (!confirming) {
                write(exchange, 503, "Service Unavailable");
                return;
            }
            write(exchange, 200, sent.contains(body) ? "VALID" : "INVALID");
            return;
        }
        if (!isSigned(exchange, body)) {
            write(
                    exchange,
                    401,
                    "{\"code\":401,\"status\":\"failed\",\"data\":{\"response\":false,\"message\":\"Merchant authorisation failed\"}}");
            return;
        }
        if (path.equals("/transactions/history")) {
            write(exchange, 200, history(form(exchange.getRequestURI().getRawQuery())));
            return;
        }
        var id = path.substring(path.lastIndexOf('/') + 1);
        var taken = payments.get(id);
        if (taken == null) {
            write(exchange, 404, "{\"code\":404,\"status\":\"failed\",\"data\":{\"response\":false}}");
        } else if (path.startsWith("/refunds/query/")) {
            write(exchange, 200, refundable(taken));
        } else {
            refund(exchange, id, taken, form(body));
        }
    }

    private void refund(HttpExchange exchange, String id, Taken taken, Map<String, String> form) throws IOException {
        var fault = faults.poll();
        var amount = Long.parseLong(form.get("amount"));
        if (fault == Fault.REFUSE || amount > taken.amount - taken.refunded) {
            write(
                    exchange,
                    400,
                    "{\"code\":400,\"status\":\"failed\",\"data\":{\"response\":false,\"message\":\"Failure\"}}");
            return;
        }
        if (fault == null || fault == Fault.DO_AND_FAIL) {
            taken.refunded += amount;
            refunds.add(form.get("reason"));
            refundRows.add("\"2026-10-05 12:00:30\",REFUND,DEBIT,\"Nomvula, M\",refund," + form.get("reason")
                    + ",ZAR,CC,\"-" + money(amount) + "\",0.00,1,\"22,574.02\"," + taken.mPaymentId + "," + id + "0"
                    + refundRows.size());
        }
        if (fault == null) {
            write(
                    exchange,
                    200,
                    "{\"code\":200,\"status\":\"success\",\"data\":{\"response\":true,\"message\":\"Success\"}}");
        } else {
            write(exchange, fault == Fault.RATE_LIMITED ? 429 : 500, "{\"code\":500}");
        }
    }

    /** What is of no payment. */
    void books(String type, String sign, String gross, String fee, String id) {
        refundRows.add("\"2026-10-05 12:00:40\"," + type + ',' + sign + ",PayFast,,,ZAR,,\"" + gross + "\"," + fee
                + ",1,\"22,574.02\",," + id);
    }

    private String refundable(Taken taken) {
        var left = taken.amount - taken.refunded;
        return "{\"token\":\"a3b3ae55\",\"funding_type\":\"Debit Card\",\"amount_original\":" + taken.amount
                + ",\"amount_available_for_refund\":" + left + ",\"status\":\""
                + (left == 0 ? "COMPLETED" : "REFUNDABLE") + "\",\"errors\":[],\"refund_full\":{\"method\":\"" + method
                + "\"},\"refund_partial\":{\"method\":\"" + method + "\"}}";
    }

    private String history(Map<String, String> query) {
        return "\"Date\",\"Type\",\"Sign\",\"Party\",\"Name\",\"Description\",\"Currency\",\"Funding Type\",\"Gross\",\"Fee\",\"Net\",\"Balance\",\"M Payment ID\",\"PF Payment ID\"\n"
                + Stream.concat(
                                payments.entrySet().stream()
                                        .map(each ->
                                                "\"2026-10-05 12:00:00\",FUNDS_RECEIVED,CREDIT,\"Nomvula, M\",session,,ZAR,CC,\""
                                                        + money(each.getValue().amount) + "\",-" + FEE
                                                        + ",1,\"22,574.02\"," + each.getValue().mPaymentId + ','
                                                        + each.getKey()),
                                refundRows.stream())
                        .skip(Long.parseLong(query.get("offset")))
                        .limit(Long.parseLong(query.get("limit")))
                        .collect(Collectors.joining("\n"));
    }

    private static String money(long minor) {
        return String.format(java.util.Locale.ROOT, "%,.2f", BigDecimal.valueOf(minor, 2));
    }

    /** Header, body and query, ordered by name, with the passphrase among them. */
    private static boolean isSigned(HttpExchange exchange, String body) {
        var all = new TreeMap<>(form(body));
        var query = exchange.getRequestURI().getRawQuery();
        all.putAll(form(query == null ? "" : query));
        all.remove("testing");
        for (var name : List.of("merchant-id", "version", "timestamp")) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value == null) {
                return false;
            }
            all.put(name, value);
        }
        all.put("passphrase", PASSPHRASE);
        return all.get("timestamp").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+02:00")
                && all.get("merchant-id").equals(MERCHANT)
                && md5(query(all)).equals(exchange.getRequestHeaders().getFirst("signature"));
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
                form.put(
                        URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static String query(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A");
    }

    static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
