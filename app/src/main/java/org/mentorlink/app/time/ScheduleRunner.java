package org.mentorlink.app.time;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mentorlink.app.store.Phases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Publishes scheduled events as they fall due. Sleeps until the next one, and wakes when an earlier one is added. */
final class ScheduleRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ScheduleRunner.class);
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    private final Schedule schedule;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean wake;
    private volatile boolean running;
    private @Nullable Thread thread;

    ScheduleRunner(Schedule schedule, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
        schedule.onScheduled(due -> wake());
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("schedule").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        wake();
        Thread ending = thread;
        if (ending != null) {
            try {
                ending.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Looks at the schedule again now. */
    void wake() {
        lock.lock();
        try {
            wake = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        int failures = 0;
        while (running) {
            try {
                schedule.exclusively(this::fireAllDue);
                sleep(untilNextDue());
                failures = 0;
            } catch (RuntimeException | Error e) {
                failures++;
                log.error("The schedule failed {} times in a row; it goes on", failures, e);
                sleep(Duration.ofSeconds(1L << Math.min(failures, 5)));
            }
        }
    }

    private void fireAllDue() {
        while (running && schedule.fireEarliest(clock.instant())) {
            log.debug("Published a scheduled event");
        }
    }

    private Duration untilNextDue() {
        return schedule.nextDue()
                .map(due -> Duration.between(clock.instant(), due))
                .filter(wait -> wait.compareTo(LONGEST_SLEEP) < 0)
                // A row that is due but locked by a cancellation under way is looked at again, not spun on.
                .map(wait -> wait.isPositive() ? wait : Duration.ofMillis(20))
                .orElse(LONGEST_SLEEP);
    }

    private void sleep(Duration duration) {
        lock.lock();
        try {
            long left = duration.toNanos();
            while (running && !wake && left > 0) {
                left = woken.awaitNanos(left);
            }
            wake = false;
        } catch (InterruptedException e) {
            // Nobody interrupts this thread on purpose: stop() wakes it. So it carries on.
            log.warn("The schedule was interrupted; it goes on", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Phases.SCHEDULE;
    }
}
