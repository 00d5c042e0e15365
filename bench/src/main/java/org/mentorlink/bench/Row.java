package org.mentorlink.bench;

import java.util.List;

/** One row of the table of targets. */
interface Row {

    int number();

    /** Whether it is measured on an empty log rather than on what earlier rows have left. */
    default boolean beginsAnew() {
        return false;
    }

    /** What the application is told for it in addition, where it begins anew. */
    default List<String> settings() {
        return List.of();
    }

    void measure(World world, Rounds rounds, Report report) throws Exception;
}
