package org.mentorlink.api.booking;

import java.time.Clock;
import java.time.Duration;
import org.mentorlink.api.graphql.ApiProperties;
import org.mentorlink.api.graphql.RateLimit;
import org.mentorlink.api.graphql.RateLimits;
import org.mentorlink.booking.BookingId;
import org.springframework.stereotype.Component;

/**
 * I7: how many bookings a member may ask for in an hour. Asking again for the same one is free, and so is a request of which
 * nothing came: who is told that a time is gone picks another and is not shut out for it. A declined payment counts, or cards
 * could be tried out here; and so that asking for the impossible is no way to load the system, tries are bounded, too.
 */
@Component
class BookingLimit {

    /** How many tries there are for each request that counts. */
    static final int TRIES = 10;

    private final RateLimit requests;
    private final RateLimit tries;

    BookingLimit(ApiProperties properties, RateLimits limits, Clock clock) {
        var most = properties.limits().bookings();
        this.requests = limits.of("booking", most, Duration.ofHours(1), clock);
        this.tries = limits.of("booking-try", most * TRIES, Duration.ofHours(1), clock);
    }

    /** Counts a request before anything is done, so that no two at once slip through. */
    RateLimit.Use use(String memberId, BookingId bookingId) {
        var use = requests.take(memberId, bookingId.value());
        if (!use.isNew()) {
            return use;
        }
        var wait = tries.use(memberId);
        if (wait > 0) {
            giveBack(memberId, bookingId);
            return new RateLimit.Use(wait, false);
        }
        return use;
    }

    /** A request that was new came to nothing. */
    void giveBack(String memberId, BookingId bookingId) {
        requests.giveBack(memberId, bookingId.value());
    }
}
