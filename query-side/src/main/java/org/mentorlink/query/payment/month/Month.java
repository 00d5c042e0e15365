package org.mentorlink.query.payment.month;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.mentorlink.payment.FinanceEntry;
import org.mentorlink.payment.MonthReport;
import org.mentorlink.query.payment.reconciliation.Comparisons;

/**
 * Which entries a month's report is about. Each entry belongs to exactly one: the first closed month that ends after it and whose
 * position it does not lie behind. One with an earlier date that came too late for its own month is a correction in the next.
 *
 * <p>From format 2 on so is what staff post about a movement that the gateway booked in an earlier month.
 *
 * @param position of the last event that counts
 * @param format of what is written, see {@link MonthReport#format}
 * @param before the months closed before, the earliest first
 * @param comparisons with the gateways' books, as they stood at that position; none before format 3
 */
record Month(YearMonth period, ZoneId zone, long position, int format, List<Closed> before, Comparisons comparisons) {

    /** The first format in which what is posted about an earlier month is a correction. */
    private static final int POSTINGS_CORRECT = 2;

    /** The first format that tells what was compared with the gateways' books. */
    private static final int COMPARISONS_TOLD = 3;

    Month {
        before = List.copyOf(before);
    }

    /** A month closed before. */
    record Closed(Instant end, long position) {

        static Closed of(MonthReport report) {
            var end = YearMonth.parse(report.period()).plusMonths(1);
            return new Closed(beginningOf(end, ZoneId.of(report.timeZone())), report.position());
        }

        private boolean holds(FinanceEntry entry) {
            return entry.position() <= position && entry.at().isBefore(end);
        }
    }

    /** Where an entry belongs, as this month sees it. */
    enum Place {
        BEFORE,
        ENTRY,
        CORRECTION,
        AFTER
    }

    boolean tellsComparisons() {
        return format >= COMPARISONS_TOLD;
    }

    Month with(Comparisons found) {
        return new Month(period, zone, position, format, before, found);
    }

    Instant from() {
        return beginningOf(period, zone);
    }

    Instant to() {
        return beginningOf(period.plusMonths(1), zone);
    }

    Place place(FinanceEntry entry) {
        if (before.stream().anyMatch(closed -> closed.holds(entry))) {
            return Place.BEFORE;
        }
        if (entry.position() > position || !entry.at().isBefore(to())) {
            return Place.AFTER;
        }
        return about(entry).isBefore(from()) ? Place.CORRECTION : Place.ENTRY;
    }

    /** The month that it is about. */
    YearMonth monthOf(FinanceEntry entry) {
        return monthOf(about(entry), zone);
    }

    private Instant about(FinanceEntry entry) {
        var booked = entry.bookedAt();
        return format >= POSTINGS_CORRECT && booked != null && booked.isBefore(entry.at()) ? booked : entry.at();
    }

    static YearMonth monthOf(Instant at, ZoneId zone) {
        return YearMonth.from(at.atZone(zone));
    }

    private static Instant beginningOf(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
