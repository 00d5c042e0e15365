package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of the ledger and a gateway's books, as staff read it.
 *
 * @param position of the last event that was compared
 * @param ranPosition of its own first event; later runs have a higher one
 * @param reportIds the reports that were handed in and compared with
 * @param fetched whether the gateways that tell their books were asked for them
 * @param more breaks beyond those that are told one by one; none in old ones
 * @param bookings how many bookings of the period agree with where their money is; absent in old ones
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
        List<String> reportIds,
        boolean fetched,
        @Nullable Integer bookings,
        List<MoreBreaks> more) {

    public ReconciliationView {
        // Absent in what an older version has kept.
        reportIds = Objects.requireNonNullElse(reportIds, List.of());
        more = Objects.requireNonNullElse(more, List.of());
    }

    /** Money in question in breaks that nobody has explained, in minor units of whatever currency: nothing exactly where there is none. */
    public long unexplainedMinor() {
        var ofMore = more.stream().map(MoreBreaks::stake);
        var ofEach = breaks.stream()
                .filter(found -> !found.resolved())
                .map(found -> found.facts().stake());
        // In old runs it has the sign of the gateway's line.
        return Stream.concat(ofEach, ofMore)
                .mapToLong(stake -> Math.abs(stake.amountMinor()))
                .reduce(0, ReconciliationView::sum);
    }

    /** The most that can be told, where a report of an old run told of more than any gateway has. */
    private static long sum(long one, long other) {
        var sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
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
