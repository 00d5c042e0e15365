package org.mentorlink.query.membership;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.mentorlink.membership.ConsentViews;
import org.mentorlink.membership.MemberEvent.ConsentGiven;
import org.mentorlink.membership.MemberEvent.ConsentWithdrawn;
import org.mentorlink.membership.MemberQuery.FindConsents;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("projection-community")
class ConsentProjection {

    private final Consents consents;

    ConsentProjection(Consents consents) {
        this.consents = consents;
    }

    @EventHandler
    void on(ConsentGiven event, EventMessage<?> message) {
        var seen = Seen.of(message);
        consents.fold(event.memberId().value(), seen, before -> Consents.given(before, event, seen));
    }

    @EventHandler
    void on(ConsentWithdrawn event, EventMessage<?> message) {
        var seen = Seen.of(message);
        consents.fold(event.memberId().value(), seen, before -> Consents.withdrawn(before, event, seen));
    }

    @QueryHandler
    ConsentViews handle(FindConsents query) {
        return new ConsentViews(consents.findAll(query.memberIds()).stream()
                .flatMap(found -> found.consents().stream())
                .toList());
    }

    @ResetHandler
    void reset() {
        consents.clear();
    }
}
