package org.mentorlink.command.payment;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.PayeeAccountId;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutBatchId;
import org.mentorlink.payment.PayoutId;

/** The key under which a gateway knows a step: the same step has the same key, however often it is sent. */
final class GatewayKeys {

    private static final String TRANSFER = "/transfer";

    private GatewayKeys() {}

    static String of(PaymentId paymentId, GatewayStep step, @Nullable String refundId) {
        var name =
                step == GatewayStep.REFUND ? Objects.requireNonNull(refundId, "a refund has an id") : paymentId.value();
        return name + '/' + step.name().toLowerCase(Locale.ROOT);
    }

    /** The same evidence once. */
    static String ofEvidence(PaymentId paymentId, String gatewayDisputeId, String sha256) {
        return paymentId.value() + "/evidence/" + gatewayDisputeId + '/' + sha256;
    }

    static String ofPayee(PayeeAccountId payeeAccountId, @Nullable String country) {
        return payeeAccountId.value() + "/open" + (country == null ? "" : '/' + country);
    }

    static String ofReversal(PayoutId payoutId, int number) {
        return payoutId.value() + "/reversal/" + number;
    }

    /** A batch is tried once; where it fails, what was in it goes into another. */
    static String ofBatch(PayoutBatchId batchId) {
        return batchId.transferKey();
    }

    /** @param attempt a transfer that failed for good is tried again under a key of its own */
    static String ofTransfer(PayoutId payoutId, int attempt) {
        return payoutId.value() + TRANSFER + '/' + attempt;
    }

    /** What a key of {@link #ofTransfer} was made of. */
    record PayoutAttempt(PayoutId payoutId, int attempt) {}

    /** The batch that a transfer of that key pays; none where it pays a single payout. */
    static @Nullable PayoutBatchId batch(String key) {
        return key.endsWith(TRANSFER) ? new PayoutBatchId(key.substring(0, key.length() - TRANSFER.length())) : null;
    }

    /** The payout that a transfer of that key pays, where it pays a single one. */
    static PayoutAttempt payout(String key) {
        var end = key.lastIndexOf(TRANSFER + '/');
        return new PayoutAttempt(
                new PayoutId(key.substring(0, end)), Integer.parseInt(key.substring(end + TRANSFER.length() + 1)));
    }
}
