package org.mentorlink.app.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mentorlink.app.store.Processors;
import org.mentorlink.shared.SandboxTime;

/**
 * Moves the sandbox's time from one due event to the next. At each step the clock stands at exactly the due time until
 * every processor has seen everything and no command is under way, so that the outcome does not depend on speed.
 */
final class SteppedSandboxTime implements SandboxTime {

    private static final Duration FURTHEST = Duration.ofDays(400);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MovableClock clock;
    private final Schedule schedule;
    private final Processors processors;
    private final ScheduleRunner runner;

    SteppedSandboxTime(MovableClock clock, Schedule schedule, Processors processors, ScheduleRunner runner) {
        this.clock = clock;
        this.schedule = schedule;
        this.processors = processors;
        this.runner = runner;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Instant advance(Duration by) {
        if (!by.isPositive() || by.compareTo(FURTHEST) > 0) {
            throw new IllegalArgumentException("Time moves forward by more than zero and at most 400 days, not " + by);
        }
        schedule.exclusively(() -> moveTo(by));
        runner.wake();
        return clock.instant();
    }

    private void moveTo(Duration by) {
        Instant target = clock.stand().plus(by);
        try {
            processors.awaitQuiet(PATIENCE);
            fireUpTo(target);
            clock.stand(target);
            processors.awaitQuiet(PATIENCE);
            // What happened at the target may have scheduled something for at once.
            fireUpTo(target);
        } finally {
            clock.runFrom(clock.instant());
        }
    }

    private void fireUpTo(Instant target) {
        Optional<Instant> due = schedule.nextDue();
        while (due.isPresent() && !due.get().isAfter(target)) {
            Instant step = due.get().isAfter(clock.instant()) ? due.get() : clock.instant();
            clock.stand(step);
            schedule.fireEarliest(step);
            processors.awaitQuiet(PATIENCE);
            due = schedule.nextDue();
        }
    }
}
