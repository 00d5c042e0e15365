package org.mentorlink.query.booking;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.booking.CalendarEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class CalendarProjection {

    private final BusyCalendars calendars;

    CalendarProjection(BusyCalendars calendars) {
        this.calendars = calendars;
    }

    @EventHandler
    void on(CalendarEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        calendars.fold(event.calendarId().value(), seen, calendar -> BusyCalendar.evolve(calendar, event, seen.at()));
    }

    @ResetHandler
    void reset() {
        calendars.clear();
    }
}
