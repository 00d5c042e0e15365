package org.mentorlink.command.payment.razorpay;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.ForgedWebhook;
import org.mentorlink.command.payment.GatewayAnswer;
import org.mentorlink.command.payment.GatewayAnswer.Accepted;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.command.payment.GatewayAnswer.Paid;
import org.mentorlink.command.payment.GatewayTimeout;
import org.mentorlink.command.payment.PaymentGateway;
import org.mentorlink.command.payment.ReturnAddress;
import org.mentorlink.command.payment.Reviewing;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PayerAction;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Money;
import tools.jackson.databind.JsonNode;

/**
 * UPI through Razorpay: a payment is an order there, found by its receipt; the payer pays it on Razorpay's page, from any app of
 * theirs, at once. An order takes one payment, so that a second tab pays nothing. Refunds are known by our name in their notes.
 */
final class RazorpayGateway implements PaymentGateway, Reviewing {
    static final String NAME = "razorpay";
    static final String CURRENCY = "INR";

    /** In seconds since 1970. */
    private static final String CREATED_AT = "created_at";

    /** As many are looked at for one payment; what comes after them, reconciliation finds. */
    static final int MOST_DISPUTES = 20 * RazorpayApi.PAGE;

    private final RazorpayProperties properties;
    private final RazorpayApi api;
    private final RazorpayWebhooks webhooks;
    private final RazorpayReport report;

    RazorpayGateway(RazorpayProperties properties, Clock clock) {
        this.properties = properties;
        this.api = new RazorpayApi(properties);
        this.webhooks = new RazorpayWebhooks(properties, api);
        this.report = new RazorpayReport(api, clock);
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
                true,
                false,
                false,
                true,
                true,
                true,
                Set.of(MovementKind.CAPTURE),
                Set.of(CURRENCY));
    }

    /** Makes the order, unless there is one; then the payer acts. */
    @Override
    public GatewayAnswer authorize(String key, Money amount, String paymentMethod, String description) {
        if (!amount.currency().equals(CURRENCY)) {
            return new Declined("currency_not_taken");
        }
        var payment = payment(key);
        if (api.orders(payment).isEmpty() && api.makeOrder(payment, amount).isEmpty()) {
            return new Declined("order_refused");
        }
        throw notPaidYet(payment);
    }

    /** A form for Razorpay's own page; a client with Razorpay's script needs the same key and order. */
    @Override
    public Optional<PayerAction> payerAction(String key, PaymentId paymentId, Money amount) {
        return amount.currency().equals(CURRENCY)
                ? api.orders(paymentId).stream()
                        .filter(order -> !"paid".equals(order.path("status").asString("")))
                        .findFirst()
                        .map(order -> form(order.path("id").asString(""), paymentId, amount))
                : Optional.empty();
    }

    private PayerAction form(String order, PaymentId paymentId, Money amount) {
        var form = new LinkedHashMap<String, String>();
        form.put("key_id", properties.keyId());
        form.put("order_id", order);
        form.put("amount", Long.toString(amount.amountMinor()));
        form.put("currency", CURRENCY);
        form.put("name", properties.business());
        form.put("method", "upi");
        form.put("callback_url", ReturnAddress.of(properties.callbackUrl(), paymentId));
        form.put("cancel_url", ReturnAddress.of(properties.cancelUrl(), paymentId));
        return new PayerAction(
                properties.apiBase() + "/v1/checkout/embedded",
                form.entrySet().stream()
                        .map(each -> new PayerAction.Field(each.getKey(), each.getValue()))
                        .toList(),
                null);
    }

    @Override
    public List<PaymentCommand> read(ReadWebhook webhook) throws ForgedWebhook {
        return webhooks.read(webhook);
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

    /**
     * One that failed is made once more. What is refused may have been done before: Razorpay refuses a name that comes again with
     * another amount.
     */
    @Override
    public GatewayAnswer refund(String key, String authorization, Money amount) {
        if (!amount.currency().equals(CURRENCY)) {
            return new Declined("currency_not_taken");
        }
        var name = withoutStep(key);
        if (api.payment(authorization).isEmpty()) {
            return new Declined("refund_refused");
        }
        var failed = api.refundsOf(authorization, name).stream()
                .filter(RazorpayGateway::hasFailed)
                .count();
        return api.refund(authorization, name, failed, paymentOfRefund(name), amount)
                .or(() -> alive(api.refundsOf(authorization, name)))
                .map(it -> outcome(it, amount))
                .orElse(new Declined("refund_refused"));
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

    /** One that failed is told, unless nobody waits to hear it: then it is as if it had never been made. */
    private GatewayAnswer refunded(Inquiry inquiry, String authorization) {
        var refunds = api.refundsOf(authorization, withoutStep(inquiry.key()));
        return alive(refunds)
                .or(() -> inquiry.abandoned()
                        ? Optional.empty()
                        : refunds.stream().findFirst())
                .map(it -> outcome(it, inquiry.amount()))
                .orElseGet(() -> notThere(inquiry, refunds));
    }

    private static GatewayAnswer notThere(Inquiry inquiry, List<JsonNode> refunds) {
        if (inquiry.accepted() != null && refunds.isEmpty()) {
            throw new GatewayTimeout("Razorpay does not tell of " + inquiry.accepted() + ", which it took on");
        }
        return new NotFound();
    }

    /**
     * What the bank agreed to late is captured here, whether somebody waits for it or not: then it is in the books, and goes back
     * as whatever comes too late does.
     */
    private GatewayAnswer paid(Inquiry inquiry) {
        var payment = payment(inquiry.key());
        var orders = api.orders(payment);
        if (orders.isEmpty()) {
            return new NotFound();
        }
        var attempts = orders.stream()
                .flatMap(order -> api.paymentsOf(order.path("id").asString("")).stream())
                .toList();
        var captured = attempts.stream().filter(RazorpayGateway::isCaptured).findFirst();
        if (captured.isPresent()) {
            return taken(captured.get());
        }
        for (var attempt : attempts) {
            if (attempt.path("status").asString("").equals("authorized")) {
                return api.capture(attempt.path("id").asString(""), RazorpayApi.money(attempt, "amount"))
                        .filter(RazorpayGateway::isCaptured)
                        .map(RazorpayGateway::taken)
                        .orElseThrow(() -> notPaidYet(payment));
            }
        }
        if (inquiry.abandoned()) {
            return new NotFound();
        }
        throw notPaidYet(payment);
    }

    @Override
    public Optional<Fee> fee(MovementKind movement, String reference) {
        return movement == MovementKind.CAPTURE
                ? api.payment(reference).filter(RazorpayGateway::isCaptured).flatMap(RazorpayGateway::fee)
                : Optional.empty();
    }

    /** Its tax is a part of it. */
    static Optional<Fee> fee(JsonNode payment) {
        return payment.path("fee").isNumber()
                ? Optional.of(new Fee(RazorpayApi.money(payment, "amount"), RazorpayApi.money(payment, "fee")))
                : Optional.empty();
    }

    @Override
    public List<PaymentCommand> review(PaymentId paymentId, @Nullable String authorization) {
        var said = new ArrayList<PaymentCommand>();
        var captured = api.orders(paymentId).stream()
                .flatMap(order -> api.paymentsOf(order.path("id").asString("")).stream())
                .filter(RazorpayGateway::isCaptured)
                .toList();
        for (var payment : captured) {
            said.addAll(RazorpayWebhooks.paid(paymentId, payment));
            api.refundsOf(payment.path("id").asString("")).forEach(it -> said.addAll(RazorpayWebhooks.refund(it)));
        }
        var names = captured.stream().map(it -> it.path("id").asString("")).toList();
        var since = captured.stream()
                .mapToLong(it -> it.path(CREATED_AT).asLong(0))
                .min()
                .orElse(0);
        for (var skip = 0; !names.isEmpty() && skip < MOST_DISPUTES; skip += RazorpayApi.PAGE) {
            var disputes = api.disputes(skip);
            disputes.stream()
                    .filter(it -> names.contains(it.path("payment_id").asString("")))
                    .forEach(it -> said.add(RazorpayWebhooks.disputed(paymentId, it)));
            // The latest come first, and none is of a payment that was made after it.
            if (disputes.size() < RazorpayApi.PAGE
                    || disputes.getLast().path(CREATED_AT).asLong(since) < since) {
                break;
            }
        }
        return List.copyOf(said);
    }

    @Override
    public GatewayReportPage report(Instant from, Instant to, @Nullable String after, int most) {
        return report.read(from, to, after, most);
    }

    /** Also where it has gone back since; what Razorpay gave back without ever taking it was never captured. */
    static boolean isCaptured(JsonNode payment) {
        return payment.path("captured").asBoolean(false);
    }

    private static Paid taken(JsonNode payment) {
        return new Paid(payment.path("id").asString(""), RazorpayApi.money(payment, "amount"));
    }

    private static Optional<JsonNode> alive(List<JsonNode> refunds) {
        return refunds.stream().filter(it -> !hasFailed(it)).findFirst();
    }

    private static boolean hasFailed(JsonNode refund) {
        return refund.path("status").asString("").equals("failed");
    }

    private static GatewayAnswer outcome(JsonNode refund, Money amount) {
        var name = refund.path("id").asString("");
        if (!RazorpayApi.money(refund, "amount").equals(amount)) {
            throw new GatewayTimeout("Razorpay gives back another amount by " + name);
        }
        return switch (refund.path("status").asString("")) {
            case "processed" -> new Done(name);
            case "failed" -> new Declined("refund_failed");
            default -> new Accepted(name);
        };
    }

    private static GatewayTimeout notPaidYet(PaymentId payment) {
        return new GatewayTimeout(payment + " is not paid yet");
    }

    private static PaymentId payment(String key) {
        return new PaymentId(withoutStep(key));
    }

    /** Refunds are named after their payment. */
    private static PaymentId paymentOfRefund(String refund) {
        var payment = refund.substring(0, Math.max(0, refund.lastIndexOf("-r")));
        return new PaymentId(Ids.is(PaymentId.PREFIX, payment) ? payment : refund);
    }

    private static String withoutStep(String key) {
        return key.indexOf('/') < 0 ? key : key.substring(0, key.indexOf('/'));
    }
}
