package org.mentorlink.payment;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;

/** What can be asked of a reconciliation. */
public sealed interface ReconciliationCommand {

    ReconciliationId reconciliationId();

    /**
     * Keeps what a comparison came to.
     *
     * @param from first moment of the period
     * @param to first moment after it
     * @param reportId what the events were compared with; absent where the gateway was asked
     */
    record RecordReconciliation(
            @TargetAggregateIdentifier ReconciliationId reconciliationId,
            Instant from,
            Instant to,
            Reconciled outcome,
            @Nullable GatewayReportId reportId)
            implements ReconciliationCommand {

        @Override
        public String toString() {
            return "RecordReconciliation[" + reconciliationId + ", " + from + " to " + to + ", " + outcome.found()
                    + " breaks]";
        }
    }

    /** Says who looks into a break. */
    record AssignBreak(@TargetAggregateIdentifier ReconciliationId reconciliationId, int number, MemberId assigneeId)
            implements ReconciliationCommand {}

    /** Says why a break is none, or what became of it. */
    record ResolveBreak(
            @TargetAggregateIdentifier ReconciliationId reconciliationId, int number, MemberId memberId, String reason)
            implements ReconciliationCommand {}
}
