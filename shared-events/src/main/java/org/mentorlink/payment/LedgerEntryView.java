package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;

/** One entry of the ledger: what one event moved, debits and credits equal. */
public record LedgerEntryView(
        String id, long position, Instant at, String description, String bookingId, List<Line> lines) {

    /** Minor units; one of the two is nothing. */
    public record Line(String account, String currency, long debitMinor, long creditMinor) {}
}
