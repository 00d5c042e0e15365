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
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.AppointmentView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.mentorlink.shared.Settings;
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
    private static final String PROPOSED_FROM = "proposedFrom";
    private static final String PROPOSED_UNTIL = "proposedUntil";
    private static final String FIRST = "first";
    private static final String CALLED_OFF_UNTIL = "calledOffUntil";

    Appointments(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "appointments",
                AppointmentView.class,
                Indexes.ascending(MENTEE, FROM),
                Indexes.ascending(MENTOR_MEMBER, FROM),
                Indexes.ascending(MENTEE, PROPOSED_FROM),
                Indexes.ascending(MENTOR_MEMBER, PROPOSED_FROM),
                Indexes.ascending(MENTEE, CALLED_OFF_UNTIL),
                Indexes.ascending(MENTOR_MEMBER, CALLED_OFF_UNTIL));
    }

    /**
     * What was called off is at no time, and so is found only by those who look for just that. A mentor has one group session in the calendar, not each of
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
            var from = millis(appointment.startsAt());
            keys.put(FROM, from);
            keys.put(UNTIL, millis(appointment.endsAt()));
            keys.put(FIRST, proposal == null ? from : Math.min(from, millis(proposal.startsAt())));
            if (proposal != null) {
                keys.put(PROPOSED_FROM, millis(proposal.startsAt()));
                keys.put(PROPOSED_UNTIL, millis(proposal.endsAt()));
            }
        } else if (appointment.agreed()) {
            keys.put(CALLED_OFF_UNTIL, millis(appointment.endsAt()));
        }
        return keys;
    }

    /**
     * Those whose session or open proposal touches the window, by start; of the proposal, where it is the earlier. Each way to
     * be found has an index of its own and both its ends, so that what lies outside is not looked at.
     */
    public List<AppointmentView> of(String memberId, Instant from, @Nullable Instant to, int most) {
        return list(
                or(
                        touching(MENTEE, memberId, FROM, UNTIL, from, to),
                        touching(MENTOR_MEMBER, memberId, FROM, UNTIL, from, to),
                        touching(MENTEE, memberId, PROPOSED_FROM, PROPOSED_UNTIL, from, to),
                        touching(MENTOR_MEMBER, memberId, PROPOSED_FROM, PROPOSED_UNTIL, from, to)),
                Sorts.ascending(FIRST, "_id"),
                Math.clamp(most, 1, MOST));
    }

    /** Those that were agreed on, do not take place, and would not be over by then. */
    List<AppointmentView> calledOff(String memberId, Instant from, int most) {
        var notOver = gt(CALLED_OFF_UNTIL, millis(from));
        return list(
                or(and(eq(MENTEE, memberId), notOver), and(eq(MENTOR_MEMBER, memberId), notOver)),
                Sorts.ascending(CALLED_OFF_UNTIL, "_id"),
                Math.clamp(most, 1, MOST));
    }

    private static Bson touching(
            String side, String memberId, String start, String end, Instant from, @Nullable Instant to) {
        var notBefore = and(
                eq(side, memberId),
                // What is not over by then began at most as long before as any session lasts.
                gt(start, millis(from.minus(Settings.GROUP_SESSION))),
                gt(end, millis(from)));
        return to == null ? notBefore : and(notBefore, lt(start, millis(to)));
    }

    private static long millis(Instant moment) {
        return moment.toEpochMilli();
    }
}
