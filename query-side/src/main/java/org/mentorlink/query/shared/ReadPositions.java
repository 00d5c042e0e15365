package org.mentorlink.query.shared;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * How far the read models are. Appends are serialised, so a processor that has written a position has seen all events up
 * to it. Where several processes share the work, each looks up what the others have written.
 */
@Component
public class ReadPositions {

    private static final String PROJECTIONS = "projection-";
    private static final long NONE = -1;

    /** What another process has written is looked up this often while somebody waits for it. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final ListableBeanFactory beans;
    private final Supplier<Optional<SharedPositions>> shared;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Long> written = new HashMap<>();
    private @Nullable Set<String> processors;

    ReadPositions(ListableBeanFactory beans, ObjectProvider<SharedPositions> shared) {
        this.beans = beans;
        this.shared = SingletonSupplier.of(() -> Optional.ofNullable(shared.getIfAvailable()));
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
        var others = shared.get();
        if (others.isPresent()) {
            return others.get().reached(here(Set.of(processor)));
        }
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
        var others = shared.get();
        return others.isPresent() ? awaitAll(others.get(), position, patience) : awaitHere(position, patience);
    }

    private long awaitHere(long position, Duration patience) throws InterruptedException {
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

    /** What others have written wakes nobody here, so it is looked up again and again. */
    private long awaitAll(SharedPositions others, long position, Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        var reached = others.reached(here(processors()));
        for (var left = patience.toNanos(); reached < position && left > 0; left = end - System.nanoTime()) {
            lock.lock();
            try {
                changed.awaitNanos(Math.min(left, LOOK_NANOS));
            } finally {
                lock.unlock();
            }
            reached = others.reached(here(processors()));
        }
        return reached;
    }

    private Map<String, Long> here(Set<String> of) {
        lock.lock();
        try {
            return of.stream()
                    .collect(Collectors.toMap(processor -> processor, name -> written.getOrDefault(name, NONE)));
        } finally {
            lock.unlock();
        }
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
