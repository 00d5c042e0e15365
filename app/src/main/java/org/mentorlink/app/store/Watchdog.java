package org.mentorlink.app.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts event processors again that ended by an error or an interrupt, and says which ones stay behind. */
final class Watchdog implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Watchdog.class);
    private static final int ROUNDS_WITHOUT_PROGRESS = 6;

    private final Processors processors;
    private final Duration interval;
    private final Map<String, Long> lastPositions = new HashMap<>();
    private final Map<String, Integer> stuck = new HashMap<>();
    private @Nullable CountDownLatch end;

    Watchdog(Processors processors, Duration interval) {
        this.processors = processors;
        this.interval = interval;
    }

    @Override
    public synchronized void start() {
        CountDownLatch until = new CountDownLatch(1);
        end = until;
        Thread.ofPlatform().name("processor-watchdog").daemon().start(() -> run(until));
    }

    @Override
    public synchronized void stop() {
        if (end != null) {
            end.countDown();
            end = null;
        }
    }

    private void run(CountDownLatch until) {
        try {
            while (!until.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            processors.all().stream()
                    .filter(processor -> !processor.isRunning() && !processors.isResting(processor.getName()))
                    .forEach(Watchdog::restart);
            reportLag();
        } catch (RuntimeException e) {
            log.error("The event processors cannot be looked after", e);
        }
    }

    private static void restart(StreamingEventProcessor processor) {
        log.error("Event processor {} has ended; starting it again", processor.getName());
        try {
            processor.start();
        } catch (IllegalStateException e) {
            log.warn("Event processor {} is still ending: {}", processor.getName(), e.getMessage());
        }
    }

    private void reportLag() {
        long head = processors.head();
        processors.positions().forEach((name, position) -> {
            Long before = lastPositions.put(name, position);
            boolean still = position < head && position.equals(before);
            int rounds = still ? stuck.merge(name, 1, Integer::sum) : 0;
            if (!still) {
                stuck.remove(name);
            } else if (rounds % ROUNDS_WITHOUT_PROGRESS == 0) {
                log.warn("Event processor {} stays {} events behind the head {}", name, head - position, head);
            }
        });
    }

    @Override
    public synchronized boolean isRunning() {
        return end != null;
    }

    @Override
    public int getPhase() {
        return Phases.WATCHDOG;
    }
}
