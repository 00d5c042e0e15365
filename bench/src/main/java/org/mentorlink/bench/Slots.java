package org.mentorlink.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Deals out hours so that nobody ever has two sessions at a time: of each hour every mentee has one, and with the next
 * mentor an hour later.
 */
final class Slots {

    static final int HORIZON_DAYS = 365;

    private final int people;
    private final Instant firstHour;
    private final AtomicLong dealt = new AtomicLong();

    /**
     * @param people mentors, and as many mentees
     * @param now everything is later than the next day
     */
    Slots(int people, Instant now) {
        this.people = people;
        this.firstHour = now.truncatedTo(ChronoUnit.DAYS).plus(2, ChronoUnit.DAYS);
    }

    /**
     * An hour that is free for both.
     *
     * @param mentee from 0
     * @param mentor from 0
     */
    record Slot(int mentee, int mentor, Instant startsAt) {}

    Slot next() {
        var number = dealt.getAndIncrement();
        var hour = number / people;
        var mentee = (int) (number % people);
        if (hour >= (HORIZON_DAYS - 3) * 24L) {
            throw new IllegalStateException("everybody is booked out; use more --people");
        }
        return new Slot(mentee, (int) ((mentee + hour) % people), firstHour.plus(hour, ChronoUnit.HOURS));
    }
}
