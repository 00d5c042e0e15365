package org.mentorlink.payment;

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
 */
public record MonthReport(
        String period,
        String timeZone,
        long position,
        int format,
        int entries,
        int corrections,
        String csvSha256,
        String jsonSha256) {}
