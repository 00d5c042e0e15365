package org.mentorlink.api.booking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.mentorlink.api.graphql.ApiProperties;
import org.mentorlink.api.graphql.RateLimit;
import org.mentorlink.booking.BookingId;
import org.springframework.stereotype.Component;

/** I7: how many bookings a member may ask for in an hour. Asking again for the same one is free. */
@Component
class BookingLimit {

    private static final long REMEMBERED = 100_000;

    private final RateLimit requests;
    private final Cache<BookingId, Boolean> counted =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    BookingLimit(ApiProperties properties, Clock clock) {
        this.requests = new RateLimit(properties.limits().bookings(), Duration.ofHours(1), clock);
    }

    /** Answers 0, or after how many seconds the member may ask again. */
    long use(String memberId, BookingId bookingId) {
        if (counted.getIfPresent(bookingId) != null) {
            return 0;
        }
        var wait = requests.use(memberId);
        if (wait == 0) {
            counted.put(bookingId, true);
        }
        return wait;
    }
}
