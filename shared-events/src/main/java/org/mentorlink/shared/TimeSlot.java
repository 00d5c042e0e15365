package org.mentorlink.shared;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time, its start included and its end not. */
public record TimeSlot(Instant startsAt, Instant endsAt) {

    public TimeSlot {
        if (!endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("a time slot ends after it starts");
        }
    }

    public static TimeSlot of(Instant startsAt, Duration length) {
        return new TimeSlot(startsAt, startsAt.plus(length));
    }

    public Duration length() {
        return Duration.between(startsAt, endsAt);
    }

    public boolean overlaps(TimeSlot other) {
        return startsAt.isBefore(other.endsAt) && other.startsAt.isBefore(endsAt);
    }

    public boolean contains(TimeSlot other) {
        return !other.startsAt.isBefore(startsAt) && !other.endsAt.isAfter(endsAt);
    }

    /** The same slot with the end moved later by what must stay free after it. */
    public TimeSlot followedBy(Duration buffer) {
        return new TimeSlot(startsAt, endsAt.plus(buffer));
    }
}
