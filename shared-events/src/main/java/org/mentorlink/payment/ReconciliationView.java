package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of the ledger and a gateway's books, as staff read it.
 *
 * @param position of the last event that was compared
 * @param reportId what the events were compared with; absent where the gateway was asked
 * @param ranPosition of its own first event; later runs have a higher one
 */
public record ReconciliationView(
        String id,
        Instant from,
        Instant to,
        long position,
        int matched,
        List<BreakView> breaks,
        Instant ranAt,
        long ranPosition,
        @Nullable String reportId) {

    /** Money in question in breaks that nobody has explained, in minor units of whatever currency: nothing exactly where there is none. */
    public long unexplainedMinor() {
        return breaks.stream()
                .filter(found -> !found.resolved())
                .mapToLong(found -> found.facts().stake().amountMinor())
                .reduce(0, Math::addExact);
    }

    /**
     * A break and what became of it.
     *
     * @param explanation in words
     * @param resolution why it is none, or what became of it; absent before and after an erasure
     */
    public record BreakView(
            ReconciliationBreak facts,
            String explanation,
            @Nullable String assigneeId,
            boolean resolved,
            @Nullable String resolution,
            @Nullable String resolvedBy,
            @Nullable Instant resolvedAt) {}
}
