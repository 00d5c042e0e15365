package org.mentorlink.command.payment.ozow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.Forms;
import org.mentorlink.command.payment.GatewayHttp;
import org.mentorlink.command.payment.GatewayHttp.Answer;
import org.mentorlink.command.payment.GatewayTimeout;
import org.mentorlink.shared.Money;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How Ozow is asked. Throws {@link GatewayTimeout} where it does not answer, and never asks twice by itself. */
final class OzowApi {
    static final String CURRENCY = "ZAR";

    private static final String JSON_TYPE = "application/json";

    /** A token is not used when it is about to end. */
    private static final long SPARE_SECONDS = 60;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final OzowProperties properties;
    private final Clock clock;
    private final GatewayHttp http;

    @Nullable private volatile Token token;

    private record Token(String value, Instant until) {}

    OzowApi(OzowProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.http = new GatewayHttp("Ozow", properties.timeout());
    }

    /**
     * One attempt of a payer.
     *
     * @param reference our name of the payment; attempts of one payment share it
     */
    record Transaction(String id, String reference, Money amount, String status) {
        boolean isComplete() {
            return status.equals("Complete");
        }

        /** Money may have moved: the bank has not said. */
        boolean isOpen() {
            return status.equals("Pending") || status.equals("PendingInvestigation");
        }
    }

    enum RefundStatus {
        PENDING,
        COMPLETE,
        SUBMITTED,
        FAILED,
        CANCELLED,
        RETURNED,
        INVALID,
        /** One that the documents do not name. */
        UNKNOWN;

        boolean isDead() {
            return this == FAILED || this == CANCELLED || this == RETURNED || this == INVALID;
        }
    }

    /** @param created in Ozow's words, which sort by time */
    record Refund(String id, Money amount, RefundStatus status, String created) {}

    /** What became of a refund that was handed in: one of the two. */
    record Submitted(@Nullable String refundId, boolean refused) {}

    /** All attempts of a payment, ten at most. */
    List<Transaction> transactionsOf(String reference) {
        return transactions("/GetTransactionByReference", "transactionReference", reference);
    }

    Optional<Transaction> transaction(String id) {
        return transactions("/GetTransaction", "transactionId", id).stream()
                .filter(it -> it.id().equals(id))
                .findFirst();
    }

    private List<Transaction> transactions(String path, String name, String value) {
        var query = new LinkedHashMap<String, String>();
        query.put("siteCode", properties.siteCode());
        query.put(name, value);
        query.put("isTest", Boolean.toString(properties.testing()));
        var answer = http.send(HttpRequest.newBuilder(uri(path, query))
                .header("ApiKey", properties.apiKey())
                .header("Accept", JSON_TYPE));
        if (answer.status() == 404) {
            return List.of();
        }
        return elements(answered(answer)).stream()
                .filter(it -> it.path("isTest").asBoolean(properties.testing()) == properties.testing())
                .map(it -> new Transaction(
                        text(it, "transactionId"), text(it, "transactionReference"), amount(it), text(it, "status")))
                .toList();
    }

    /** @param amount in rand, as it is written and signed */
    Submitted refund(String transaction, String amount, String reason) {
        var hash = OzowHash.of(List.of(transaction, amount, reason, properties.notifyUrl()), properties.privateKey());
        var refund = new LinkedHashMap<String, Object>();
        refund.put("transactionId", transaction);
        // A number with as many decimals as are signed.
        refund.put("amount", new BigDecimal(amount));
        refund.put("refundReason", reason);
        refund.put("notifyUrl", properties.notifyUrl());
        refund.put("hashCheck", hash);
        var answer = http.send(secure("/secure/refunds/submit", Map.of())
                .header("Content-Type", JSON_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(List.of(refund)))));
        if (answer.status() == 400) {
            return new Submitted(null, true);
        }
        var said = elements(answered(answer)).stream().findFirst();
        var id = said.map(it -> text(it, "refundId")).filter(it -> !it.isBlank() && !it.matches("[0-]+"));
        return new Submitted(
                id.orElse(null),
                id.isEmpty() && said.filter(it -> !it.path("errors").isEmpty()).isPresent());
    }

    List<Refund> refundsOf(String transaction) {
        var answer =
                http.send(secure("/secure/refunds/getrefundsbytransactionid", Map.of("transactionId", transaction)));
        if (answer.status() == 404) {
            return List.of();
        }
        return elements(answered(answer)).stream()
                .map(it ->
                        new Refund(text(it, "id"), amount(it), status(it.path("status")), text(it, "createdDateUtc")))
                .toList();
    }

    private HttpRequest.Builder secure(String path, Map<String, String> query) {
        return HttpRequest.newBuilder(uri(path, query))
                .header("Authorization", "Bearer " + token())
                .header("Accept", JSON_TYPE);
    }

    /** For as long as Ozow says that it can be used. */
    private String token() {
        var current = token;
        if (current != null && clock.instant().isBefore(current.until())) {
            return current.value();
        }
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "password");
        form.put("SiteCode", properties.siteCode());
        var answer = http.send(HttpRequest.newBuilder(uri("/token", Map.of()))
                .header("ApiKey", properties.apiKey())
                .header("Accept", JSON_TYPE)
                .header("Content-Type", Forms.TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(Forms.written(form))));
        if (answer.status() == 400) {
            throw stranger();
        }
        var said = answered(answer);
        var next = new Token(
                text(said, "access_token"),
                clock.instant().plusSeconds(said.path("expires_in").asLong(0) - SPARE_SECONDS));
        token = next;
        return next.value();
    }

    private JsonNode answered(Answer answer) {
        return switch (answer.status()) {
            case 200, 201 -> json(answer);
            case 401, 403 -> {
                token = null;
                throw stranger();
            }
            default -> throw new GatewayTimeout("Ozow answers " + answer.status());
        };
    }

    private static IllegalStateException stranger() {
        return new IllegalStateException("Ozow does not know this site or its key");
    }

    private URI uri(String path, Map<String, String> query) {
        return URI.create(properties.apiBase() + path + (query.isEmpty() ? "" : "?" + Forms.written(query)));
    }

    /** One object, or several. */
    private static List<JsonNode> elements(JsonNode said) {
        return said.isArray()
                ? said.valueStream().toList()
                : said.isObject() && !said.isEmpty() ? List.of(said) : List.of();
    }

    /** By number, or by name as older documents have it. */
    private static RefundStatus status(JsonNode said) {
        var text = said.asString("").strip().toUpperCase(Locale.ROOT);
        return switch (text) {
            case "0", "PENDING" -> RefundStatus.PENDING;
            case "1", "COMPLETE" -> RefundStatus.COMPLETE;
            case "2", "SUBMITTED" -> RefundStatus.SUBMITTED;
            case "3", "FAILED" -> RefundStatus.FAILED;
            case "4", "CANCELLED" -> RefundStatus.CANCELLED;
            case "5", "RETURNED" -> RefundStatus.RETURNED;
            case "-1", "INVALID" -> RefundStatus.INVALID;
            default -> RefundStatus.UNKNOWN;
        };
    }

    private static Money amount(JsonNode said) {
        try {
            return Money.of(
                    new BigDecimal(text(said, "amount"))
                            .setScale(2, RoundingMode.UNNECESSARY)
                            .unscaledValue()
                            .longValueExact(),
                    said.path("currencyCode").asString(CURRENCY));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new GatewayTimeout("Ozow tells an amount that is none", e);
        }
    }

    private static String text(JsonNode said, String name) {
        return said.path(name).asString("");
    }

    private static JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException unreadable) {
            throw new GatewayTimeout("Ozow's answer cannot be read", unreadable);
        }
    }
}
