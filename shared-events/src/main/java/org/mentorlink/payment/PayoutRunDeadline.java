package org.mentorlink.payment;

import org.axonframework.serialization.Revision;

/** A moment that a mentor's account waits for. Scheduled ahead, and an event of the log when due. */
public sealed interface PayoutRunDeadline {

    MentorAccountId mentorAccountId();

    /** What is collected is to be sent. */
    @Revision("1")
    record PayoutRunDue(MentorAccountId mentorAccountId) implements PayoutRunDeadline {}

    /** The gateway is to be asked what became of a batch's transfer. */
    @Revision("1")
    record PayoutBatchInquiryDue(MentorAccountId mentorAccountId, PayoutBatchId payoutBatchId, int attempt)
            implements PayoutRunDeadline {}
}
