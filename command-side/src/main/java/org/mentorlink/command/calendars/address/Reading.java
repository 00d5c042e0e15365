package org.mentorlink.command.calendars.address;

import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.command.calendars.CalendarNotRead;

/** Working a file out takes as long as its author likes; whoever waits for it gives up and interrupts. */
final class Reading {

    private Reading() {}

    /** @throws CalendarNotRead TIMED_OUT, once nobody waits for it any more */
    static void goOn() throws CalendarNotRead {
        if (Thread.currentThread().isInterrupted()) {
            throw new CalendarNotRead(ReadingFailure.TIMED_OUT);
        }
    }
}
