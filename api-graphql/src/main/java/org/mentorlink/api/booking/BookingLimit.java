package org.mentorlink.api.booking;

import java.time.Clock;
import java.time.Duration;
import org.mentorlink.api.graphql.ApiProperties;
import org.mentorlink.api.graphql.RateLimit;
import org.mentorlink.api.graphql.RateLimits;
import org.mentorlink.booking.BookingId;
import org.springframework.stereotype.Component;

/** I7: how many bookings a member may ask for in an hour. Asking again for the same one is free. */
@Component
class BookingLimit {

    private final RateLimit requests;

    BookingLimit(ApiProperties properties, RateLimits limits, Clock clock) {
        this.requests = limits.of("booking", properties.limits().bookings(), Duration.ofHours(1), clock);
    }

    /** Answers 0, or after how many seconds the member may ask again. */
    long use(String memberId, BookingId bookingId) {
        return requests.use(memberId, bookingId.value());
    }
}
