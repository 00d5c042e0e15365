package org.mentorlink.api.graphql;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** R2: how often the same address may come without signing in. By the wall clock, which no sandbox moves. */
@Component
public class Limits {

    private final RateLimit anonymous;

    Limits(ApiProperties properties, @Qualifier("wallClock") Clock wallClock) {
        this.anonymous = new RateLimit(properties.limits().anonymous(), Duration.ofMinutes(15), wallClock);
    }

    /** Counts one anonymous request, or throws a RATE_LIMITED problem. */
    public void anonymous(String address) {
        var wait = anonymous.use(address);
        if (wait > 0) {
            throw Problem.rateLimited(wait);
        }
    }

    /**
     * Counts one try of a credential. The first of an anonymous request was counted with the request; more of them in
     * one request, and those of members, count by themselves.
     */
    public void credential(Visit visit) {
        if (!visit.useCount()) {
            anonymous(visit.address());
        }
    }
}
