package org.mentorlink.app.time;

import java.time.Clock;
import java.time.Instant;

/** For tests that mean one millisecond and no other. */
public final class StandingClock {

    private StandingClock() {}

    /** The sandbox's clock stands there until it is moved forward. */
    public static void standAt(Clock sandboxClock, Instant moment) {
        ((SandboxClock) sandboxClock).stand(moment);
    }
}
