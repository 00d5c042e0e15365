package org.mentorlink.app.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.mentorlink.governance.ReadModelId;
import org.mentorlink.governance.RebuildView;
import org.mentorlink.query.governance.Rebuilds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * R6: has the read models rebuilt that staff ask for, each by the process that writes the one that is read, as that has to
 * rest for the moment of the change. A rebuild under way when a process ends is begun anew by whichever writes it then.
 */
final class Rebuilder implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rebuilder.class);
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration LAST_BATCH = Duration.ofSeconds(15);

    /** So often it is not seen here in a row before it counts as taken over by another process: it may only be starting. */
    private static final int LOOKS = 8;

    private final Processors processors;
    private final EventProcessingConfiguration processing;
    private final ObjectProvider<Rebuilds> rebuilds;
    private final BiFunction<RebuildView, TrackingEventProcessor, RebuildWork> works;
    private final Map<String, UnderWay> underWay = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private volatile @Nullable CountDownLatch end;
    private @Nullable Thread watch;

    private static final class UnderWay {

        private final RebuildWork work;
        private final Thread thread;
        private int missed;

        UnderWay(RebuildWork work, Thread thread) {
            this.work = work;
            this.thread = thread;
        }
    }

    Rebuilder(
            Processors processors,
            EventProcessingConfiguration processing,
            ObjectProvider<Rebuilds> rebuilds,
            BiFunction<RebuildView, TrackingEventProcessor, RebuildWork> works) {
        this.processors = processors;
        this.processing = processing;
        this.rebuilds = rebuilds;
        this.works = works;
    }

    @Override
    public synchronized void start() {
        var until = new CountDownLatch(1);
        end = until;
        @Nullable Rebuilds asked = rebuilds.getIfAvailable();
        if (asked != null) {
            watch = Thread.ofPlatform().name("rebuilder").daemon().start(() -> run(asked, until));
        }
    }

    private void run(Rebuilds asked, CountDownLatch until) {
        var told = false;
        try {
            while (!until.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    look(asked);
                    told = false;
                } catch (RuntimeException e) {
                    if (!told) {
                        log.warn("Whether a read model is to be rebuilt cannot be read: {}", e.toString());
                    }
                    told = true;
                }
            }
            for (var each : underWay.values()) {
                each.work.giveUp();
            }
            for (var each : underWay.values()) {
                each.thread.join(LAST_BATCH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Rebuilds asked) {
        var running = asked.running().stream().collect(Collectors.toMap(RebuildView::id, rebuild -> rebuild));
        underWay.entrySet().removeIf(each -> isOver(each.getKey(), each.getValue()));
        underWay.forEach((id, each) -> {
            each.missed = processors.isOurs(each.work.processor()) ? 0 : each.missed + 1;
            if (!running.containsKey(id) || each.missed >= LOOKS) {
                each.work.giveUp();
            }
        });
        done.retainAll(running.keySet());
        running.forEach((id, rebuild) -> {
            if (!underWay.containsKey(id) && !done.contains(id)) {
                begin(rebuild);
            }
        });
    }

    private boolean isOver(String id, UnderWay each) {
        if (each.thread.isAlive()) {
            return false;
        }
        if (each.work.hasTakenOver()) {
            done.add(id);
        }
        return true;
    }

    private void begin(RebuildView rebuild) {
        var name = new ReadModelId(rebuild.readModelId()).processor();
        processing
                .eventProcessor(name, TrackingEventProcessor.class)
                .filter(processor -> processors.isOurs(name))
                .ifPresent(processor -> {
                    var work = works.apply(rebuild, processor);
                    var thread =
                            Thread.ofPlatform().name("rebuild-" + name).daemon().start(work);
                    underWay.put(rebuild.id(), new UnderWay(work, thread));
                });
    }

    @Override
    public synchronized void stop() {
        var until = end;
        if (until != null) {
            until.countDown();
            end = null;
        }
        @Nullable Thread ending = watch;
        if (ending != null) {
            try {
                ending.join(LAST_BATCH);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            watch = null;
        }
    }

    @Override
    public boolean isRunning() {
        return end != null;
    }

    @Override
    public int getPhase() {
        return Phases.REBUILDS;
    }
}
