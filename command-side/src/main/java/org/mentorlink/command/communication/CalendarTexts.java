package org.mentorlink.command.communication;

import org.mentorlink.command.communication.Texts.Text;

/** What messages about calendars kept elsewhere say. */
final class CalendarTexts {

    private CalendarTexts() {}

    static Text unreadable() {
        return new Text(
                "Your other calendar cannot be read",
                "The calendar you have connected could not be read several times in a row. What it said last still counts"
                        + " for a while. Please look at it in your settings; perhaps its address has changed.");
    }

    static Text notConnected() {
        return new Text(
                "Your other calendar is not connected",
                "The calendar you wanted to connect does not let us in, or did not answer. Please connect it again.");
    }

    static Text notWritten() {
        return new Text(
                "A session is missing in your other calendar",
                "A change of one of your sessions could not be written into the calendar you have connected, so that one may"
                        + " show it wrongly. The session itself is as your dashboard shows it. Perhaps the calendar does not"
                        + " let us in any more; then please connect it again.");
    }

    static Text forgotten() {
        return new Text(
                "Your other calendar counts no more",
                "The calendar you have connected could not be read for a long time. From now on you can be booked at times"
                        + " when it said that you are busy. Please connect it again, or disconnect it.");
    }
}
