package org.mentorlink.shared;

/**
 * What the projections write during one batch. The event processor calls it so that a position is recorded only after
 * the writes it stands for have reached the read model.
 */
public interface ProjectionWrites {

    /** Sends the pending writes of the current unit of work; returns when they are readable. */
    void flush();

    /**
     * Tells that the model of a processor holds everything up to a position.
     *
     * @param processor the processor's name
     * @param position index of the last event in the model, -1 for none
     */
    void written(String processor, long position);
}
