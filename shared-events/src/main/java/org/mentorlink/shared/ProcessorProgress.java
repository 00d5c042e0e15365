package org.mentorlink.shared;

import java.util.Map;

/** How far the processors of events are. */
public interface ProcessorProgress {

    /** Position of the last event stored, -1 for none. */
    long head();

    /** Position of each processor, wherever it runs: everything up to it has been handled. -1 for nothing yet. */
    Map<String, Long> positions();

    /** Whether its last attempt failed, and it waits to try again; of one that runs in another process nobody here knows. */
    boolean isFailing(String name);
}
