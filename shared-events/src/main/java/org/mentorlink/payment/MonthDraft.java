package org.mentorlink.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The report of a month as it would be closed now.
 *
 * @param madeAt before its position was taken: no event of that moment or later is sure to be in it
 * @param begun the month in which money moved first; absent where none ever did
 * @param previous the month that was closed last; absent where none was
 */
public record MonthDraft(
        MonthReport report,
        Instant madeAt,
        @Nullable String begun,
        @Nullable String previous) {}
