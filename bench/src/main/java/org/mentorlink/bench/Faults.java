package org.mentorlink.bench;

import org.jspecify.annotations.Nullable;

/** A rate that holds refusals is none. */
final class Faults {

    private Faults() {}

    /** @param fault null where there is none */
    static void none(@Nullable String fault) {
        if (fault != null) {
            throw new IllegalStateException("not answered as it should be: " + fault);
        }
    }

    static void none(Load.Outcome outcome) {
        if (outcome.failed() > 0) {
            throw new IllegalStateException(outcome.failed() + " of " + (outcome.count() + outcome.failed())
                    + " were not answered as they should be, the first: " + outcome.fault());
        }
    }
}
