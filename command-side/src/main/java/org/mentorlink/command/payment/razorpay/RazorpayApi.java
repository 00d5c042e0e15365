package org.mentorlink.command.payment.razorpay;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.Forms;
import org.mentorlink.command.payment.GatewayHttp;
import org.mentorlink.command.payment.GatewayHttp.Answer;
import org.mentorlink.command.payment.GatewayTimeout;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Money;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How Razorpay is asked. Throws {@link GatewayTimeout} where it does not answer, and never asks twice by itself. */
final class RazorpayApi {
    static final JsonMapper JSON = JsonMapper.builder().build();

    /** Notes: the payment and the refund that an order or a refund belongs to. */
    static final String PAYMENT = "payment";

    static final String REFUND = "refund";

    /** The most that Razorpay lists at once. */
    /** As many as Razorpay tells at once. */
    static final int PAGE = 100;

    private static final String MOST = Integer.toString(PAGE);

    private static final int LONGEST_RECEIPT = 40;

    private final RazorpayProperties properties;
    private final GatewayHttp http;
    private final String authorization;

    RazorpayApi(RazorpayProperties properties) {
        this.properties = properties;
        this.http = new GatewayHttp("Razorpay", properties.timeout());
        this.authorization = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (properties.keyId() + ':' + properties.keySecret()).getBytes(StandardCharsets.UTF_8));
    }

    /** All that were made for a payment, which is one, unless an answer was lost while the list was behind. */
    List<JsonNode> orders(PaymentId payment) {
        return items(get("/v1/orders", Map.of("receipt", receipt(payment), "count", MOST)))
                .filter(order -> payment.equals(paymentOf(order).orElse(null)))
                .toList();
    }

    /** @return nothing where Razorpay refuses such an order */
    Optional<JsonNode> makeOrder(PaymentId payment, Money amount) {
        var order = new LinkedHashMap<String, Object>();
        order.put("amount", amount.amountMinor());
        order.put("currency", amount.currency());
        order.put("receipt", receipt(payment));
        order.put("notes", Map.of(PAYMENT, payment.value()));
        // As soon as the bank has said yes; what it says late is captured by hand.
        order.put("payment", Map.of("capture", "automatic"));
        return post("/v1/orders", order, null);
    }

    Optional<JsonNode> order(String id) {
        return get("/v1/orders/" + id, Map.of());
    }

    List<JsonNode> paymentsOf(String order) {
        return items(get("/v1/orders/" + order + "/payments", Map.of())).toList();
    }

    Optional<JsonNode> payment(String id) {
        return get("/v1/payments/" + id, Map.of());
    }

    Optional<JsonNode> capture(String payment, Money amount) {
        var capture = new LinkedHashMap<String, Object>();
        capture.put("amount", amount.amountMinor());
        capture.put("currency", amount.currency());
        return post("/v1/payments/" + payment + "/capture", capture, null);
    }

    /**
     * @param failed how many have failed under that name: one more has the same name and another key
     * @return nothing where Razorpay refuses it
     */
    Optional<JsonNode> refund(String payment, String refund, long failed, PaymentId of, Money amount) {
        var asked = new LinkedHashMap<String, Object>();
        asked.put("amount", amount.amountMinor());
        asked.put("speed", "normal");
        var notes = new LinkedHashMap<String, String>();
        notes.put(PAYMENT, of.value());
        notes.put(REFUND, refund);
        asked.put("notes", notes);
        return post("/v1/payments/" + payment + "/refund", asked, failed == 0 ? refund : refund + '-' + (failed + 1));
    }

    /** All that was tried under our name of the refund, which is one, and those before it that failed. */
    List<JsonNode> refundsOf(String payment, String refund) {
        return items(get("/v1/payments/" + payment + "/refunds", Map.of("count", MOST)))
                .filter(it -> refund.equals(it.path("notes").path(REFUND).asString("")))
                .toList();
    }

    /** All refunds of a payment, ours and others. */
    List<JsonNode> refundsOf(String payment) {
        return items(get("/v1/payments/" + payment + "/refunds", Map.of("count", MOST)))
                .toList();
    }

    /** The latest disputes first, of all payments: Razorpay cannot be asked by one. */
    List<JsonNode> disputes(int skip) {
        return items(get("/v1/disputes", Map.of("count", MOST, "skip", Integer.toString(skip))))
                .toList();
    }

    /** What was settled on a day, in its order. */
    List<JsonNode> settled(int year, int month, int day, int most, int skip) {
        var query = new LinkedHashMap<String, String>();
        query.put("year", Integer.toString(year));
        query.put("month", Integer.toString(month));
        query.put("day", Integer.toString(day));
        query.put("count", Integer.toString(most));
        query.put("skip", Integer.toString(skip));
        return items(get("/v1/settlements/recon/combined", query)).toList();
    }

    /** The payment of ours that something there belongs to. */
    static Optional<PaymentId> paymentOf(JsonNode noted) {
        var id = noted.path("notes").path(PAYMENT).asString("");
        return Ids.is(PaymentId.PREFIX, id) ? Optional.of(new PaymentId(id)) : Optional.empty();
    }

    /** By which an order is found; as short as Razorpay wants it. */
    static String receipt(PaymentId payment) {
        var name = payment.value().substring(PaymentId.PREFIX.length());
        return name.substring(Math.max(0, name.length() - LONGEST_RECEIPT));
    }

    static Money money(JsonNode said, String field) {
        return Money.of(said.path(field).asLong(), said.path("currency").asString(""));
    }

    private Optional<JsonNode> get(String path, Map<String, String> query) {
        return asked(HttpRequest.newBuilder(
                URI.create(properties.apiBase() + path + (query.isEmpty() ? "" : "?" + Forms.written(query)))));
    }

    private Optional<JsonNode> post(String path, Map<String, Object> content, @Nullable String refundKey) {
        var request = HttpRequest.newBuilder(URI.create(properties.apiBase() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(content)));
        if (refundKey != null) {
            request.header("X-Refund-Idempotency", refundKey);
        }
        return asked(request);
    }

    /** @return nothing where it is refused, or is not there, which Razorpay does not tell apart */
    private Optional<JsonNode> asked(HttpRequest.Builder request) {
        var answer = http.send(request.header("Authorization", authorization));
        return switch (answer.status()) {
            case 200, 201 -> Optional.of(json(answer));
            case 400, 404 -> Optional.empty();
            case 401, 403 -> throw new IllegalStateException("Razorpay does not know this account or its key");
            default -> throw new GatewayTimeout("Razorpay answers " + answer.status());
        };
    }

    private static Stream<JsonNode> items(Optional<JsonNode> collection) {
        return collection
                .orElseThrow(() -> new GatewayTimeout("Razorpay does not tell what there is"))
                .path("items")
                .valueStream();
    }

    private static JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException unreadable) {
            throw new GatewayTimeout("Razorpay's answer cannot be read", unreadable);
        }
    }
}
