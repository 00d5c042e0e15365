package org.mentorlink.command.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundListParams;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RecordChargebackReversed;
import org.mentorlink.payment.PaymentCommand.RecordDispute;
import org.mentorlink.payment.PaymentCommand.RecordDisputeEnded;
import org.mentorlink.payment.PaymentCommand.RecordRefundFailed;
import org.mentorlink.payment.PaymentCommand.RecordRefunded;
import org.mentorlink.payment.PaymentId;

/** What Stripe's messages of refunds and disputes say, asked for. */
final class StripeReview {
    private static final long PAGE = 100;

    private final StripeClient stripe;

    StripeReview(StripeClient stripe) {
        this.stripe = stripe;
    }

    List<PaymentCommand> of(PaymentId payment, String intent) throws StripeException {
        var said = new ArrayList<PaymentCommand>();
        var refunds = RefundListParams.builder()
                .setPaymentIntent(intent)
                .setLimit(PAGE)
                .build();
        for (var refund : stripe.v1().refunds().list(refunds).autoPagingIterable()) {
            said.addAll(of(payment, refund));
        }
        var disputes = DisputeListParams.builder()
                .setPaymentIntent(intent)
                .setLimit(PAGE)
                .build();
        for (var dispute : stripe.v1().disputes().list(disputes).autoPagingIterable()) {
            said.addAll(of(payment, dispute));
        }
        return List.copyOf(said);
    }

    private static List<PaymentCommand> of(PaymentId payment, Refund refund) {
        var name = refund.getMetadata().get(StripeGateway.REFUND);
        if (name == null) {
            return List.of();
        }
        return switch (refund.getStatus()) {
            case "succeeded" -> List.of(new RecordRefunded(payment, name, refund.getId()));
            case "failed", "canceled" ->
                List.of(new RecordRefundFailed(
                        payment, name, Objects.requireNonNullElse(refund.getFailureReason(), "failed")));
            default -> List.of();
        };
    }

    /** What has moved by it says what was taken; its state alone does not. */
    private static List<PaymentCommand> of(PaymentId payment, Dispute dispute) {
        var name = dispute.getId();
        if (hasMoved(dispute, "dispute")) {
            var taken = new RecordChargeback(
                    payment, name, StripeAmounts.money(dispute.getAmount(), dispute.getCurrency()));
            return hasMoved(dispute, "dispute_reversal")
                    ? List.of(taken, new RecordChargebackReversed(payment, name))
                    : List.of(taken);
        }
        return switch (dispute.getStatus()) {
            case "won" -> List.of(new RecordDisputeEnded(payment, name, true));
            case "warning_closed", "prevented" -> List.of(new RecordDisputeEnded(payment, name));
            case "lost" -> List.of();
            default -> List.of(new RecordDispute(payment, name));
        };
    }

    private static boolean hasMoved(Dispute dispute, String category) {
        return dispute.getBalanceTransactions().stream()
                .anyMatch(booked -> category.equals(booked.getReportingCategory()));
    }
}
