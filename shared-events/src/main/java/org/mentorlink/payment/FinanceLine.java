package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link FinanceEntry} as it is told outside, wherever that is. What is absent is null, so that every line has every field;
 * see docs/finance-events.md.
 *
 * @param version of the form. Fields may be added to it; when one changes its meaning, it becomes another
 * @param at RFC 3339, UTC
 */
@JsonPropertyOrder({
    "version",
    "position",
    "at",
    "eventId",
    "type",
    "streamId",
    "sequence",
    "actorId",
    "actorRole",
    "correlationId",
    "causationId",
    "bookingId",
    "paymentId",
    "payoutId",
    "mentorId",
    "gatewayReference",
    "lines"
})
public record FinanceLine(
        int version,
        long position,
        String at,
        String eventId,
        String type,
        String streamId,
        long sequence,
        String actorId,
        String actorRole,
        String correlationId,
        @Nullable String causationId,
        @Nullable String bookingId,
        @Nullable String paymentId,
        @Nullable String payoutId,
        @Nullable String mentorId,
        @Nullable String gatewayReference,
        List<LedgerEntryView.Line> lines) {

    public static final int VERSION = 1;

    public static FinanceLine of(FinanceEntry entry) {
        return new FinanceLine(
                VERSION,
                entry.position(),
                entry.at().toString(),
                entry.eventId(),
                entry.type(),
                entry.streamId(),
                entry.sequence(),
                entry.actorId(),
                entry.actorRole(),
                entry.correlationId(),
                entry.causationId(),
                entry.bookingId(),
                entry.paymentId(),
                entry.payoutId(),
                entry.mentorId(),
                entry.gatewayReference(),
                entry.lines());
    }
}
