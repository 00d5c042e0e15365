package org.mentorlink.payment;

import org.axonframework.serialization.Revision;

/** A moment that a desk for transfers by the bank waits for. Scheduled ahead, and an event of the log when due. */
public sealed interface BankDeskDeadline {

    BankDeskId bankDeskId();

    /** What was ordered or filed a week ago is to be over by now. */
    @Revision("1")
    record BankDeskReviewDue(BankDeskId bankDeskId) implements BankDeskDeadline {}
}
