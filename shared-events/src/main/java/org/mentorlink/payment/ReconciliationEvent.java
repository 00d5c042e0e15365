package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;

/** What has happened to a reconciliation. */
public sealed interface ReconciliationEvent {

    ReconciliationId reconciliationId();

    /**
     * The ledger was compared with a gateway's books.
     *
     * @param from first moment of the period
     * @param to first moment after it
     * @param position of the last event that was read
     * @param matched how many movements of the period agree
     * @param found how many differences there are; they follow in {@link BreaksFound}
     * @param reportId what the events were compared with; absent where gateways were asked, and in new ones
     * @param bookings how many bookings of the period agree with where their money is; absent in old ones, which did not ask
     * @param reportIds the reports that were handed in and compared with; absent in old ones
     * @param fetched whether the gateways that tell their books were asked for them; absent in old ones
     */
    @Revision("2")
    record ReconciliationRun(
            ReconciliationId reconciliationId,
            Instant from,
            Instant to,
            long position,
            int matched,
            int found,
            @Nullable GatewayReportId reportId,
            @Nullable Integer bookings,
            @Nullable List<GatewayReportId> reportIds,
            @Nullable Boolean fetched)
            implements ReconciliationEvent {}

    /** Some of the differences. */
    @Revision("3")
    record BreaksFound(ReconciliationId reconciliationId, List<ReconciliationBreak> breaks)
            implements ReconciliationEvent {}

    /** There are more than are told one by one; a shorter period tells which. */
    @Revision("1")
    record MoreBreaksFound(ReconciliationId reconciliationId, List<MoreBreaks> more) implements ReconciliationEvent {}

    @Revision("1")
    record BreakAssigned(ReconciliationId reconciliationId, int number, MemberId assigneeId)
            implements ReconciliationEvent {}

    @Revision("1")
    record BreakResolved(ReconciliationId reconciliationId, int number, MemberId memberId, Personal reason)
            implements ReconciliationEvent {}

    /** What it was resolved with does not hold: it is unexplained once more. */
    @Revision("1")
    record BreakReopened(ReconciliationId reconciliationId, int number, MemberId memberId, Personal reason)
            implements ReconciliationEvent {}
}
