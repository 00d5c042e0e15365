package org.mentorlink.shared;

import java.time.Duration;
import java.time.Instant;

/** The sandbox's time: runs with the wall clock and can be moved forward. Absent outside the sandbox. */
public interface SandboxTime {

    Instant now();

    /**
     * Moves time forward. What falls due on the way happens first, in order, each at its own time and with all its
     * consequences.
     *
     * @param by more than zero, at most 400 days
     * @return the time after the move
     * @throws IllegalArgumentException when {@code by} is out of bounds
     */
    Instant advance(Duration by);
}
