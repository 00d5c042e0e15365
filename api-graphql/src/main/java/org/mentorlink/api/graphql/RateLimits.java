package org.mentorlink.api.graphql;

import java.time.Clock;
import java.time.Duration;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Makes limits that all processes of the API share as far as they share their store. */
@Component
public class RateLimits {

    private final EphemeralStore store;
    private final Clock wallClock;

    RateLimits(EphemeralStore store, @Qualifier("wallClock") Clock wallClock) {
        this.store = store;
        this.wallClock = wallClock;
    }

    /** A limit by the wall clock, which no sandbox moves. */
    public RateLimit of(String limit, int uses, Duration period) {
        return of(limit, uses, period, wallClock);
    }

    /**
     * @param limit its name; two limits of one name are the same
     * @param clock whose hours count
     */
    public RateLimit of(String limit, int uses, Duration period, Clock clock) {
        return new RateLimit(store, limit, uses, period, clock, wallClock);
    }
}
