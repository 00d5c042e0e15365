package org.mentorlink.command.payment;

import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.ReconciliationBreak;
import org.mentorlink.payment.ReconciliationId;

/** What was posted because of breaks, as a reconciliation needs it whose break is reopened. */
interface Postings {

    /**
     * Posts back what was posted for this very break, in the unit of work in which it is reopened: both are stored, or neither is.
     * Nothing, where nothing was.
     */
    void reverse(ReconciliationId reconciliationId, ReconciliationBreak found, MemberId memberId, String reason);
}
