package org.mentorlink.query.booking;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mentorlink.booking.BookingView;
import org.springframework.stereotype.Component;

/** Sessions that are over and whose bookings go on as if they were not: that they ended was never said, or never heard. */
@Component
public class OverdueSessions {

    /** No session is longer. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Bookings bookings;

    OverdueSessions(Bookings bookings) {
        this.bookings = bookings;
    }

    /**
     * Those that ended then.
     *
     * @param to not included
     * @param most so many are looked at, the earliest first
     * @return by booking, when the session ended
     */
    public Map<String, Instant> endedBetween(Instant from, Instant to, int most) {
        var began = and(
                eq(Bookings.LIVE, true),
                gte(Bookings.AGENDA, BookingView.agendaKey(from.minus(LONGEST))),
                lt(Bookings.AGENDA, BookingView.agendaKey(to)));
        var found = new LinkedHashMap<String, Instant>();
        for (var booking : bookings.list(began, Sorts.ascending(Bookings.AGENDA), most)) {
            if (!booking.endsAt().isBefore(from) && booking.endsAt().isBefore(to)) {
                found.put(booking.id(), booking.endsAt());
            }
        }
        return found;
    }
}
