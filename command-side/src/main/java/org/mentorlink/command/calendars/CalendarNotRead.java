package org.mentorlink.command.calendars;

import org.mentorlink.calendars.ReadingFailure;

/** An outside calendar could not be read. It carries no cause: what others say may name the address. */
public final class CalendarNotRead extends Exception {

    private static final long serialVersionUID = 1L;

    private final ReadingFailure failure;

    public CalendarNotRead(ReadingFailure failure) {
        super(failure.name(), null, false, false);
        this.failure = failure;
    }

    public ReadingFailure failure() {
        return failure;
    }
}
