package org.mentorlink.command.communication;

import java.time.Instant;
import org.mentorlink.calendars.CalendarTaskKind;
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

    /** @param zone of its reader */
    static Text toSettle(CalendarTaskKind kind, Instant startsAt, String zone) {
        var what = "Your session at " + Texts.at(startsAt, zone);
        var rest =
                " We have changed nothing. Please say on your dashboard what is right: keep the session as it is, ask for"
                        + " another time, or cancel it.";
        return switch (kind) {
            case BUSY_ELSEWHERE ->
                new Text(
                        "You are busy elsewhere during a session",
                        what + " is at a time when another of your calendars says that you are busy." + rest);
            case ENTRY_MISSING ->
                new Text(
                        "A session was deleted in your other calendar",
                        what + " is not in your other calendar any more, though it takes place." + rest);
            case ENTRY_MOVED ->
                new Text(
                        "A session was moved in your other calendar",
                        what + " is at another time in your other calendar, where nobody else sees it." + rest);
        };
    }

    static Text forgotten() {
        return new Text(
                "Your other calendar counts no more",
                "The calendar you have connected could not be read for a long time. From now on you can be booked at times"
                        + " when it said that you are busy. Please connect it again, or disconnect it.");
    }
}
