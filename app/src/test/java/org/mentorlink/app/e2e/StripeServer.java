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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Stripe for a journey: holds, takes, gives back, transfers, takes back, keeps its fees, and has books of its own. */
final class StripeServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SECRET = "sk_test_journey";
    private static final String PUBLISHABLE = "pk_test_journey";
    private static final String WEBHOOK_SECRET = "whsec_journey";
    static final long DISPUTE_FEE = 1_500;

    /** Of Stripe's own test cards. */
    static final String CARD = "4242424242424242";

    static final String DECLINED_CARD = "4000000000000002";

    private final HttpServer server;
    private final Map<String, String> answered = new HashMap<>();
    private final Map<String, Map<String, Object>> objects = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> booked = new LinkedHashMap<>();
    private final Map<String, String> evidence = new LinkedHashMap<>();
    private Instant now;

    StripeServer(Instant now) {
        this.now = now;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** What points the application here. */
    String[] settings(String mentorId) {
        return new String[] {
            "mentorlink.sandbox.enabled=true",
            "mentorlink.gateways.usual=stripe",
            "mentorlink.gateways.stripe.secret-key=" + SECRET,
            "mentorlink.gateways.stripe.webhook-secret=" + WEBHOOK_SECRET,
            "mentorlink.gateways.stripe.publishable-key=" + PUBLISHABLE,
            "mentorlink.gateways.stripe.api-base=http://127.0.0.1:"
                    + server.getAddress().getPort(),
            "mentorlink.gateways.stripe.accounts=" + mentorId + "=acct_1",
            "mentorlink.gateways.stripe.onboarding-url=https://mentors.example/desk/earnings"
        };
    }

    synchronized void at(Instant moment) {
        now = moment;
    }

    /** The sum of what moved in that way, in minor units; what went out is less than nothing. */
    synchronized long moved(String category) {
        return booked.values().stream()
                .filter(it -> category.equals(it.get("reporting_category")))
                .mapToLong(it -> (long) it.get("amount"))
                .sum();
    }

    /** What is left on the platform's account. */
    synchronized long balance() {
        return booked.values().stream().mapToLong(it -> (long) it.get("net")).sum();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        var isPost = exchange.getRequestMethod().equals("POST");
        if (!("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || isPost && key == null && !exchange.getRequestURI().getPath().endsWith("/account_links")) {
            throw new AssertionError("not as Stripe is asked: " + exchange.getRequestURI());
        }
        var path = exchange.getRequestURI().getPath().substring("/v1/".length()).split("/");
        var answer = isPost && key != null ? answered.get(key) : null;
        if (answer == null) {
            var query = exchange.getRequestURI().getRawQuery();
            answer = JSON.writeValueAsString(
                    isPost ? post(path, form(body)) : get(path, form(query == null ? "" : query)));
            if (isPost && key != null) {
                answered.put(key, answer);
            }
        }
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Map<String, Object> post(String[] path, Map<String, String> form) {
        return switch (String.join("/", path).replaceAll("(pi|tr|dp)_\\d+", "id")) {
            case "payment_intents" -> {
                var intent = made("payment_intent", "pi_", form);
                if ("yes".equals(form.get("metadata[in_browser]"))) {
                    intent.put("client_secret", intent.get("id") + "_secret_" + WEBHOOK_SECRET.hashCode());
                    intent.put("status", "requires_payment_method");
                } else {
                    intent.put("status", "requires_capture");
                }
                yield intent;
            }
            case "payment_intents/id/cancel" -> {
                var intent = objects.get(path[1]);
                intent.put("status", "canceled");
                yield intent;
            }
            case "payment_intents/id/capture" -> {
                var intent = objects.get(path[1]);
                var amount = Long.parseLong(form.get("amount_to_capture"));
                var charge = made("charge", "ch_", Map.of("currency", (String) intent.get("currency")));
                charge.put("amount_captured", amount);
                charge.put("metadata", intent.get("metadata"));
                intent.put("status", "succeeded");
                intent.put("latest_charge", charge.get("id"));
                book("charge", charge, amount, amount * 29 / 1_000 + 30);
                yield intent;
            }
            case "refunds" -> {
                var intent = objects.get(form.get("payment_intent"));
                var refund = made("refund", "re_", form);
                refund.put("currency", intent.get("currency"));
                refund.put("status", "succeeded");
                book("refund", refund, -(long) refund.get("amount"), 0);
                yield refund;
            }
            case "transfers" -> {
                var transfer = made("transfer", "tr_", form);
                book("transfer", transfer, -(long) transfer.get("amount"), 0);
                yield transfer;
            }
            case "transfers/id/reversals" -> {
                var reversal = made("transfer_reversal", "trr_", form);
                reversal.put("currency", objects.get(path[1]).get("currency"));
                book("transfer_reversal", reversal, (long) reversal.get("amount"), 0);
                yield reversal;
            }
            case "accounts" -> {
                var account = made("account", "acct_opened", form);
                account.put("payouts_enabled", false);
                account.put("capabilities", Map.of("transfers", "inactive"));
                account.put("requirements", Map.of("currently_due", List.of("external_account")));
                yield account;
            }
            case "account_links" ->
                Map.of(
                        "object",
                        "account_link",
                        "url",
                        "https://connect.stripe.example/"
                                + objects.get(form.get("account")).get("id"),
                        "expires_at",
                        now.plusSeconds(300).getEpochSecond());
            case "disputes/id" -> {
                var dispute = objects.get(path[1]);
                form.forEach((name, value) -> {
                    if (name.startsWith("evidence[")) {
                        evidence.put(name.substring("evidence[".length(), name.length() - 1), value);
                    }
                });
                dispute.put("metadata", metadata(form));
                if (!"true".equals(form.get("submit"))) {
                    throw new AssertionError("evidence that is not submitted reaches no bank");
                }
                dispute.put("status", "under_review");
                dispute.put("evidence_details", details(1));
                yield dispute;
            }
            default -> throw new AssertionError("not expected: " + String.join("/", path));
        };
    }

    private Map<String, Object> get(String[] path, Map<String, String> query) {
        if (path[0].equals("balance_transactions")) {
            var from = Long.parseLong(query.get("created[gte]"));
            var to = Long.parseLong(query.get("created[lt]"));
            return list(booked.values().stream()
                    .filter(it -> (long) it.get("created") >= from && (long) it.get("created") < to)
                    .map(it -> (Object) it)
                    .toList());
        }
        if (path.length == 1 && path[0].equals("payment_intents")) {
            return list(objects.values().stream()
                    .filter(it -> "payment_intent".equals(it.get("object")))
                    .map(it -> (Object) it)
                    .toList());
        }
        if (path.length == 1 && List.of("disputes", "refunds").contains(path[0])) {
            var kind = path[0].substring(0, path[0].length() - 1);
            return list(objects.values().stream()
                    .filter(it -> kind.equals(it.get("object"))
                            && query.get("payment_intent").equals(it.get("payment_intent")))
                    .map(it -> (Object) it)
                    .toList());
        }
        // What is searched for is found a little later than this.
        if (path.length == 1 || path[1].equals("search")) {
            return list(List.of());
        }
        var found = new LinkedHashMap<>(objects.get(path[1]));
        switch (query.getOrDefault("expand[0]", "")) {
            case "latest_charge.balance_transaction" -> {
                var charge = new LinkedHashMap<>(objects.get((String) found.get("latest_charge")));
                charge.put("balance_transaction", without("source", booked.get((String) charge.get("id"))));
                found.put("latest_charge", charge);
            }
            case "balance_transaction" ->
                found.put("balance_transaction", without("source", booked.get((String) found.get("id"))));
            default -> {}
        }
        return found;
    }

    /**
     * What Stripe's script asks in a browser: for a payment method of a card, and to pay with it. Answers status and content.
     *
     * @param telling takes what Stripe tells of a payment that is held by then
     */
    synchronized Map.Entry<Integer, String> asked(String path, String body, Consumer<String> telling) {
        var form = form(body);
        if (!PUBLISHABLE.equals(form.get("key"))) {
            throw new AssertionError("not as Stripe's script asks: " + path);
        }
        if (path.equals("/v1/payment_methods")) {
            var card = form.get("card[number]");
            return Map.entry(
                    200,
                    JSON.writeValueAsString(
                            Map.of("id", DECLINED_CARD.equals(card) ? "pm_card_declined" : "pm_card_visa")));
        }
        var intent = objects.get(path.replaceAll("/v1/payment_intents/(pi_\\d+)/confirm", "$1"));
        if (!intent.get("client_secret").equals(form.get("client_secret"))
                || !"requires_payment_method".equals(intent.get("status"))) {
            throw new AssertionError("it cannot be paid: " + intent);
        }
        if (form.get("payment_method").equals("pm_card_declined")) {
            return Map.entry(
                    402,
                    JSON.writeValueAsString(Map.of(
                            "error",
                            Map.of(
                                    "type",
                                    "card_error",
                                    "code",
                                    "card_declined",
                                    "message",
                                    "Your card has been declined."))));
        }
        intent.put("status", "requires_capture");
        telling.accept(JSON.writeValueAsString(Map.of(
                "id",
                "evt_" + intent.get("id"),
                "object",
                "event",
                "type",
                "payment_intent.amount_capturable_updated",
                "data",
                Map.of("object", intent))));
        return Map.entry(200, JSON.writeValueAsString(Map.of("id", intent.get("id"), "status", "requires_capture")));
    }

    /** The cardholder's bank takes all of a payment back; Stripe keeps its own. */
    synchronized String dispute(String payment) {
        var intent = objects.values().stream()
                .filter(it -> "payment_intent".equals(it.get("object"))
                        && payment.equals(((Map<?, ?>) it.get("metadata")).get("payment")))
                .findFirst()
                .orElseThrow();
        var dispute = made("dispute", "dp_", Map.of("currency", (String) intent.get("currency")));
        dispute.put("amount", intent.get("amount"));
        dispute.put("payment_intent", intent.get("id"));
        dispute.put("status", "needs_response");
        dispute.put("evidence_details", details(0));
        book("dispute", dispute, -(long) intent.get("amount"), DISPUTE_FEE);
        dispute.put("balance_transactions", List.of(without("source", booked.get((String) dispute.get("id")))));
        return (String) dispute.get("id");
    }

    /** The mentor has told Stripe all it wanted to know. */
    synchronized void complete(String account) {
        var it = objects.get(account);
        it.put("payouts_enabled", true);
        it.put("capabilities", Map.of("transfers", "active"));
        it.put("requirements", Map.of("currently_due", List.of()));
    }

    private Map<String, Object> details(int submissions) {
        return Map.of(
                "due_by",
                now.plus(Duration.ofDays(7)).getEpochSecond(),
                "has_evidence",
                submissions > 0,
                "past_due",
                false,
                "submission_count",
                submissions);
    }

    /** What Stripe tells of a dispute by itself; signed now, as messages are by those who compare with the wall clock. */
    synchronized String withdrawn(String dispute) {
        return JSON.writeValueAsString(Map.of(
                "id",
                "evt_" + dispute,
                "object",
                "event",
                "type",
                "charge.dispute.funds_withdrawn",
                "data",
                Map.of("object", objects.get(dispute))));
    }

    static String signature(String message) {
        try {
            var at = Instant.now().getEpochSecond();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signed = mac.doFinal((at + "." + message).getBytes(StandardCharsets.UTF_8));
            return "t=" + at + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was submitted, by the names of Stripe's fields. */
    synchronized Map<String, String> evidence() {
        return Map.copyOf(evidence);
    }

    private static Map<String, String> metadata(Map<String, String> form) {
        var metadata = new LinkedHashMap<String, String>();
        form.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
        return metadata;
    }

    private Map<String, Object> made(String kind, String prefix, Map<String, String> form) {
        var object = new LinkedHashMap<String, Object>();
        form.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                return;
            }
            if (name.equals("amount")) {
                object.put(name, Long.parseLong(value));
            } else {
                object.put(name, value);
            }
        });
        object.put("id", prefix + (objects.size() + 1));
        object.put("object", kind);
        object.put("metadata", metadata(form));
        object.put("created", now.getEpochSecond());
        objects.put((String) object.get("id"), object);
        return object;
    }

    private void book(String category, Map<String, Object> source, long amount, long fee) {
        var transaction = new LinkedHashMap<String, Object>();
        transaction.put("id", "txn_" + (booked.size() + 1));
        transaction.put("object", "balance_transaction");
        transaction.put("amount", amount);
        transaction.put("fee", fee);
        transaction.put("net", amount - fee);
        transaction.put("currency", source.get("currency"));
        transaction.put("created", now.getEpochSecond());
        transaction.put("reporting_category", category);
        transaction.put("source", source);
        booked.put((String) source.get("id"), transaction);
    }

    private static Map<String, Object> without(String field, Map<String, Object> object) {
        var rest = new LinkedHashMap<>(object);
        rest.remove(field);
        return rest;
    }

    private static Map<String, Object> list(List<Object> data) {
        return Map.of("object", "list", "data", new ArrayList<>(data), "has_more", false, "url", "/v1/x");
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
}
