package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger: what one event moved, debits and credits equal.
 *
 * @param subject what the event happened to, whose trail tells the event; absent where the entry was noted before this was
 * @param bookingId absent where it is not about a booking
 */
public record LedgerEntryView(
        String id,
        long position,
        Instant at,
        String description,
        @Nullable String subject,
        @Nullable String bookingId,
        List<Line> lines) {

    /** Minor units; one of the two is nothing. */
    public record Line(String account, String currency, long debitMinor, long creditMinor) {}
}
