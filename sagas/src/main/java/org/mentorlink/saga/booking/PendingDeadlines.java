package org.mentorlink.saga.booking;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;

/** What a process has scheduled and what has not come yet: at most one deadline of each kind. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        setterVisibility = Visibility.NONE)
final class PendingDeadlines {

    /** Each scheduler has tokens of its own class. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    private Map<String, ScheduleToken> tokens = new TreeMap<>();

    /** Replaces the one of that kind that was scheduled before. */
    void schedule(EventScheduler scheduler, Instant at, Object deadline) {
        cancel(scheduler, deadline.getClass());
        tokens.put(deadline.getClass().getSimpleName(), scheduler.schedule(at, deadline));
    }

    void cancel(EventScheduler scheduler, Class<?> kind) {
        cancel(scheduler, kind.getSimpleName());
    }

    void cancelAll(EventScheduler scheduler) {
        List.copyOf(tokens.keySet()).forEach(kind -> cancel(scheduler, kind));
    }

    /** It has come: there is nothing left to cancel. */
    void passed(Object deadline) {
        tokens.remove(deadline.getClass().getSimpleName());
    }

    boolean includes(Class<?> kind) {
        return tokens.containsKey(kind.getSimpleName());
    }

    private void cancel(EventScheduler scheduler, String kind) {
        var token = tokens.remove(kind);
        if (token != null) {
            scheduler.cancelSchedule(token);
        }
    }
}
