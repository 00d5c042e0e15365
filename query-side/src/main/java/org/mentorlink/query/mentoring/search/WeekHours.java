package org.mentorlink.query.mentoring.search;

import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.apache.lucene.util.BytesRef;
import org.mentorlink.mentoring.Availability;
import org.mentorlink.mentoring.Hours;

/**
 * Some of the 168 hours of a week by the wall clock, one bit each. Coarse on purpose: hours that a mentor's week touches
 * and those that a window of time touches have one in common whenever the mentor's week has a session that starts in the
 * window, and sometimes when it has not. What a mentor's calendar says is not in it.
 */
record WeekHours(long first, long second, long third) {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration STEP = Duration.ofMinutes(15);
    static final WeekHours ALL = new WeekHours(-1, -1, -1);
    private static final WeekHours NONE = new WeekHours(0, 0, 0);

    /** What a date of its own opens counts for its weekday, in every week. */
    static WeekHours of(Availability availability) {
        var bits = new long[3];
        for (var window : availability.weekly().windows()) {
            set(bits, window.day(), window.hours());
        }
        for (var date : availability.dates()) {
            for (var hours : date.hours()) {
                set(bits, date.date().getDayOfWeek(), hours);
            }
        }
        return of(bits);
    }

    private static void set(long[] bits, DayOfWeek day, Hours hours) {
        var lastMinute = hours.end().minusMinutes(1);
        for (var hour = hours.start().getHour(); hour <= lastMinute.getHour(); hour++) {
            set(bits, day, hour);
        }
    }

    /** The hours that [from, to) touches by the wall clock of a zone. Offsets are whole quarters of an hour. */
    static WeekHours touched(ZoneId zone, Instant from, Instant to) {
        if (Duration.between(from, to).compareTo(WEEK) >= 0) {
            return ALL;
        }
        var bits = new long[3];
        var quarter = STEP.toSeconds();
        var start = Instant.ofEpochSecond(Math.floorDiv(from.getEpochSecond(), quarter) * quarter);
        for (var moment = start; moment.isBefore(to); moment = moment.plus(STEP)) {
            var time = ZonedDateTime.ofInstant(moment, zone);
            set(bits, time.getDayOfWeek(), time.getHour());
        }
        return of(bits);
    }

    /** The one offset that a zone has all the time from one moment to another, if it has; then it stands for the zone. */
    static ZoneId simplest(ZoneId zone, Instant from, Instant to) {
        var rules = zone.getRules();
        var next = rules.nextTransition(from);
        ZoneOffset offset = rules.getOffset(from);
        return next == null || next.getInstant().isAfter(to) ? offset : zone;
    }

    boolean isEmpty() {
        return equals(NONE);
    }

    boolean meets(BytesRef bytes) {
        var other = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        return (first & other.getLong()) != 0 || (second & other.getLong()) != 0 || (third & other.getLong()) != 0;
    }

    BytesRef bytes() {
        return new BytesRef(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .array());
    }

    private static void set(long[] bits, DayOfWeek day, int hour) {
        var bit = (day.getValue() - 1) * 24 + hour;
        bits[bit / Long.SIZE] |= 1L << (bit % Long.SIZE);
    }

    private static WeekHours of(long[] bits) {
        return new WeekHours(bits[0], bits[1], bits[2]);
    }
}
