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

    MemberProjection(Members members) {
        this.members = members;
    }

    @EventHandler
    void on(MemberEvent event, EventMessage<?> message) {
        members.fold(event.memberId().value(), Seen.of(message), state -> MemberState.evolve(state, event));
    }

    @ResetHandler
    void reset() {
        members.clear();
    }
}
