package org.mentorlink.query.shared;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * How far the read models are. Appends are serialised, so a processor that has written a position has seen all events up
 * to it.
 */
@Component
public class ReadPositions {

    private static final String PROJECTIONS = "projection-";
    private static final long NONE = -1;

    private final ListableBeanFactory beans;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Long> written = new HashMap<>();
    private @Nullable Set<String> processors;

    ReadPositions(ListableBeanFactory beans) {
        this.beans = beans;
    }

    void written(String processor, long position) {
        lock.lock();
        try {
            written.put(processor, position);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What this processor has written; -1 for nothing yet. */
    public long of(String processor) {
        lock.lock();
        try {
            return written.getOrDefault(processor, NONE);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all projections have written a position.
     *
     * @return what all have written then; lower than the position after a time-out
     */
    long await(long position, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (reached() < position && left > 0) {
                left = changed.awaitNanos(left);
            }
            return reached();
        } finally {
            lock.unlock();
        }
    }

    private long reached() {
        return processors().stream()
                .mapToLong(processor -> written.getOrDefault(processor, NONE))
                .min()
                .orElse(NONE);
    }

    /** Looked up late: the projections themselves need this to be made first. */
    private Set<String> processors() {
        if (processors == null) {
            processors = Arrays.stream(beans.getBeanNamesForAnnotation(ProcessingGroup.class))
                    .map(name -> beans.findAnnotationOnBean(name, ProcessingGroup.class))
                    .filter(group -> group != null && group.value().startsWith(PROJECTIONS))
                    .map(ProcessingGroup::value)
                    .collect(Collectors.toUnmodifiableSet());
        }
        return processors;
    }
}
