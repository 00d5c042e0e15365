package org.mentorlink.command.payment.stripe;

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
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mentorlink.command.payment.PaymentGateway;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stripe as its documents describe it, as far as the platform uses it: bearer keys, form bodies, idempotency keys, states of
 * PaymentIntents, its errors, its balance, and signed messages. What it has not been told to allow it refuses.
 */
public final class StripeStandIn implements AutoCloseable {
    static final String SECRET_KEY = "sk_test_standin";
    static final String WEBHOOK_SECRET = "whsec_standin";
    static final String PUBLISHABLE_KEY = "pk_test_standin";

    /** What goes wrong with the next request. */
    enum Fault {
        /** It is carried out, and the answer is lost. */
        DO_AND_CUT,
        /** It never arrives. */
        CUT,
        RATE_LIMITED,
        BROKEN,
        /** Another request is about the same object. */
        LOCKED,
        /** The same, with the status of a request that is wrong. */
        LOCKED_AS_IF_WRONG,
        /** The first request of that key goes on. */
        KEY_IN_USE
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long EVIDENCE_DAYS = 7;

    /** As many of a dispute's fields as the platform has something to say in. */
    private static final Set<String> EVIDENCE = Set.of(
            "service_date",
            "product_description",
            "cancellation_policy_disclosure",
            "refund_policy_disclosure",
            "access_activity_log",
            "refund_refusal_explanation",
            "uncategorized_text");

    private static final Set<String> CREATE = Set.of(
            "amount",
            "currency",
            "capture_method",
            "payment_method_types[0]",
            "description",
            "metadata[key]",
            "metadata[payment]",
            "metadata[in_browser]",
            "payment_method",
            "confirm");

    private final HttpServer server;
    private final Map<String, Kept> kept = new HashMap<>();
    private final Map<String, Map<String, Object>> intents = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> refunds = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> transfers = new LinkedHashMap<>();
    private final List<Map<String, Object>> balance = new ArrayList<>();
    private final Map<String, Map<String, Object>> reversals = new LinkedHashMap<>();
    /** Accounts that have nothing to be taken back. */
    final Set<String> emptied = new HashSet<>();

    private final Map<String, Map<String, Object>> charges = new HashMap<>();
    private final Map<String, Map<String, Object>> allDisputes = new HashMap<>();
    private final Map<String, Map<String, Object>> transactions = new HashMap<>();
    /** Whether balance transactions are made yet; they follow what they are of. */
    boolean settled = true;

    /** What was charged is not at the platform's disposal yet. */
    boolean pending;

    final Deque<Fault> faults = new ArrayDeque<>();
    /** Of what method the requests are with which something goes wrong. */
    String faulty = "POST";

    final List<String> requests = new ArrayList<>();
    private final long now;
    /** Whether the search knows what there is; it is behind where not. */
    boolean searchable = true;
    /** What state new refunds are in. */
    String refundStatus = "succeeded";

    private final Set<String> disputed = new HashSet<>();
    private final Map<String, Map<String, Object>> disputes = new HashMap<>();
    private boolean again;
    private int ids;

    /** Which accounts mentors have opened. */
    final Map<String, String> opened = new HashMap<>();

    private final Map<String, Map<String, Object>> accounts = new LinkedHashMap<>();

    /** A mentor has told Stripe all it wanted to know. */
    void complete(String account) {
        var it = accounts.get(account);
        it.put("payouts_enabled", true);
        it.put("capabilities", Map.of("transfers", "active"));
        it.put("requirements", Map.of("currently_due", List.of()));
    }

    /** An Express account whose transfers are asked for; it is looked into before it may have any. */
    private Map<String, Object> open(Map<String, String> form) {
        if (!"express".equals(form.get("type")) || !"true".equals(form.get("capabilities[transfers][requested]"))) {
            throw invalid("parameter_invalid", "not as the platform pays mentors");
        }
        if (!Set.of("ZA", "US").contains(form.getOrDefault("country", "US"))) {
            throw invalid("country_unsupported", "Stripe is not there");
        }
        var account = object("account", "acct_");
        account.put("type", "express");
        account.put("country", form.getOrDefault("country", "US"));
        account.put("metadata", metadata(form));
        account.put("payouts_enabled", false);
        account.put("capabilities", Map.of("transfers", "inactive"));
        account.put("requirements", Map.of("currently_due", List.of("external_account", "tos_acceptance.date")));
        accounts.put((String) account.get("id"), account);
        return account;
    }

    private Map<String, Object> link(Map<String, String> form) {
        var account = found(accounts, form.get("account"), "account");
        if (!"account_onboarding".equals(form.get("type"))
                || !form.getOrDefault("return_url", "").startsWith("https://")
                || !form.getOrDefault("refresh_url", "").startsWith("https://")) {
            throw invalid("parameter_missing", "whither");
        }
        var link = object("account_link", "al_");
        link.remove("id");
        link.put("created", now);
        link.put("expires_at", now + 300);
        link.put("url", "https://connect.stripe.example/setup/" + account.get("id") + '/' + ++ids);
        return link;
    }

    private record Kept(String content, int status, String body) {}

    /** What is answered in the place of an object. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final transient Map<String, Object> error;

        Refusal(int status, Map<String, Object> error) {
            super(String.valueOf(error), null, false, false);
            this.status = status;
            this.error = error;
        }
    }

    public StripeStandIn(long now) throws IOException {
        this.now = now;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public PaymentGateway gateway() {
        return gateway(SECRET_KEY);
    }

    StripeGateway gateway(String secretKey) {
        return new StripeGateway(
                new StripeProperties(
                        secretKey,
                        WEBHOOK_SECRET,
                        PUBLISHABLE_KEY,
                        address(),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5),
                        List.of("mtr_10=acct_10", "mtr_1=acct_1"),
                        "https://mentors.example/earnings"),
                mentorId -> Optional.ofNullable(opened.get(mentorId)),
                Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC));
    }

    /** Something goes wrong with the next request, whatever it is; nothing more does, where nothing is said. */
    public void next(Random random, boolean calm) {
        faults.clear();
        again = false;
        if (!calm && random.nextInt(3) == 0) {
            faults.add(Fault.values()[random.nextInt(Fault.values().length)]);
        }
    }

    /** Payers who are asked for it confirm. */
    public void payersAct() {
        intents.values().stream()
                .filter(it -> it.get("status").equals("requires_action"))
                .forEach(it -> it.put("status", "requires_capture"));
    }

    /** A cardholder's bank takes a payment back, if it was captured and is not yet taken back. */
    public void disputeOne(String payment) {
        intents.values().stream()
                .filter(it -> isOf(it, payment) && it.get("status").equals("succeeded"))
                .filter(it -> disputed.add((String) it.get("id")))
                .forEach(it -> disputes.put(payment, dispute((String) it.get("id"))));
    }

    /** What a cardholder's bank has taken back of a payment is given back, once. */
    public void winOne(String payment) {
        var dispute = disputes.get(payment);
        if (dispute != null && !dispute.get("status").equals("won")) {
            reinstate(dispute);
        }
    }

    /** A refund of a payment that was done comes back. */
    public void failOne(String payment) {
        refunds.values().stream()
                .filter(it -> isOf(it, payment) && it.get("status").equals("succeeded"))
                .findFirst()
                .ifPresent(it -> failRefund((String) it.get("id")));
    }

    private static boolean isOf(Map<String, Object> object, String payment) {
        return payment.equals(metadata(object).get("payment"));
    }

    /** All that there is to tell of how a payment is now, signed. */
    public List<ReadWebhook> messages(String payment) {
        var messages = new ArrayList<ReadWebhook>();
        for (var intent :
                intents.values().stream().filter(it -> isOf(it, payment)).toList()) {
            switch ((String) intent.get("status")) {
                case "requires_capture" -> messages.add(signed("payment_intent.amount_capturable_updated", intent));
                case "succeeded" -> {
                    messages.add(signed("payment_intent.amount_capturable_updated", intent));
                    messages.add(signed("payment_intent.succeeded", intent));
                }
                case "canceled" -> messages.add(signed("payment_intent.canceled", intent));
                default -> {}
            }
        }
        refunds.values().stream()
                .filter(it -> isOf(it, payment))
                .forEach(refund -> messages.add(signed("refund.updated", refund)));
        if (disputes.containsKey(payment)) {
            var dispute = disputes.get(payment);
            messages.add(signed("charge.dispute.created", dispute));
            messages.add(signed("charge.dispute.funds_withdrawn", dispute));
            if (dispute.get("status").equals("won")) {
                messages.add(signed("charge.dispute.funds_reinstated", dispute));
                messages.add(signed("charge.dispute.closed", dispute));
            }
        }
        return messages;
    }

    private ReadWebhook signed(String type, Map<String, Object> object) {
        var body = event(type, object);
        return new ReadWebhook(
                "stripe", Map.of("stripe-signature", signature(body, now, WEBHOOK_SECRET)), body, "203.0.113.1");
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    Map<String, Object> intent(String id) {
        return intents.get(id);
    }

    public int intents() {
        return intents.size();
    }

    int refunds() {
        return refunds.size();
    }

    public int transfers() {
        return transfers.size();
    }

    /** What is left of captures after what went out and what Stripe has kept, in its units. */
    public long balance(String currency) {
        return balance.stream()
                .filter(it -> currency.equals(it.get("currency")))
                .mapToLong(it -> (long) it.get("net"))
                .sum();
    }

    /** The payer does in the browser what the PaymentIntent waits for. */
    void payerActs(String intent) {
        intents.get(intent).put("status", "requires_capture");
    }

    void settleRefund(String refund, String status) {
        refunds.get(refund).put("status", status);
    }

    Map<String, Object> refund(String key) {
        return refunds.values().stream()
                .filter(it -> key.equals(metadata(it).get("key")))
                .findFirst()
                .orElseThrow();
    }

    /** The cardholder's bank takes all of it back; Stripe keeps 15.00 for its trouble. */
    Map<String, Object> dispute(String intent) {
        var of = intents.get(intent);
        var dispute = disputed(intent, "needs_response");
        book("dispute", -(long) of.get("amount_received"), 1_500, of.get("currency"), dispute);
        return dispute;
    }

    /** The cardholder's bank asks, and takes nothing back. */
    Map<String, Object> inquiry(String intent) {
        return disputed(intent, "warning_needs_response");
    }

    private Map<String, Object> disputed(String intent, String status) {
        var of = intents.get(intent);
        var dispute = object("dispute", "dp_");
        dispute.put("payment_intent", intent);
        dispute.put("amount", of.get("amount_received"));
        dispute.put("currency", of.get("currency"));
        dispute.put("status", status);
        dispute.put("metadata", new LinkedHashMap<String, String>());
        dispute.put("evidence", new LinkedHashMap<String, String>());
        var details = new LinkedHashMap<String, Object>();
        details.put("due_by", now + EVIDENCE_DAYS * 86_400);
        details.put("has_evidence", false);
        details.put("past_due", false);
        details.put("submission_count", 0);
        dispute.put("evidence_details", details);
        allDisputes.put((String) dispute.get("id"), dispute);
        return dispute;
    }

    /** What speaks against a dispute. */
    @SuppressWarnings("unchecked")
    Map<String, String> evidence(String dispute) {
        return (Map<String, String>) allDisputes.get(dispute).get("evidence");
    }

    /** The time for evidence is over. */
    @SuppressWarnings("unchecked")
    static void overdue(Map<String, Object> dispute) {
        ((Map<String, Object>) dispute.get("evidence_details")).put("past_due", true);
    }

    /**
     * Takes evidence in the fields there are, each of at most 20,000 characters and of 150,000 in all, as long as it is waited for;
     * what is submitted goes to the bank and cannot be changed.
     */
    @SuppressWarnings("unchecked")
    private Map<String, Object> answerDispute(String id, Map<String, String> form) {
        var dispute = found(allDisputes, id, "dispute");
        var details = (Map<String, Object>) dispute.get("evidence_details");
        if (!dispute.get("status").equals("needs_response") || (boolean) details.get("past_due")) {
            throw invalid("dispute_not_open", "This dispute is no longer open for evidence");
        }
        var evidence = (Map<String, String>) dispute.get("evidence");
        var all = 0;
        for (var field : form.entrySet()) {
            var name = field.getKey();
            if (name.startsWith("evidence[")) {
                name = name.substring("evidence[".length(), name.length() - 1);
                if (!EVIDENCE.contains(name)) {
                    throw invalid("parameter_unknown", "Received unknown parameter: " + name);
                }
                if (field.getValue().length() > 20_000) {
                    throw invalid("string_too_long", name);
                }
                all += field.getValue().length();
                evidence.put(name, field.getValue());
            } else if (!name.equals("submit") && !name.startsWith("metadata[")) {
                throw invalid("parameter_unknown", "Received unknown parameter: " + name);
            }
        }
        if (all > 150_000) {
            throw invalid("string_too_long", "evidence");
        }
        ((Map<String, String>) dispute.get("metadata")).putAll(metadata(form));
        details.put("has_evidence", !evidence.isEmpty());
        if ("true".equals(form.get("submit"))) {
            details.put("submission_count", (int) details.get("submission_count") + 1);
            dispute.put("status", "under_review");
        }
        return withTransactions(dispute);
    }

    /** The dispute is won. */
    void reinstate(Map<String, Object> dispute) {
        dispute.put("status", "won");
        book("dispute_reversal", (long) dispute.get("amount"), 0, dispute.get("currency"), dispute);
    }

    /** What was called done comes back. */
    void failRefund(String id) {
        var refund = refunds.get(id);
        refund.put("status", "failed");
        refund.put("failure_reason", "lost_or_stolen_card");
        book("refund_failure", (long) refund.get("amount"), 0, refund.get("currency"), refund);
    }

    /** Pays to the platform's own bank. */
    void paysOut(long amount, String currency) {
        var payout = object("payout", "po_");
        payout.put("amount", amount);
        payout.put("currency", currency);
        book("payout", -amount, 0, currency, payout);
    }

    /** What is of no object that it has: a fee of the account, money kept back, what the bank sent back. */
    void books(String category, long amount, String currency) {
        var booked = book(category, amount, 0, currency);
        booked.put("source", null);
    }

    static String event(String type, Map<String, Object> object) {
        return JSON.writeValueAsString(Map.of(
                "id",
                "evt_" + object.get("id"),
                "object",
                "event",
                "api_version",
                "2026-03-25.dahlia",
                "type",
                type,
                "data",
                Map.of("object", object)));
    }

    static String signature(String body, long at, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signed = mac.doFinal((at + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + at + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        if (again && exchange.getRequestMethod().equals(faulty)) {
            again = false;
            exchange.close();
            return;
        }
        var fault = exchange.getRequestMethod().equals(faulty) ? faults.poll() : null;
        // The JDK sends once more by itself what was cut off.
        again = fault == Fault.CUT || fault == Fault.DO_AND_CUT;
        if (fault == Fault.CUT) {
            exchange.close();
            return;
        }
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(
                exchange.getRequestMethod() + ' ' + exchange.getRequestURI().getPath());
        Kept answer;
        if (fault == Fault.RATE_LIMITED) {
            answer = refused(429, "rate_limit", "Too many requests");
        } else if (fault == Fault.BROKEN) {
            answer = refused(500, null, "An unknown error occurred");
        } else if (fault == Fault.LOCKED) {
            answer = refused(429, "lock_timeout", "This object cannot be accessed right now");
        } else if (fault == Fault.LOCKED_AS_IF_WRONG) {
            answer = refused(400, "lock_timeout", "This object cannot be accessed right now");
        } else if (fault == Fault.KEY_IN_USE) {
            answer = refused(409, "idempotency_key_in_use", "There is another request with this key");
        } else {
            answer = once(exchange, body);
        }
        if (fault == Fault.DO_AND_CUT) {
            exchange.close();
            return;
        }
        var bytes = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Request-Id", "req_" + ++ids);
        exchange.sendResponseHeaders(answer.status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** A key that comes again is answered as before, and refused with other content. */
    private Kept once(HttpExchange exchange, String body) {
        if (!("Bearer " + SECRET_KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return refused(401, null, "Invalid API Key provided");
        }
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (!exchange.getRequestMethod().equals("POST") || key == null) {
            return carryOut(exchange, body);
        }
        var content = exchange.getRequestURI() + "\n" + new TreeMap<>(form(body));
        var before = kept.get(key);
        if (before == null) {
            var answer = carryOut(exchange, body);
            kept.put(key, new Kept(content, answer.status, answer.body));
            return answer;
        }
        if (before.content.equals(content)) {
            exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
            return before;
        }
        return error(
                400, Map.of("type", "idempotency_error", "message", "Keys can only be used with the same parameters"));
    }

    private Kept carryOut(HttpExchange exchange, String body) {
        var path = exchange.getRequestURI().getPath().substring("/v1/".length()).split("/");
        var query = form(
                exchange.getRequestURI().getRawQuery() == null
                        ? ""
                        : exchange.getRequestURI().getRawQuery());
        try {
            var object = exchange.getRequestMethod().equals("POST") ? post(path, form(body)) : get(path, query);
            return new Kept("", 200, JSON.writeValueAsString(object));
        } catch (Refusal refusal) {
            return error(refusal.status, refusal.error);
        }
    }

    private Map<String, Object> post(String[] path, Map<String, String> form) {
        return switch (path[0]) {
            case "payment_intents" -> path.length == 1 ? create(form) : act(path[1], path[2], form);
            case "refunds" -> refund(form);
            case "transfers" -> path.length == 1 ? transfer(form) : reverse(path[1], form);
            case "disputes" -> answerDispute(path[1], form);
            case "accounts" -> open(form);
            case "account_links" -> link(form);
            default -> throw invalid("url_invalid", "Unrecognized request URL");
        };
    }

    private Map<String, Object> get(String[] path, Map<String, String> query) {
        return switch (path[0]) {
            case "payment_intents" ->
                path.length == 1
                        ? list(intents, it -> (long) it.get("created") >= Long.parseLong(query.get("created[gte]")))
                        : path[1].equals("search")
                                ? search(query.get("query"))
                                : withCharge(found(intents, path[1], "payment_intent"), query);
            case "disputes" ->
                path.length > 1
                        ? withTransactions(found(allDisputes, path[1], "dispute"))
                        : page(
                                "list",
                                allDisputes.values().stream()
                                        .filter(it -> it.get("payment_intent").equals(query.get("payment_intent")))
                                        .map(this::withTransactions)
                                        .toList(),
                                false);
            case "accounts" -> found(accounts, path[1], "account");
            case "refunds" ->
                path.length > 1
                        ? withTransaction(found(refunds, path[1], "refund"), query, "balance_transaction")
                        : list(refunds, it -> it.get("payment_intent").equals(query.get("payment_intent")));
            case "transfers" ->
                path.length == 3
                        ? list(reversals, it -> it.get("transfer").equals(path[1]))
                        : list(transfers, it -> it.get("transfer_group").equals(query.get("transfer_group")));
            case "balance_transactions" -> books(query);
            default -> throw invalid("url_invalid", "Unrecognized request URL");
        };
    }

    /** As Stripe keeps 2.9 % and 30 of most cards; where Stripe counts thousandths, the last is zero. */
    private static long fee(long amount, Object currency) {
        var fee = amount * 29 / 1_000 + 30;
        return Set.of("bhd", "jod", "kwd", "omr", "tnd").contains(currency) ? fee / 10 * 10 : fee;
    }

    private Map<String, Object> withCharge(Map<String, Object> intent, Map<String, String> query) {
        if (!"latest_charge.balance_transaction".equals(query.get("expand[0]"))
                || !intent.containsKey("latest_charge")) {
            return intent;
        }
        var whole = new LinkedHashMap<>(intent);
        var charge = charges.get(intent.get("latest_charge"));
        whole.put("latest_charge", withTransaction(charge, Map.of("expand[0]", ""), ""));
        return whole;
    }

    private Map<String, Object> withTransaction(Map<String, Object> of, Map<String, String> query, String expanded) {
        if (!expanded.equals(query.get("expand[0]")) || !settled) {
            return of;
        }
        var whole = new LinkedHashMap<>(of);
        whole.put("balance_transaction", withoutSource(transactions.get(of.get("id"))));
        return whole;
    }

    private Map<String, Object> withTransactions(Map<String, Object> dispute) {
        var whole = new LinkedHashMap<>(dispute);
        whole.put(
                "balance_transactions",
                settled
                        ? balance.stream()
                                .filter(it -> it.get("source") instanceof Map<?, ?> of
                                        && of.get("id").equals(dispute.get("id")))
                                .map(StripeStandIn::withoutSource)
                                .toList()
                        : List.of());
        return whole;
    }

    private static Map<String, Object> withoutSource(Map<String, Object> transaction) {
        var told = new LinkedHashMap<>(transaction);
        told.put("source", ((Map<?, ?>) transaction.get("source")).get("id"));
        return told;
    }

    private Map<String, Object> create(Map<String, String> form) {
        for (var name : form.keySet()) {
            if (!CREATE.contains(name)) {
                throw invalid("parameter_unknown", "Received unknown parameter: " + name);
            }
        }
        if (!form.get("capture_method").equals("manual")
                || !form.get("payment_method_types[0]").equals("card")) {
            throw invalid("parameter_invalid", "not as the platform holds money");
        }
        var amount = Long.parseLong(form.get("amount"));
        var currency = form.get("currency");
        if (Set.of("isk", "ugx").contains(currency) && amount % 100 != 0
                || Set.of("bhd", "jod", "kwd", "omr", "tnd").contains(currency) && amount % 10 != 0) {
            throw invalid("parameter_invalid_integer", "Invalid integer");
        }
        var intent = object("payment_intent", "pi_");
        intent.put("amount", amount);
        intent.put("amount_received", 0L);
        intent.put("currency", currency);
        intent.put("created", now);
        intent.put("client_secret", intent.get("id") + "_secret_x");
        intent.put("metadata", metadata(form));
        intent.put("status", "requires_payment_method");
        intents.put((String) intent.get("id"), intent);
        if ("true".equals(form.get("confirm"))) {
            confirm(intent, form.get("payment_method"));
        }
        return intent;
    }

    private static void confirm(Map<String, Object> intent, String method) {
        switch (method) {
            case "pm_card_visa" -> intent.put("status", "requires_capture");
            case "pm_card_authenticationRequired" -> intent.put("status", "requires_action");
            case "pm_card_chargeDeclined" -> decline(intent, "generic_decline");
            case "pm_card_chargeDeclinedInsufficientFunds" -> decline(intent, "insufficient_funds");
            default -> throw invalid("resource_missing", "No such PaymentMethod: '" + method + "'");
        }
    }

    private static void decline(Map<String, Object> intent, String code) {
        var error = new LinkedHashMap<String, Object>();
        error.put("type", "card_error");
        error.put("code", "card_declined");
        error.put("decline_code", code);
        error.put("message", "Your card was declined.");
        intent.put("last_payment_error", error);
        throw new Refusal(402, error);
    }

    private Map<String, Object> act(String id, String action, Map<String, String> form) {
        var intent = found(intents, id, "payment_intent");
        var status = (String) intent.get("status");
        switch (action) {
            case "capture" -> {
                requireState(status.equals("requires_capture"), status);
                var amount = Long.parseLong(form.get("amount_to_capture"));
                if (amount > (long) intent.get("amount")) {
                    throw invalid("amount_too_large", "more than is held");
                }
                intent.put("status", "succeeded");
                intent.put("amount_received", amount);
                var charge = object("charge", "ch_");
                charge.put("amount_captured", amount);
                charge.put("currency", intent.get("currency"));
                charge.put("metadata", intent.get("metadata"));
                intent.put("latest_charge", charge.get("id"));
                charges.put((String) charge.get("id"), charge);
                book("charge", amount, fee(amount, intent.get("currency")), intent.get("currency"), charge);
            }
            case "cancel" -> {
                requireState(!Set.of("succeeded", "canceled").contains(status), status);
                intent.put("status", "canceled");
            }
            default -> throw invalid("url_invalid", action);
        }
        return intent;
    }

    private Map<String, Object> refund(Map<String, String> form) {
        var intent = found(intents, form.get("payment_intent"), "payment_intent");
        var amount = Long.parseLong(form.get("amount"));
        if (!intent.get("status").equals("succeeded")) {
            throw invalid("charge_not_found", "does not have a successful charge to refund");
        }
        var returned = refunds.values().stream()
                .filter(it -> it.get("payment_intent").equals(form.get("payment_intent")))
                .filter(it -> !it.get("status").equals("failed"))
                .mapToLong(it -> (long) it.get("amount"))
                .sum();
        if (returned + amount > (long) intent.get("amount_received")) {
            throw invalid("charge_already_refunded", "Refund amount is greater than unrefunded amount");
        }
        var refund = object("refund", "re_");
        refund.put("amount", amount);
        refund.put("currency", intent.get("currency"));
        refund.put("payment_intent", form.get("payment_intent"));
        refund.put("metadata", metadata(form));
        refund.put("status", refundStatus);
        refunds.put((String) refund.get("id"), refund);
        book("refund", -amount, 0, intent.get("currency"), refund);
        return refund;
    }

    private Map<String, Object> transfer(Map<String, String> form) {
        if (!form.get("destination").startsWith("acct_")) {
            throw invalid("resource_missing", "No such destination");
        }
        var transfer = object("transfer", "tr_");
        if (pending) {
            throw invalid("balance_insufficient", "You have insufficient available funds in your Stripe account.");
        }
        transfer.put("amount", Long.parseLong(form.get("amount")));
        transfer.put("currency", form.get("currency"));
        transfer.put("destination", form.get("destination"));
        transfer.put("transfer_group", form.get("transfer_group"));
        transfer.put("metadata", metadata(form));
        transfers.put((String) transfer.get("id"), transfer);
        book("transfer", -(long) transfer.get("amount"), 0, form.get("currency"), transfer);
        return transfer;
    }

    /** What was pending is there, and keys are not forgotten yet. */
    void available() {
        pending = false;
    }

    /** A day has gone by: keys are forgotten, and what was pending is there. */
    void nextDay() {
        kept.clear();
        pending = false;
    }

    /** No more than was sent, and than the account at the other end has. */
    private Map<String, Object> reverse(String id, Map<String, String> form) {
        var transfer = found(transfers, id, "transfer");
        var amount = Long.parseLong(form.get("amount"));
        var before = reversals.values().stream()
                .filter(it -> it.get("transfer").equals(id))
                .mapToLong(it -> (long) it.get("amount"))
                .sum();
        if (before + amount > (long) transfer.get("amount")) {
            throw invalid("amount_too_large", "more than was transferred");
        }
        if (emptied.contains(transfer.get("destination"))) {
            throw invalid("balance_insufficient", "Insufficient funds in the destination account");
        }
        var reversal = object("transfer_reversal", "trr_");
        reversal.put("amount", amount);
        reversal.put("currency", transfer.get("currency"));
        reversal.put("transfer", id);
        reversal.put("metadata", metadata(form));
        reversals.put((String) reversal.get("id"), reversal);
        book("transfer_reversal", amount, 0, transfer.get("currency"), reversal);
        return reversal;
    }

    private void book(String category, long amount, long fee, Object currency, Map<String, Object> source) {
        var booked = book(category, amount, fee, currency);
        booked.put("source", source);
        transactions.put((String) source.get("id"), booked);
    }

    private Map<String, Object> book(String category, long amount, long fee, Object currency) {
        var booked = object("balance_transaction", "txn_");
        booked.put("amount", amount);
        booked.put("fee", fee);
        booked.put("net", amount - fee);
        booked.put("currency", currency);
        booked.put("created", now);
        booked.put("reporting_category", category);
        balance.add(booked);
        return booked;
    }

    private Map<String, Object> search(String query) {
        return page(
                "search_result",
                searchable
                        ? intents.values().stream()
                                .filter(it -> query.equals(
                                        "metadata['key']:'" + metadata(it).get("key") + "'"))
                                .toList()
                        : List.of(),
                false);
    }

    private Map<String, Object> books(Map<String, String> query) {
        var from = query.containsKey("starting_after")
                ? balance.stream().map(it -> it.get("id")).toList().indexOf(query.get("starting_after")) + 1
                : 0;
        var to = Math.min(balance.size(), from + Integer.parseInt(query.get("limit")));
        return page("list", balance.subList(from, to), to < balance.size());
    }

    private static Map<String, Object> list(
            Map<String, Map<String, Object>> objects, Predicate<Map<String, Object>> wanted) {
        return page("list", objects.values().stream().filter(wanted).toList(), false);
    }

    private static Map<String, Object> page(String kind, List<Map<String, Object>> data, boolean more) {
        return Map.of("object", kind, "data", data, "has_more", more, "url", "/v1/x");
    }

    private static Map<String, Object> found(Map<String, Map<String, Object>> objects, String id, String what) {
        var found = objects.get(id);
        if (found == null) {
            throw new Refusal(
                    404,
                    Map.of("type", "invalid_request_error", "code", "resource_missing", "message", "No such " + what));
        }
        return found;
    }

    private static void requireState(boolean allowed, String status) {
        if (!allowed) {
            throw invalid("payment_intent_unexpected_state", "the PaymentIntent is " + status);
        }
    }

    private Map<String, Object> object(String kind, String prefix) {
        var object = new LinkedHashMap<String, Object>();
        object.put("id", prefix + ++ids);
        object.put("object", kind);
        return object;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> metadata(Map<String, ?> of) {
        if (of.get("metadata") instanceof Map<?, ?> kept) {
            return (Map<String, String>) kept;
        }
        var metadata = new LinkedHashMap<String, String>();
        of.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                metadata.put(name.substring("metadata[".length(), name.length() - 1), (String) value);
            }
        });
        return metadata;
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

    private static Refusal invalid(String code, String message) {
        return new Refusal(400, Map.of("type", "invalid_request_error", "code", code, "message", message));
    }

    private static Kept refused(int status, String code, String message) {
        return error(
                status,
                code == null
                        ? Map.of("type", "api_error", "message", message)
                        : Map.of("type", "invalid_request_error", "code", code, "message", message));
    }

    private static Kept error(int status, Map<String, Object> error) {
        return new Kept("", status, JSON.writeValueAsString(Map.of("error", error)));
    }
}
