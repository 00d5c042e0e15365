package org.mentorlink.query.calendars;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.calendars.OutsideCalendarsEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class OutsideCalendarsProjection {

    private final MembersCalendars calendars;

    OutsideCalendarsProjection(MembersCalendars calendars) {
        this.calendars = calendars;
    }

    @EventHandler
    void on(OutsideCalendarsEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        calendars.fold(event.calendarsId().value(), seen, state -> MemberCalendars.evolve(state, event, seen.at()));
    }

    @ResetHandler
    void reset() {
        calendars.clear();
    }
}
