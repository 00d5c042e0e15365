package org.mentorlink.payment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Money;

/** What can be asked of an adjustment of the ledger. */
public sealed interface AdjustmentCommand {

    AdjustmentId adjustmentId();

    /**
     * Resolves a break by a posting; the same once more changes nothing.
     *
     * @param adjustmentId of that break
     * @param amount what whoever asks for it expects to be posted; less than nothing for what came to the gateway's account
     */
    record PostAdjustment(
            @TargetAggregateIdentifier AdjustmentId adjustmentId,
            ReconciliationId reconciliationId,
            int number,
            Money amount,
            MemberId memberId,
            String reason)
            implements AdjustmentCommand {}

    /**
     * Posts back what was posted for a break, as the reconciliation asks whose break is reopened; nothing, where it was posted for
     * another comparison's break of the same.
     */
    record ReverseAdjustment(
            @TargetAggregateIdentifier AdjustmentId adjustmentId,
            ReconciliationId reconciliationId,
            int number,
            MemberId memberId,
            String reason)
            implements AdjustmentCommand {}
}
