package org.mentorlink.command.payment;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.mentorlink.command.payment.PaymentState.EvidenceStatus;
import org.mentorlink.command.shared.Input;
import org.mentorlink.payment.PassingRefusals;
import org.mentorlink.payment.PaymentCommand.RecordEvidenceRefused;
import org.mentorlink.payment.PaymentCommand.RecordEvidenceSubmitted;
import org.mentorlink.payment.PaymentCommand.SubmitEvidence;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentEvent.EvidenceRefused;
import org.mentorlink.payment.PaymentEvent.EvidenceSubmissionRequested;
import org.mentorlink.payment.PaymentEvent.EvidenceSubmitted;
import org.mentorlink.shared.Refused;

/** K13: what speaks against a charge-back is sent once, as it was read and in time. */
final class EvidenceDecisions {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final String REFERENCE = "reference";

    static final String CHANGED = PassingRefusals.EVIDENCE_CHANGED;

    private EvidenceDecisions() {}

    /** @throws Refused for a gateway that is sent it on its own pages */
    static void requireTaken(PaymentState state, EvidenceGateways gateways) {
        if (!gateways.receivesEvidence(state.ordered().gateway())) {
            throw Refused.because(
                    "EVIDENCE_NOT_TAKEN",
                    "This gateway takes no evidence from here: send it on the gateway's own pages.");
        }
    }

    static List<PaymentEvent> submit(PaymentState state, SubmitEvidence command, Instant now) {
        var dispute = command.gatewayDisputeId();
        var amount = state.chargebacks().get(dispute);
        // While the payer's bank only asks, it may be what averts the charge-back.
        var asked = state.disputes().get(dispute);
        if (amount == null && !state.unclear().contains(dispute) && asked == null) {
            throw PaymentDecisions.chargebackUnknown();
        }
        Input.require(SHA256.matcher(command.sha256()).matches(), "INVALID_HASH", "This is no SHA-256.", "sha256");
        var before = state.evidence().get(dispute);
        if (before != null && before.status() != EvidenceStatus.REFUSED) {
            if (before.sha256().equals(command.sha256())) {
                return List.of();
            }
            Input.require(
                    before.status() != EvidenceStatus.REQUESTED,
                    "EVIDENCE_UNDER_WAY",
                    "Other evidence is on its way to the gateway.",
                    REFERENCE);
            throw Input.refusedInput(
                    "EVIDENCE_SUBMITTED", "The gateway has its evidence; it takes it once.", REFERENCE);
        }
        // What the gateway has not taken for what it is it does not take the next time either, and its key is the same.
        Input.require(
                before == null
                        || !before.sha256().equals(command.sha256())
                        || PassingRefusals.ofEvidence(before.refusal()),
                "EVIDENCE_REFUSED",
                "This evidence was refused before; read it again once there is something new.",
                REFERENCE);
        Input.require(
                amount == null ? !Boolean.FALSE.equals(asked) || state.isUnclear(dispute) : amount.isPositive(),
                "CHARGEBACK_REVERSED",
                "This charge-back was given back: nothing is left to speak against.",
                REFERENCE);
        Input.require(
                command.dueBy() == null || now.isBefore(command.dueBy()),
                "EVIDENCE_OVERDUE",
                "The gateway takes no evidence of this charge-back any more.",
                REFERENCE);
        return List.of(new EvidenceSubmissionRequested(
                command.paymentId(),
                state.bookingId(),
                dispute,
                state.ordered().gateway(),
                command.sha256(),
                command.memberId(),
                command.dueBy()));
    }

    static List<PaymentEvent> submitted(PaymentState state, RecordEvidenceSubmitted command) {
        return isAwaited(state, command.gatewayDisputeId(), command.sha256())
                ? List.of(new EvidenceSubmitted(
                        command.paymentId(),
                        state.bookingId(),
                        command.gatewayDisputeId(),
                        command.sha256(),
                        command.gatewayReference()))
                : List.of();
    }

    static List<PaymentEvent> refused(PaymentState state, RecordEvidenceRefused command) {
        return isAwaited(state, command.gatewayDisputeId(), command.sha256())
                ? List.of(new EvidenceRefused(
                        command.paymentId(),
                        state.bookingId(),
                        command.gatewayDisputeId(),
                        command.sha256(),
                        command.code()))
                : List.of();
    }

    private static boolean isAwaited(PaymentState state, String dispute, String sha256) {
        return new PaymentState.Evidence(sha256, EvidenceStatus.REQUESTED, null)
                .equals(state.evidence().get(dispute));
    }
}
