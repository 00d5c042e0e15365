package org.mentorlink.command.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.net.RequestOptions;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.DisputeUpdateParams.Evidence;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mentorlink.booking.DisputeEvidenceView;
import org.mentorlink.command.payment.GatewayAnswer;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;

/**
 * What speaks against a dispute at Stripe. Its hash stands in the dispute's metadata, so that what was sent from here is told from
 * what somebody sent on Stripe's own pages.
 */
final class StripeEvidence {

    /** Metadata: SHA-256 of the evidence that was sent. */
    static final String SHA256 = "evidence_sha256";

    /** What Stripe waits for an answer in. */
    private static final Set<String> OPEN = Set.of("needs_response", "warning_needs_response");

    private final StripeClient stripe;

    StripeEvidence(StripeClient stripe) {
        this.stripe = stripe;
    }

    Optional<Instant> dueBy(String dispute) throws StripeException {
        try {
            return Optional.ofNullable(stripe.v1().disputes().retrieve(dispute).getEvidenceDetails())
                    .map(Dispute.EvidenceDetails::getDueBy)
                    .map(Instant::ofEpochSecond);
        } catch (InvalidRequestException unknown) {
            return Optional.empty();
        }
    }

    GatewayAnswer becameOf(String dispute, String sha256) throws StripeException {
        var found = stripe.v1().disputes().retrieve(dispute);
        var details = found.getEvidenceDetails();
        if (details != null && details.getSubmissionCount() > 0) {
            return sha256.equals(metadata(found).get(SHA256))
                    ? new Done(found.getId())
                    : new Declined("evidence_submitted_before");
        }
        if (details != null && details.getPastDue()) {
            return new Declined("evidence_overdue");
        }
        return OPEN.contains(found.getStatus()) ? new NotFound() : new Declined("dispute_" + found.getStatus());
    }

    GatewayAnswer submit(String dispute, DisputeEvidenceView what, RequestOptions keyed) throws StripeException {
        var evidence = Evidence.builder();
        what.fields().forEach(field -> set(evidence, field.name(), field.value()));
        var params = DisputeUpdateParams.builder()
                .setEvidence(evidence.build())
                .putMetadata(SHA256, what.sha256())
                .setSubmit(true)
                .build();
        return new Done(stripe.v1().disputes().update(dispute, params, keyed).getId());
    }

    private static void set(Evidence.Builder evidence, String name, String value) {
        switch (name) {
            case "service_date" -> evidence.setServiceDate(value);
            case "product_description" -> evidence.setProductDescription(value);
            case "cancellation_policy_disclosure" -> evidence.setCancellationPolicyDisclosure(value);
            case "refund_policy_disclosure" -> evidence.setRefundPolicyDisclosure(value);
            case "access_activity_log" -> evidence.setAccessActivityLog(value);
            case "refund_refusal_explanation" -> evidence.setRefundRefusalExplanation(value);
            case "uncategorized_text" -> evidence.setUncategorizedText(value);
            default -> throw new IllegalArgumentException("Stripe has no field " + name);
        }
    }

    private static Map<String, String> metadata(Dispute dispute) {
        return Objects.requireNonNullElse(dispute.getMetadata(), Map.of());
    }
}
