package org.mentorlink.app.time;

import java.time.Instant;

/** A clock that runs with the wall clock, or stands still while time is being moved forward. */
interface MovableClock {

    Instant instant();

    /** Stands still where it is. */
    Instant stand();

    /** Stands still at a time that is not before now. */
    void stand(Instant at);

    /** Runs on from a time that is not before now. */
    void runFrom(Instant at);
}
