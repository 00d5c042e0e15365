package org.mentorlink.calendars;

/** What is asked about the calendars that members keep elsewhere. */
public sealed interface OutsideCalendarsQuery {

    /** Answered by {@link OutsideCalendarViews}. */
    record ListOutsideCalendars(String memberId) implements OutsideCalendarsQuery {}

    /** What the member should settle; answered by {@link CalendarTaskViews}. */
    record ListCalendarTasks(String memberId) implements OutsideCalendarsQuery {}
}
