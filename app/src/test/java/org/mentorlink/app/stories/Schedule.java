package org.mentorlink.app.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.axonframework.eventhandling.scheduling.java.SimpleScheduleToken;

/** What falls due when. Deadlines of one moment come in the order in which they were scheduled. */
final class Schedule implements EventScheduler {

    /** @param number rises with each */
    record Due(int number, Instant at, EventMessage<?> event) {}

    private Map<String, Due> pending = new TreeMap<>();
    private int scheduled;

    void clear() {
        pending.clear();
    }

    /** Takes what was scheduled since back, as a transaction does that is rolled back. */
    Runnable undo() {
        var before = new TreeMap<>(pending);
        return () -> pending = before;
    }

    Optional<Due> next() {
        return pending.values().stream().min(Comparator.comparing(Due::at).thenComparing(Due::number));
    }

    void remove(Due due) {
        pending.values().remove(due);
    }

    @Override
    public ScheduleToken schedule(Instant at, Object event) {
        var number = ++scheduled;
        pending.put("schedule-" + number, new Due(number, at, GenericEventMessage.asEventMessage(event)));
        return new SimpleScheduleToken("schedule-" + number);
    }

    @Override
    public ScheduleToken schedule(Duration after, Object event) {
        throw new UnsupportedOperationException("a process knows when");
    }

    @Override
    public void cancelSchedule(ScheduleToken token) {
        pending.remove(((SimpleScheduleToken) token).getTokenId());
    }
}
