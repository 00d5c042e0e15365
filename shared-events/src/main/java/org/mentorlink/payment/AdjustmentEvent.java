package org.mentorlink.payment;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/** What has happened to an adjustment of the ledger. */
public sealed interface AdjustmentEvent {

    AdjustmentId adjustmentId();

    /**
     * Staff brought the ledger level with a gateway's books.
     *
     * @param reconciliationId where the difference was found
     * @param number of the break there
     * @param movement in the gateway's books
     * @param amount what left the gateway's account; less than nothing where it came to it, as a fee that was given back
     * @param bookingId which booking it is about, as far as that is known
     * @param gatewayReference the gateway's own name of the movement
     * @param bookedAt when the gateway booked it
     * @param ledgerPosition of the event of the movement that a fee is for; absent for what the ledger had none of
     * @param memberId who posted it
     */
    @Revision("1")
    record AdjustmentPosted(
            AdjustmentId adjustmentId,
            ReconciliationId reconciliationId,
            int number,
            AdjustmentKind kind,
            MovementKind movement,
            Money amount,
            @Nullable BookingId bookingId,
            String gatewayReference,
            Instant bookedAt,
            @Nullable Long ledgerPosition,
            MemberId memberId,
            Personal reason)
            implements AdjustmentEvent {

        /** Whether it was posted for that break. */
        public boolean isOf(ReconciliationId reconciliation, int breakNumber) {
            return reconciliationId.equals(reconciliation) && number == breakNumber;
        }
    }

    /**
     * What was posted is posted back, as where the report that told of it was wrong. What it was about may be posted once more.
     *
     * @param reconciliationId in which it was posted
     * @param number of the break there
     * @param movement as it was posted, like all that follows
     * @param memberId who took it back
     */
    @Revision("1")
    record AdjustmentReversed(
            AdjustmentId adjustmentId,
            ReconciliationId reconciliationId,
            int number,
            AdjustmentKind kind,
            MovementKind movement,
            Money amount,
            @Nullable BookingId bookingId,
            String gatewayReference,
            Instant bookedAt,
            MemberId memberId,
            Personal reason)
            implements AdjustmentEvent {}
}
