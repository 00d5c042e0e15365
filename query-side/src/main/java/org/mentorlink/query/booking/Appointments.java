package org.mentorlink.query.booking;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of what members have in their calendars, found by time. */
@Component
public class Appointments extends Views<AppointmentView> {

    public static final int MOST = 2_000;

    private static final String MENTEE = "menteeId";
    private static final String MENTOR_MEMBER = "mentorMemberId";
    private static final String FROM = "from";
    private static final String UNTIL = "until";

    Appointments(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "appointments",
                AppointmentView.class,
                Indexes.ascending(MENTEE, FROM),
                Indexes.ascending(MENTOR_MEMBER, FROM));
    }

    /**
     * What was called off is at no time, and so is never found. A mentor has one group session in the calendar, not each of
     * its seats.
     */
    @Override
    protected Map<String, ? extends @Nullable Object> keys(AppointmentView appointment) {
        Map<String, @Nullable Object> keys = new HashMap<>();
        keys.put(MENTEE, appointment.menteeId());
        if (appointment.menteeId() == null || appointment.groupSessionId() == null) {
            keys.put(MENTOR_MEMBER, appointment.mentorMemberId());
        }
        if (!appointment.calledOff()) {
            var proposal = appointment.proposal();
            var from = appointment.startsAt();
            var until = appointment.endsAt();
            keys.put(FROM, millis(proposal != null && proposal.startsAt().isBefore(from) ? proposal.startsAt() : from));
            keys.put(UNTIL, millis(proposal != null && proposal.endsAt().isAfter(until) ? proposal.endsAt() : until));
        }
        return keys;
    }

    /** By start; of a proposal too, where it is the earlier. One that lies around the window may be among them. */
    public List<AppointmentView> of(String memberId, Instant from, @Nullable Instant to, int most) {
        var theirs = or(eq(MENTEE, memberId), eq(MENTOR_MEMBER, memberId));
        var notOver = gt(UNTIL, millis(from));
        return list(
                to == null ? and(theirs, notOver) : and(theirs, notOver, lt(FROM, millis(to))),
                Sorts.ascending(FROM, "_id"),
                Math.clamp(most, 1, MOST));
    }

    private static long millis(Instant moment) {
        return moment.toEpochMilli();
    }
}
