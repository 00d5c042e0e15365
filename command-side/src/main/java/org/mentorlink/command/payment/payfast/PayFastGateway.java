package org.mentorlink.command.payment.payfast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.ForgedWebhook;
import org.mentorlink.command.payment.GatewayAnswer;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.command.payment.GatewayAnswer.Paid;
import org.mentorlink.command.payment.GatewayHttp.Answer;
import org.mentorlink.command.payment.GatewayTimeout;
import org.mentorlink.command.payment.PaymentGateway;
import org.mentorlink.command.payment.ReturnAddress;
import org.mentorlink.command.payment.Reviewing;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PayerAction;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.RecordFee;
import org.mentorlink.payment.PaymentCommand.RecordPaid;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * PayFast: the payer pays on its pages, at once, and its message tells us so. It has no keys of ours for refunds, so that
 * before each it is asked how much has gone back already, and they are made one after the other.
 */
final class PayFastGateway implements PaymentGateway, Reviewing {
    static final String NAME = "payfast";
    static final String CURRENCY = "ZAR";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Longer than any authorisation is waited for. */
    private static final int DAYS_OF_HISTORY = 5;

    private static final int PAGE = 1_000;

    private final PayFastProperties properties;
    private final PayFastApi api;
    private final PayFastMessages messages;
    private final Clock clock;

    PayFastGateway(PayFastProperties properties, Clock clock) {
        this.properties = properties;
        this.api = new PayFastApi(properties, clock);
        this.messages = new PayFastMessages(properties, api);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Abilities abilities() {
        return new Abilities(
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                true,
                Set.of(MovementKind.CAPTURE),
                Set.of(CURRENCY));
    }

    /** There is nothing to ask: the payer acts. */
    @Override
    public GatewayAnswer authorize(String key, Money amount, String paymentMethod, String description) {
        if (!amount.currency().equals(CURRENCY)) {
            return new Declined("currency_not_taken");
        }
        throw new GatewayTimeout(description + " is not paid yet");
    }

    @Override
    public Optional<PayerAction> payerAction(String key, PaymentId paymentId, Money amount) {
        if (!amount.currency().equals(CURRENCY)) {
            return Optional.empty();
        }
        var form = new LinkedHashMap<String, String>();
        form.put("merchant_id", properties.merchantId());
        form.put("merchant_key", properties.merchantKey());
        form.put("return_url", ReturnAddress.of(properties.returnUrl(), paymentId));
        form.put("cancel_url", ReturnAddress.of(properties.cancelUrl(), paymentId));
        form.put("notify_url", properties.notifyUrl());
        form.put("m_payment_id", paymentId.value());
        form.put("amount", BigDecimal.valueOf(amount.amountMinor(), 2).toPlainString());
        form.put("item_name", "Mentoring session");
        form.put("signature", PayFastSignature.inOrder(form, properties.passphrase()));
        return Optional.of(new PayerAction(
                properties.processUrl(),
                form.entrySet().stream()
                        .map(each -> new PayerAction.Field(each.getKey(), each.getValue()))
                        .toList(),
                null));
    }

    @Override
    public List<PaymentCommand> read(ReadWebhook webhook) throws ForgedWebhook {
        return messages.read(webhook);
    }

    /** What is paid is taken. */
    @Override
    public GatewayAnswer capture(String key, String authorization, Money amount) {
        return new Done(authorization);
    }

    @Override
    public GatewayAnswer voidAuthorization(String key, String authorization) {
        return new Declined("taken_already");
    }

    @Override
    public GatewayAnswer transfer(String key, Money amount, String recipient) {
        return new Declined("no_transfers");
    }

    /** To the means that it was paid with; where PayFast would pay to a bank account instead, staff has to see to it. */
    @Override
    public GatewayAnswer refund(String key, String authorization, Money amount) {
        var found = refundable(authorization);
        if (found.isEmpty()) {
            return new Declined("payment_unknown");
        }
        var state = found.get();
        var available = state.path("amount_available_for_refund").asLong();
        if (!amount.currency().equals(CURRENCY) || amount.amountMinor() > available) {
            return new Declined("refund_exceeds_payment");
        }
        var full = amount.amountMinor() == state.path("amount_original").asLong();
        var how = state.path(full ? "refund_full" : "refund_partial")
                .path("method")
                .asString("");
        if (!how.equals("PAYMENT_SOURCE")) {
            return new Declined(how.equals("BANK_PAYOUT") ? "bank_account_needed" : "not_refundable");
        }
        var body = new LinkedHashMap<String, String>();
        body.put("amount", Long.toString(amount.amountMinor()));
        body.put("notify_buyer", "0");
        body.put("reason", withoutStep(key));
        var answer = api.post("/refunds/" + authorization, body);
        if (!answer.isSuccess()) {
            return new Declined("refund_refused");
        }
        if (!json(answer).at("/data/response").asBoolean(false)) {
            throw new GatewayTimeout("PayFast does not say whether " + key + " is done");
        }
        return new Done(withoutStep(key));
    }

    @Override
    public GatewayAnswer inquire(Inquiry inquiry) {
        var authorization = inquiry.authorization();
        return switch (inquiry.step()) {
            case AUTHORIZE -> paid(inquiry);
            case REFUND -> authorization == null ? new NotFound() : refunded(inquiry, authorization);
            case CAPTURE -> authorization == null ? new NotFound() : new Done(authorization);
            case VOID, TRANSFER, REVERSE, FEE, EVIDENCE -> new NotFound();
        };
    }

    /** What was asked for, before anything else that was paid in its name. */
    private GatewayAnswer paid(Inquiry inquiry) {
        var payment = withoutStep(inquiry.key());
        var paid = lately("M Payment ID", payment).stream()
                .map(row -> new Paid(row.getOrDefault("PF Payment ID", ""), zar(row.getOrDefault("Gross", ""))))
                .min(Comparator.comparing(it -> !it.amount().equals(inquiry.amount())));
        if (paid.isPresent()) {
            return paid.get();
        }
        if (inquiry.abandoned()) {
            return new NotFound();
        }
        throw new GatewayTimeout(payment + " is not paid yet");
    }

    /** Of its message otherwise; that one may have been lost. */
    @Override
    public Optional<Fee> fee(MovementKind movement, String reference) {
        return movement == MovementKind.CAPTURE
                ? lately("PF Payment ID", reference).stream()
                        .findFirst()
                        .map(row -> fee(zar(row.getOrDefault("Gross", "")), zar(row.getOrDefault("Fee", ""))))
                : Optional.empty();
    }

    @Override
    public GatewayReportPage report(Instant from, Instant to, @Nullable String after, int most) {
        return new PayFastReport(api).read(from, to, after, most);
    }

    /** PayFast tells what it keeps as what it takes away. */
    static Fee fee(Money gross, Money fee) {
        return new Fee(gross, fee.zero().minus(fee));
    }

    @Override
    public List<PaymentCommand> review(PaymentId paymentId, @Nullable String authorization) {
        var said = new ArrayList<PaymentCommand>();
        for (var row : lately("M Payment ID", paymentId.value())) {
            var reference = row.getOrDefault("PF Payment ID", "");
            var gross = zar(row.getOrDefault("Gross", ""));
            var fee = fee(gross, zar(row.getOrDefault("Fee", "")));
            said.add(new RecordPaid(paymentId, reference, gross));
            said.add(new RecordFee(paymentId, MovementKind.CAPTURE, reference, fee.gross(), fee.fee()));
        }
        return List.copyOf(said);
    }

    /** Searches what was paid lately, as PayFast cannot be asked by our name of a payment. */
    private List<Map<String, String>> lately(String column, String value) {
        var today = LocalDate.ofInstant(clock.instant(), PayFastApi.ZONE);
        var found = new ArrayList<Map<String, String>>();
        for (var offset = 0; ; offset += PAGE) {
            var rows = PayFastReport.rows(api, today.minusDays(DAYS_OF_HISTORY), today.plusDays(1), offset, PAGE);
            rows.stream()
                    .filter(row -> PayFastReport.isPayment(row) && value.equals(row.get(column)))
                    .forEach(found::add);
            if (rows.size() < PAGE) {
                return List.copyOf(found);
            }
        }
    }

    private GatewayAnswer refunded(Inquiry inquiry, String authorization) {
        var known = inquiry.refunded();
        if (known == null) {
            throw new GatewayTimeout("another refund of " + authorization + " goes first");
        }
        var state = refundable(authorization).orElse(null);
        if (state == null) {
            return new NotFound();
        }
        var gone = state.path("amount_original").asLong()
                - state.path("amount_available_for_refund").asLong();
        var before = known.amountMinor();
        if (gone >= before + inquiry.amount().amountMinor()) {
            return new Done(withoutStep(inquiry.key()));
        }
        if (gone != before) {
            throw new GatewayTimeout(authorization + " was refunded by somebody else");
        }
        return new NotFound();
    }

    /** What PayFast says of how a payment can go back; nothing where it does not know it. */
    private Optional<JsonNode> refundable(String authorization) {
        var answer = api.get("/refunds/query/" + authorization, Map.of());
        if (!answer.isSuccess()) {
            return Optional.empty();
        }
        var whole = json(answer);
        var inner = whole.at("/data/response");
        var state = inner.isObject() ? inner : whole;
        if (!state.path("amount_available_for_refund").isNumber()
                || !state.path("amount_original").isNumber()) {
            throw new GatewayTimeout("PayFast does not say what has gone back of " + authorization);
        }
        return Optional.of(state);
    }

    /** @throws GatewayTimeout where it is no amount */
    static Money zar(String text) {
        try {
            return Money.of(
                    new BigDecimal(text.replace(",", ""))
                            .setScale(2, RoundingMode.UNNECESSARY)
                            .unscaledValue()
                            .longValueExact(),
                    CURRENCY);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new GatewayTimeout("PayFast tells an amount that is none", e);
        }
    }

    private static JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException unreadable) {
            throw new GatewayTimeout("PayFast's answer cannot be read", unreadable);
        }
    }

    private static String withoutStep(String key) {
        return key.indexOf('/') < 0 ? key : key.substring(0, key.indexOf('/'));
    }
}
