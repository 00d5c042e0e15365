package org.mentorlink.app.stories;

import java.util.EnumSet;
import java.util.Set;

/** What goes wrong in a world beside what always may. */
enum Faults {
    // --- what the platform has to bear ---

    /**
     * A reader dies between its stores. What it scheduled stays; how far it is, is not stored, and neither, at times, is the
     * process: the event comes again, to one that may have seen it.
     */
    CRASH_BEFORE_THE_TOKEN,
    /** Whoever publishes what falls due dies before striking it out: it comes twice. */
    DUE_TWICE,
    /** The answer to a command gets lost on its way back, and its sender tries again. */
    LOST_ANSWERS,
    /** While a command is decided, others change the same things. */
    RACES,

    // --- bugs, planted to see that they are found ---

    /** A reader notes how far it is before it has done it. */
    TOKEN_FIRST,
    /** The store takes two events of one number. */
    NO_UNIQUE_KEY,
    /** Who starts again does not know what was to fall due. */
    SCHEDULE_IN_MEMORY,
    /** The gateway, asked again with the same key, does it again. */
    CHARGED_TWICE,
    REFUNDED_TWICE,
    PAID_OUT_TWICE;

    static final Set<Faults> NONE = EnumSet.noneOf(Faults.class);

    /** As with each side in a process of its own, and no transaction over their stores. */
    static final Set<Faults> APART = EnumSet.of(CRASH_BEFORE_THE_TOKEN, DUE_TWICE, LOST_ANSWERS, RACES);
}
