package org.mentorlink.api.payment;

import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.ChargebackView;
import org.mentorlink.payment.EvidenceView;
import org.mentorlink.payment.PaymentView;
import org.mentorlink.shared.Money;

/** A charge-back with the payment it is of. */
record TakenBack(
        PaymentView payment,
        String reference,
        Money amount,
        boolean reversed,
        @Nullable EvidenceView evidence) {

    static TakenBack of(PaymentView payment, ChargebackView chargeback) {
        return new TakenBack(
                payment, chargeback.reference(), chargeback.amount(), chargeback.reversed(), chargeback.evidence());
    }
}
