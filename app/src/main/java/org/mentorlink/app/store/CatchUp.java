package org.mentorlink.app.store;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Holds the start until the read models have seen every event there was, so that nobody is answered from half of one.
 */
final class CatchUp implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration REPORT = Duration.ofSeconds(3);

    private final Processors processors;
    private volatile boolean running;

    CatchUp(Processors processors) {
        this.processors = processors;
    }

    @Override
    public void start() {
        long begin = System.nanoTime();
        long head = headOnceItAnswers(begin);
        while (!processors.await(this::isOurs, head, REPORT)) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            Map<String, String> behind = processors.behind(this::isOurs, head);
            if (waited.compareTo(PATIENCE) > 0) {
                throw new IllegalStateException("The read models do not catch up with event " + head + ": " + behind);
            }
            log.info("Read models are being built up to event {}: {}", head, behind);
        }
        running = true;
        log.info(
                "Read models are level with event {} after {} ms",
                head,
                Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    /** A server that is started at the same time, or is slow to take another client, is waited for. */
    private long headOnceItAnswers(long begin) {
        while (true) {
            try {
                return processors.head();
            } catch (RuntimeException e) {
                if (System.nanoTime() - begin > PATIENCE.toNanos()
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                log.warn("The event log does not answer yet: {}", e.toString());
                LockSupport.parkNanos(this, REPORT.toNanos());
            }
        }
    }

    /** Where others run the projections, that they are level is theirs to wait for. */
    private boolean isOurs(String processor) {
        return ProcessorsConfig.isProjection(processor) && processors.isHere(processor);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Phases.CATCH_UP;
    }
}
