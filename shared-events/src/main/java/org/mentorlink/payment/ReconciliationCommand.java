package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.mentorlink.membership.MemberId;

/** What can be asked of a reconciliation. */
public sealed interface ReconciliationCommand {

    ReconciliationId reconciliationId();

    /**
     * Keeps what a comparison came to.
     *
     * @param from first moment of the period
     * @param to first moment after it
     * @param reportIds the reports that were handed in and compared with
     * @param fetched whether the gateways that tell their books were asked for them
     */
    record RecordReconciliation(
            @TargetAggregateIdentifier ReconciliationId reconciliationId,
            Instant from,
            Instant to,
            Reconciled outcome,
            List<GatewayReportId> reportIds,
            boolean fetched)
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

    /** Takes back what a break was resolved with; what was posted for it is posted back. */
    record ReopenBreak(
            @TargetAggregateIdentifier ReconciliationId reconciliationId, int number, MemberId memberId, String reason)
            implements ReconciliationCommand {}
}
