package org.mentorlink.payment;

import org.axonframework.serialization.Revision;

/** A moment of a purchase of a pack of credits. Scheduled ahead, and an event of the log when due. */
public sealed interface CreditPurchaseDeadline {

    CreditPurchaseId creditPurchaseId();

    /** Nobody has paid in time. */
    @Revision("1")
    record CreditPurchaseLapsed(CreditPurchaseId creditPurchaseId) implements CreditPurchaseDeadline {}
}
