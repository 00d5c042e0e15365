package org.mentorlink.shared;

import org.jspecify.annotations.Nullable;

/** What can be asked of a question that takes long while it is worked on. Its id came with it. */
public sealed interface WorkQuery {

    /** How far it is; answers {@link WorkProgress}, or nothing where nobody works on it. */
    record FindWorkProgress(String workId) implements WorkQuery {}

    /** Stops it at the next occasion, also where nobody works on it yet; answers {@link Stopping}. */
    record StopWork(String workId) implements WorkQuery {}

    /** @param found whether somebody was working on it */
    record Stopping(boolean found) {}

    /**
     * @param stage what is being read
     * @param done how much of it has been read
     * @param total how much of it there is; absent where only its end tells
     */
    record WorkProgress(
            WorkStage stage, long done, @Nullable Long total) {}

    /** What a question that takes long reads. */
    enum WorkStage {
        /** Lines of gateways' books. */
        GATEWAY,
        /** Positions of the log around the period, for what the ledger has. */
        LEDGER,
        /** Positions of the log, from the first. */
        TRAIL
    }
}
