package org.mentorlink.payment;

import org.jspecify.annotations.Nullable;

/**
 * The report of a month as it would be closed now.
 *
 * @param begun the month in which money moved first; absent where none ever did
 * @param previous the month that was closed last; absent where none was
 */
public record MonthDraft(
        MonthReport report,
        @Nullable String begun,
        @Nullable String previous) {}
