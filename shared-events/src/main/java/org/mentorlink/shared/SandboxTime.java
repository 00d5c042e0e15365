package org.mentorlink.shared;

import java.time.Duration;
import java.time.Instant;

/** The sandbox's clock, which runs with the wall clock and can be moved forward. */
public interface SandboxTime {

    Instant now();

    /**
     * Moves the clock forward and fires everything that falls due on the way, in order, each at its own time, before it
     * answers.
     *
     * @param by more than nothing, at most 400 days
     * @return the time it is then
     * @throws IllegalArgumentException when {@code by} is out of range
     */
    Instant advance(Duration by);
}
