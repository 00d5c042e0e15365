package org.mentorlink.query.shared;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.WorkQuery.FindWorkProgress;
import org.mentorlink.shared.WorkQuery.StopWork;
import org.mentorlink.shared.WorkQuery.Stopping;
import org.mentorlink.shared.WorkQuery.WorkProgress;
import org.mentorlink.shared.WorkQuery.WorkStage;
import org.springframework.stereotype.Component;

/** Questions that take long, while they are worked on: how far each is, and whether it is still wanted. */
@Component
public class Works {

    /** Of those that were stopped before they began, and may never begin. */
    private static final int MOST_REMEMBERED = 100;

    private final Map<String, Work> known = new LinkedHashMap<>();

    /**
     * To be closed when it is over, however it ends.
     *
     * @param workId absent where nobody asks after it
     */
    public Work begin(@Nullable String workId) {
        if (workId == null) {
            return new Work(() -> {});
        }
        synchronized (known) {
            var work = known.computeIfAbsent(workId, this::forgotten);
            work.begun = true;
            return work;
        }
    }

    @QueryHandler
    public @Nullable WorkProgress handle(FindWorkProgress query) {
        synchronized (known) {
            var work = known.get(query.workId());
            return work == null ? null : work.progress;
        }
    }

    @QueryHandler
    public Stopping handle(StopWork query) {
        synchronized (known) {
            if (known.size() >= MOST_REMEMBERED) {
                known.values().removeIf(work -> !work.begun);
            }
            var work = known.computeIfAbsent(query.workId(), this::forgotten);
            work.stopped = true;
            return new Stopping(work.begun);
        }
    }

    private Work forgotten(String workId) {
        return new Work(() -> {
            synchronized (known) {
                known.remove(workId);
            }
        });
    }

    /** One of them. */
    public static final class Work implements AutoCloseable {

        private final Runnable forget;
        private volatile @Nullable WorkProgress progress;
        private volatile boolean stopped;
        private volatile boolean begun;

        private Work(Runnable forget) {
            this.forget = forget;
        }

        /**
         * Tells how far it is.
         *
         * @param total how much there is of it; absent where only its end tells
         * @throws CancellationException where nobody wants it any more
         */
        public void reached(WorkStage stage, long done, @Nullable Long total) {
            checkWanted();
            progress = new WorkProgress(stage, done, total);
        }

        /** @throws CancellationException where nobody wants it any more */
        public void checkWanted() {
            if (stopped) {
                throw new CancellationException("stopped by who began it");
            }
        }

        @Override
        public void close() {
            forget.run();
        }
    }
}
