package org.mentorlink.command.payment;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.AdjustmentCommand.ReverseAdjustment;
import org.mentorlink.payment.AdjustmentId;
import org.mentorlink.payment.Posting;
import org.mentorlink.payment.ReconciliationBreak;
import org.mentorlink.payment.ReconciliationId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the adjustment itself, by the name that the difference gives it. */
@Component
final class RepositoryPostings implements Postings {

    private final ObjectProvider<Repository<Adjustment>> adjustments;

    /** Asked when needed, as the repository is built after the handlers it serves. */
    RepositoryPostings(ObjectProvider<Repository<Adjustment>> adjustments) {
        this.adjustments = adjustments;
    }

    @Override
    public void reverse(
            ReconciliationId reconciliationId, ReconciliationBreak found, MemberId memberId, String reason) {
        if (Posting.of(found).isEmpty()) {
            return;
        }
        var id = AdjustmentId.of(found);
        try {
            adjustments
                    .getObject()
                    .load(id.value())
                    .execute(adjustment -> adjustment.handle(
                            new ReverseAdjustment(id, reconciliationId, found.number(), memberId, reason)));
        } catch (AggregateNotFoundException neverPosted) {
            // Somebody has resolved the break with a reason alone.
            return;
        }
    }
}
