package org.mentorlink.app.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The time of another clock, told in a zone. */
final class InZone extends Clock {

    private final Clock time;
    private final ZoneId zone;

    InZone(Clock time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return time.instant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new InZone(time, other);
    }
}
