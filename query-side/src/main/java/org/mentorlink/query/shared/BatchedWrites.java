package org.mentorlink.query.shared;

import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.ProjectionWrites;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Gathers what the projections write within a unit of work, that is a batch of events, until its token is about to be
 * stored. Without a unit of work everything is written at once.
 */
@Component
public final class BatchedWrites implements ProjectionWrites {

    private static final String BATCH = BatchedWrites.class.getName();

    private final ReadPositions positions;
    private final KeptViews kept;

    public BatchedWrites(ReadPositions positions, ObjectProvider<SoleWriter> alone) {
        this.positions = positions;
        this.kept = new KeptViews(alone.getIfAvailable() != null);
    }

    KeptViews kept() {
        return kept;
    }

    @Override
    public void flush() {
        if (!CurrentUnitOfWork.isStarted()) {
            return;
        }
        var unitOfWork = CurrentUnitOfWork.get();
        @Nullable Batch batch = unitOfWork.root().getResource(BATCH);
        @Nullable Beside beside = Beside.current();
        if (batch != null) {
            batch.write();
            unitOfWork.afterCommit(committed -> {
                if (beside == null) {
                    batch.keep();
                }
                batch.runAfterwards();
            });
        }
    }

    @Override
    public void begins(String processor, long position) {
        forgetKept();
        written(processor, position);
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

    /** What is stored is no longer what was written last. */
    void forgetKept() {
        kept.forgetAll();
    }

    void inBatch(Consumer<Batch> work) {
        read(batch -> {
            work.accept(batch);
            return true;
        });
    }

    <T> T read(Function<Batch, T> work) {
        if (CurrentUnitOfWork.isStarted()) {
            return work.apply(CurrentUnitOfWork.get()
                    .root()
                    .getOrComputeResource(BATCH, key -> new Batch(kept, Beside.current() == null)));
        }
        var batch = new Batch(kept, false);
        var result = work.apply(batch);
        batch.write();
        batch.runAfterwards();
        return result;
    }
}
