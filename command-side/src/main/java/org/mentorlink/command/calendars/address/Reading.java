package org.mentorlink.command.calendars.address;

import org.mentorlink.calendars.ReadingFailure;
import org.mentorlink.command.calendars.CalendarNotRead;

/** Working a file out takes as long as its author likes; whoever waits for it gives up and interrupts. */
final class Reading {

    /** More pieces of one kind than anybody has. */
    private static final int MOST = 20_000;

    private Reading() {}

    /** @throws CalendarNotRead TIMED_OUT, once nobody waits for it any more */
    static void goOn() throws CalendarNotRead {
        if (Thread.currentThread().isInterrupted()) {
            throw new CalendarNotRead(ReadingFailure.TIMED_OUT);
        }
    }

    /** @throws CalendarNotRead TIMED_OUT, or TOO_COMPLEX where there are more than anybody has */
    static void goOn(int pieces) throws CalendarNotRead {
        goOn();
        if (pieces > MOST) {
            throw new CalendarNotRead(ReadingFailure.TOO_COMPLEX);
        }
    }

    /** What commas separate. */
    static String[] pieces(String list) throws CalendarNotRead {
        goOn(Math.toIntExact(list.chars().filter(each -> each == ',').count()));
        return list.split(",");
    }
}
