package org.mentorlink.payment;

import org.jspecify.annotations.Nullable;

/**
 * What the report of a month comes to.
 *
 * @param period such as {@code 2026-11}
 * @param timeZone in which the month begins and ends
 * @param position of the last event that counts
 * @param format how it is written; a change that would write an old report otherwise gets another number
 * @param entries ledger entries of the month
 * @param corrections ledger entries of earlier months that were not there yet when those were closed
 * @param csvSha256 of the report as CSV, in hexadecimal digits
 * @param jsonSha256 of the report as JSON
 * @param openBreaks what differs from the gateways' books and nobody has explained; absent where the month was not compared as a whole,
 *     and in old ones
 * @param unexplainedMinor money in question in these, in minor units of whatever currency; absent as those are
 */
public record MonthReport(
        String period,
        String timeZone,
        long position,
        int format,
        int entries,
        int corrections,
        String csvSha256,
        String jsonSha256,
        @Nullable Integer openBreaks,
        @Nullable Long unexplainedMinor) {

    /** Of a month that was not compared. */
    public MonthReport(
            String period,
            String timeZone,
            long position,
            int format,
            int entries,
            int corrections,
            String csvSha256,
            String jsonSha256) {
        this(period, timeZone, position, format, entries, corrections, csvSha256, jsonSha256, null, null);
    }
}
