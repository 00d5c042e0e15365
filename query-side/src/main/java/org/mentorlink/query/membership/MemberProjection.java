package org.mentorlink.query.membership;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class MemberProjection {

    private final Members members;
    private final AccessUpdates updates;

    MemberProjection(Members members, AccessUpdates updates) {
        this.members = members;
        this.updates = updates;
    }

    @EventHandler
    void on(MemberEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        members.fold(event.memberId().value(), seen, state -> MemberState.evolve(state, event, seen));
        updates.changed(event.memberId().value(), seen);
    }

    @ResetHandler
    void reset() {
        members.clear();
    }
}
