package org.mentorlink.command.payment.razorpay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mentorlink.command.payment.ForgedWebhook;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RecordDispute;
import org.mentorlink.payment.PaymentCommand.RecordDisputeEnded;
import org.mentorlink.payment.PaymentCommand.RecordFee;
import org.mentorlink.payment.PaymentCommand.RecordPaid;
import org.mentorlink.payment.PaymentCommand.RecordRefundFailed;
import org.mentorlink.payment.PaymentCommand.RecordRefunded;
import org.mentorlink.payment.PaymentId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads what Razorpay tells by itself, proven by an HMAC over the very bytes. A message that comes twice has the same
 * {@code x-razorpay-event-id}; that is not needed, as the payment knows what it has been told before, by whatever way.
 */
final class RazorpayWebhooks {
    private static final String HMAC = "HmacSHA256";

    private final RazorpayProperties properties;
    private final RazorpayApi api;

    RazorpayWebhooks(RazorpayProperties properties, RazorpayApi api) {
        this.properties = properties;
        this.api = api;
    }

    List<PaymentCommand> read(ReadWebhook webhook) throws ForgedWebhook {
        var signature = webhook.headers().getOrDefault("x-razorpay-signature", "");
        if (!MessageDigest.isEqual(bytes(signature(webhook.body())), bytes(signature))) {
            throw new ForgedWebhook("the signature is wrong");
        }
        try {
            var event = RazorpayApi.JSON.readTree(webhook.body());
            return said(event.path("event").asString(""), event.path("payload"));
        } catch (JacksonException unreadable) {
            throw new ForgedWebhook("it is no JSON");
        }
    }

    private List<PaymentCommand> said(String type, JsonNode payload) {
        var payment = payload.at("/payment/entity");
        return switch (type) {
            case "payment.captured", "order.paid" ->
                paymentOf(payment, payload)
                        .filter(id -> RazorpayGateway.isCaptured(payment))
                        .map(id -> paid(id, payment))
                        .orElse(List.of());
            case "refund.created", "refund.processed", "refund.failed" -> refund(payload.at("/refund/entity"));
            case "payment.dispute.created",
                    "payment.dispute.under_review",
                    "payment.dispute.action_required",
                    "payment.dispute.won",
                    "payment.dispute.closed",
                    "payment.dispute.lost" ->
                paymentOf(payment, payload)
                        .map(id -> List.of(disputed(id, payload.at("/dispute/entity"))))
                        .orElse(List.of());
            default -> List.of();
        };
    }

    static List<PaymentCommand> paid(PaymentId id, JsonNode payment) {
        var name = payment.path("id").asString("");
        var said = new ArrayList<PaymentCommand>();
        said.add(new RecordPaid(id, name, RazorpayApi.money(payment, "amount")));
        RazorpayGateway.fee(payment)
                .ifPresent(fee -> said.add(new RecordFee(id, MovementKind.CAPTURE, name, fee.gross(), fee.fee())));
        return said;
    }

    /** What Razorpay gives back by itself, of what was never captured, is none of ours and bears no name of ours. */
    static List<PaymentCommand> refund(JsonNode refund) {
        var id = RazorpayApi.paymentOf(refund);
        var name = refund.path("notes").path(RazorpayApi.REFUND).asString("");
        if (id.isEmpty() || name.isEmpty()) {
            return List.of();
        }
        return switch (refund.path("status").asString("")) {
            case "processed" ->
                List.of(new RecordRefunded(id.get(), name, refund.path("id").asString("")));
            // One that is made again bears our name too: what failed is known by Razorpay's.
            case "failed" ->
                List.of(new RecordRefundFailed(id.get(), refund.path("id").asString(""), "refund_failed"));
            default -> List.of();
        };
    }

    /**
     * Nothing is taken before it is lost. Where it is and no amount is told, it is disputed as before until the amount is told, by
     * Razorpay or by staff; that it is closed does not say for whom it was decided.
     */
    static PaymentCommand disputed(PaymentId id, JsonNode dispute) {
        var name = dispute.path("id").asString("");
        var taken = RazorpayApi.money(dispute, "amount_deducted");
        return switch (dispute.path("status").asString("")) {
            case "won" -> new RecordDisputeEnded(id, name, true);
            case "closed" -> new RecordDisputeEnded(id, name);
            case "lost" -> taken.isPositive() ? new RecordChargeback(id, name, taken) : new RecordDispute(id, name);
            default -> new RecordDispute(id, name);
        };
    }

    /** Its order says whose it is: told along, or asked for. */
    private Optional<PaymentId> paymentOf(JsonNode payment, JsonNode payload) {
        var told = payload.at("/order/entity");
        var order = payment.path("order_id").asString("");
        if (told.isObject()) {
            return RazorpayApi.paymentOf(told);
        }
        return order.isEmpty() ? Optional.empty() : api.order(order).flatMap(RazorpayApi::paymentOf);
    }

    private String signature(String body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes(properties.webhookSecret()), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(bytes(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
