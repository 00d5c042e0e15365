package org.mentorlink.command.payment.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.ForgedWebhook;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.RecordAuthorizationDeclined;
import org.mentorlink.payment.PaymentCommand.RecordAuthorized;
import org.mentorlink.payment.PaymentCommand.RecordCaptured;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RecordChargebackReversed;
import org.mentorlink.payment.PaymentCommand.RecordDispute;
import org.mentorlink.payment.PaymentCommand.RecordDisputeEnded;
import org.mentorlink.payment.PaymentCommand.RecordRefundFailed;
import org.mentorlink.payment.PaymentCommand.RecordRefunded;
import org.mentorlink.payment.PaymentCommand.RecordVoided;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Ids;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what Stripe tells by itself. What is about no payment of ours, or changes none, says nothing. */
final class StripeWebhooks {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StripeProperties properties;
    private final Clock clock;
    private final Function<String, @Nullable String> paymentOfIntent;

    /** @param paymentOfIntent asks Stripe, as a dispute does not tell whose it is */
    StripeWebhooks(StripeProperties properties, Clock clock, Function<String, @Nullable String> paymentOfIntent) {
        this.properties = properties;
        this.clock = clock;
        this.paymentOfIntent = paymentOfIntent;
    }

    List<PaymentCommand> read(ReadWebhook webhook) throws ForgedWebhook {
        requireSigned(webhook);
        try {
            var event = JSON.readTree(webhook.body());
            return said(event.path("type").asString(""), event.at("/data/object"));
        } catch (JacksonException unreadable) {
            throw new ForgedWebhook("it is no JSON");
        }
    }

    private void requireSigned(ReadWebhook webhook) throws ForgedWebhook {
        try {
            Webhook.Signature.verifyHeader(
                    webhook.body(),
                    webhook.headers().getOrDefault("stripe-signature", ""),
                    properties.webhookSecret(),
                    properties.tolerance().toSeconds(),
                    clock);
        } catch (SignatureVerificationException forged) {
            throw new ForgedWebhook(String.valueOf(forged.getMessage()));
        }
    }

    private List<PaymentCommand> said(String type, JsonNode object) {
        var metadata = object.path("metadata");
        return switch (type) {
            case "payment_intent.amount_capturable_updated" ->
                about(metadata, id -> List.of(new RecordAuthorized(id, text(object, "id"))));
            case "payment_intent.succeeded" -> about(metadata, id -> List.of(new RecordCaptured(id)));
            // The payer who gives their card in the browser may try another.
            case "payment_intent.payment_failed" ->
                metadata.has(StripeGateway.IN_BROWSER)
                        ? List.of()
                        : about(metadata, id -> List.of(new RecordAuthorizationDeclined(id, reason(object))));
            case "payment_intent.canceled" ->
                about(metadata, id -> List.of(new RecordVoided(id), new RecordAuthorizationDeclined(id, "canceled")));
            case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
                metadata.has(StripeGateway.REFUND) ? about(metadata, id -> refund(id, object)) : List.of();
            // Also an inquiry, by which nothing is taken back; it may become a dispute of the same name, by which it
            // is.
            case "charge.dispute.created" -> dispute(object, RecordDispute::new);
            case "charge.dispute.closed" ->
                switch (text(object, "status")) {
                    case "lost" -> List.of();
                    case "won" -> dispute(object, (id, name) -> new RecordDisputeEnded(id, name, true));
                    default -> dispute(object, RecordDisputeEnded::new);
                };
            case "charge.dispute.funds_withdrawn" ->
                dispute(
                        object,
                        (id, name) -> new RecordChargeback(
                                id,
                                name,
                                StripeAmounts.money(object.path("amount").asLong(), text(object, "currency"))));
            case "charge.dispute.funds_reinstated" -> dispute(object, RecordChargebackReversed::new);
            default -> List.of();
        };
    }

    private static List<PaymentCommand> refund(PaymentId id, JsonNode refund) {
        var refundId = text(refund.path("metadata"), StripeGateway.REFUND);
        return switch (text(refund, "status")) {
            case "succeeded" -> List.of(new RecordRefunded(id, refundId, text(refund, "id")));
            case "failed", "canceled" ->
                List.of(new RecordRefundFailed(
                        id, refundId, refund.path("failure_reason").asString("failed")));
            default -> List.of();
        };
    }

    private List<PaymentCommand> dispute(JsonNode dispute, BiFunction<PaymentId, String, PaymentCommand> said) {
        @Nullable String payment = paymentOfIntent.apply(text(dispute, "payment_intent"));
        return payment == null || !Ids.is(PaymentId.PREFIX, payment)
                ? List.of()
                : List.of(said.apply(new PaymentId(payment), text(dispute, "id")));
    }

    private static List<PaymentCommand> about(JsonNode metadata, Function<PaymentId, List<PaymentCommand>> said) {
        var payment = text(metadata, StripeGateway.PAYMENT);
        return Ids.is(PaymentId.PREFIX, payment) ? said.apply(new PaymentId(payment)) : List.of();
    }

    private static String reason(JsonNode intent) {
        var error = intent.path("last_payment_error");
        return error.path("decline_code").asString(error.path("code").asString("declined"));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
