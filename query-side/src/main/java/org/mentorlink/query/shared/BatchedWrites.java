package org.mentorlink.query.shared;

import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.ProjectionWrites;
import org.springframework.stereotype.Component;

/**
 * Gathers what the projections write within a unit of work, that is a batch of events, until its token is about to be
 * stored. Without a unit of work everything is written at once.
 */
@Component
public final class BatchedWrites implements ProjectionWrites {

    private static final String BATCH = BatchedWrites.class.getName();

    private final ReadPositions positions;

    public BatchedWrites(ReadPositions positions) {
        this.positions = positions;
    }

    @Override
    public void flush() {
        if (!CurrentUnitOfWork.isStarted()) {
            return;
        }
        var unitOfWork = CurrentUnitOfWork.get();
        @Nullable Batch batch = unitOfWork.root().getResource(BATCH);
        if (batch != null) {
            batch.write();
            unitOfWork.afterCommit(committed -> batch.runAfterwards());
        }
    }

    @Override
    public void written(String processor, long position) {
        positions.written(processor, position);
    }

    /**
     * Runs an action once everything written so far can be read; never for what is built beside, which nobody reads.
     *
     * @param key of actions with the same key only the last one runs
     */
    public void afterwards(String key, Runnable action) {
        if (Beside.current() == null) {
            inBatch(batch -> batch.afterwards(key, action));
        }
    }

    void inBatch(Consumer<Batch> work) {
        read(batch -> {
            work.accept(batch);
            return true;
        });
    }

    <T> T read(Function<Batch, T> work) {
        if (CurrentUnitOfWork.isStarted()) {
            return work.apply(CurrentUnitOfWork.get().root().getOrComputeResource(BATCH, key -> new Batch()));
        }
        var batch = new Batch();
        var result = work.apply(batch);
        batch.write();
        batch.runAfterwards();
        return result;
    }
}
