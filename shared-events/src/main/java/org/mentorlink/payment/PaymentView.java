package org.mentorlink.payment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * A payment as its parties and staff read it.
 *
 * @param chargebacks what the gateway took back of it, in the order in which it was told
 * @param disputes what payers' banks dispute or ask about it without having taken anything back, by the gateway's name of it
 * @param capturing whether the gateway was asked to capture it and has not answered; absent where it was not
 * @param unreturned of a refund that failed, and that nobody has asked for again; absent where there is none
 * @param answers evidence that was sent while a payer's bank only asked, by the gateway's name of that
 */
public record PaymentView(
        String id,
        String bookingId,
        PaymentStatus status,
        Money amount,
        Money captured,
        Money refunded,
        String gateway,
        @Nullable String gatewayReference,
        List<ChargebackView> chargebacks,
        List<String> disputes,
        @Nullable Boolean capturing,
        @Nullable Money unreturned,
        Map<String, EvidenceView> answers) {

    /** What was kept before there were charge-backs, disputes and answers has none. */
    public PaymentView {
        answers = answers == null ? Map.of() : Map.copyOf(answers);
        chargebacks = chargebacks == null ? List.of() : List.copyOf(chargebacks);
        disputes = disputes == null ? List.of() : List.copyOf(disputes);
    }

    public PaymentView(
            String id,
            String bookingId,
            PaymentStatus status,
            Money amount,
            Money captured,
            Money refunded,
            String gateway,
            @Nullable String gatewayReference) {
        this(
                id,
                bookingId,
                status,
                amount,
                captured,
                refunded,
                gateway,
                gatewayReference,
                List.of(),
                List.of(),
                null,
                null,
                Map.of());
    }

    /** Whether the gateway has its money, or may have it by now: only that can be charged back. */
    public boolean isTaken() {
        return captured.isPositive() || Boolean.TRUE.equals(capturing);
    }

    /** Nothing is taken back or disputed of it, also nothing of which it is not clear how much it is. */
    public boolean isUndisputed() {
        return disputes.isEmpty() && chargebacks.stream().allMatch(ChargebackView::reversed);
    }

    public PaymentView capturing(@Nullable Boolean asked) {
        return new PaymentView(
                id,
                bookingId,
                status,
                amount,
                captured,
                refunded,
                gateway,
                gatewayReference,
                chargebacks,
                disputes,
                asked,
                unreturned,
                answers);
    }

    public PaymentView unreturned(@Nullable Money failed) {
        return new PaymentView(
                id,
                bookingId,
                status,
                amount,
                captured,
                refunded,
                gateway,
                gatewayReference,
                chargebacks,
                disputes,
                capturing,
                failed,
                answers);
    }

    public Optional<ChargebackView> chargeback(String reference) {
        return chargebacks.stream()
                .filter(each -> each.reference().equals(reference))
                .findFirst();
    }

    /** What was sent last about a charge-back, or about what a payer's bank asks. */
    public Optional<EvidenceView> evidence(String reference) {
        return chargeback(reference)
                .map(ChargebackView::evidence)
                .or(() -> Optional.ofNullable(answers.get(reference)));
    }

    public PaymentView answering(String reference, EvidenceView evidence) {
        var next = new HashMap<>(answers);
        next.put(reference, evidence);
        return new PaymentView(
                id,
                bookingId,
                status,
                amount,
                captured,
                refunded,
                gateway,
                gatewayReference,
                chargebacks,
                disputes,
                capturing,
                unreturned,
                next);
    }

    public PaymentView with(ChargebackView chargeback) {
        var isKnown = chargeback(chargeback.reference()).isPresent();
        var next = isKnown
                ? chargebacks.stream()
                        .map(each -> each.reference().equals(chargeback.reference()) ? chargeback : each)
                        .toList()
                : Stream.concat(chargebacks.stream(), Stream.of(chargeback)).toList();
        return with(next, disputes);
    }

    public PaymentView asked(String reference) {
        return disputes.contains(reference)
                ? this
                : with(
                        chargebacks,
                        Stream.concat(disputes.stream(), Stream.of(reference)).toList());
    }

    public PaymentView answered(String reference) {
        return with(
                chargebacks,
                disputes.stream().filter(each -> !each.equals(reference)).toList());
    }

    private PaymentView with(List<ChargebackView> taken, List<String> open) {
        return new PaymentView(
                id,
                bookingId,
                status,
                amount,
                captured,
                refunded,
                gateway,
                gatewayReference,
                taken,
                open,
                capturing,
                unreturned,
                answers);
    }
}
