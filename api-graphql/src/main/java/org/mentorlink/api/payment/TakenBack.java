package org.mentorlink.api.payment;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.ChargebackView;
import org.mentorlink.payment.EvidenceView;
import org.mentorlink.payment.PaymentView;
import org.mentorlink.shared.Money;

/**
 * A charge-back with the payment it is of.
 *
 * @param inquiry whether the payer's bank only asks, and nothing was taken
 */
record TakenBack(
        PaymentView payment,
        String reference,
        Money amount,
        boolean reversed,
        @Nullable EvidenceView evidence,
        boolean inquiry) {

    /** What was taken, and behind it what is only asked. */
    static List<TakenBack> of(PaymentView payment) {
        return Stream.concat(
                        payment.chargebacks().stream().map(each -> of(payment, each)),
                        payment.disputes().stream()
                                .filter(each -> payment.chargeback(each).isEmpty())
                                .map(each -> new TakenBack(
                                        payment,
                                        each,
                                        payment.amount().zero(),
                                        false,
                                        payment.evidence(each).orElse(null),
                                        true)))
                .toList();
    }

    private static TakenBack of(PaymentView payment, ChargebackView chargeback) {
        return new TakenBack(
                payment,
                chargeback.reference(),
                chargeback.amount(),
                chargeback.reversed(),
                chargeback.evidence(),
                false);
    }
}
