package org.mentorlink.command.payment;

import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.ReconciliationBreak;
import org.mentorlink.payment.ReconciliationId;

/** The breaks of reconciliations, as those who post something because of one need them. */
interface FoundBreaks {

    /**
     * What a break is about that nobody has resolved.
     *
     * @throws org.mentorlink.shared.Refused with NOT_FOUND or BREAK_RESOLVED
     */
    ReconciliationBreak open(ReconciliationId reconciliationId, int number);

    /** Resolves it, in the unit of work in which something is posted: both are stored, or neither is. */
    void resolve(ReconciliationId reconciliationId, int number, MemberId memberId, String reason);
}
