package org.mentorlink.app.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.jspecify.annotations.Nullable;

/**
 * Axon Server's own schedule, with what it leaves out: an event carries the correlation data of the message that schedules
 * it, as every other does.
 */
final class ServerScheduler implements EventScheduler {

    private final EventScheduler server;
    private final Clock clock;

    ServerScheduler(EventScheduler server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Override
    public ScheduleToken schedule(Instant due, Object event) {
        // Made here, within the unit of work that schedules: that gives it the correlation data.
        return server.schedule(due, GenericEventMessage.asEventMessage(event));
    }

    @Override
    public ScheduleToken schedule(Duration after, Object event) {
        return schedule(clock.instant().plus(after), event);
    }

    @Override
    public void cancelSchedule(ScheduleToken token) {
        server.cancelSchedule(token);
    }

    @Override
    public ScheduleToken reschedule(@Nullable ScheduleToken token, Duration after, Object event) {
        return server.reschedule(token, after, GenericEventMessage.asEventMessage(event));
    }
}
