package org.mentorlink.app.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The wall clock plus an offset that only grows. While time is being moved forward it stands still at each step, so
 * that everything a step causes happens at exactly the step's time.
 */
public final class SandboxClock extends Clock implements MovableClock {

    private final Clock wall;
    private final Consumer<Duration> save;
    private volatile Reading reading;

    /** Either running with an offset, or standing at an instant. */
    private record Reading(Duration offset, @Nullable Instant standing) {}

    /**
     * Continues a clock.
     *
     * @param offset what was saved last
     * @param save keeps the offset, so that time does not go back at a restart
     */
    SandboxClock(Clock wall, Duration offset, Consumer<Duration> save) {
        this.wall = wall;
        this.save = save;
        this.reading = new Reading(offset, null);
    }

    @Override
    public Instant instant() {
        Reading now = reading;
        return now.standing() != null ? now.standing() : wall.instant().plus(now.offset());
    }

    @Override
    public synchronized Instant stand() {
        Instant now = instant();
        reading = new Reading(offsetTo(now), now);
        return now;
    }

    @Override
    public synchronized void stand(Instant at) {
        reading = new Reading(offsetTo(at), at);
    }

    @Override
    public synchronized void runFrom(Instant at) {
        reading = new Reading(offsetTo(at), null);
    }

    private Duration offsetTo(Instant at) {
        Instant standing = reading.standing();
        if (standing != null && at.isBefore(standing)) {
            throw new IllegalArgumentException("Time only moves forward: from " + standing + " to " + at);
        }
        Duration offset = Duration.between(wall.instant(), at);
        save.accept(offset);
        return offset;
    }

    @Override
    public ZoneId getZone() {
        return wall.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new InZone(this, zone);
    }
}
