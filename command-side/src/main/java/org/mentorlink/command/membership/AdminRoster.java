package org.mentorlink.command.membership;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashSet;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.mentorlink.membership.AdminEvent;
import org.mentorlink.membership.AdminEvent.AdminAdded;
import org.mentorlink.membership.AdminEvent.AdminRemoved;
import org.mentorlink.membership.AdminRosterId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Refused;

/** The boundary within which "there is always an admin" holds: two admins who remove each other meet here. */
@Aggregate
class AdminRoster {

    @AggregateIdentifier
    private AdminRosterId adminRosterId;

    private final Set<MemberId> admins = new HashSet<>();

    AdminRoster() {}

    void add(MemberId memberId) {
        if (!admins.contains(memberId)) {
            apply(new AdminAdded(AdminRosterId.ONLY, memberId));
        }
    }

    void remove(MemberId memberId) {
        if (!admins.contains(memberId)) {
            return;
        }
        if (admins.size() == 1) {
            throw Refused.because("LAST_ADMIN", "This is the last admin; make another one first.");
        }
        apply(new AdminRemoved(AdminRosterId.ONLY, memberId));
    }

    boolean includes(MemberId memberId) {
        return admins.contains(memberId);
    }

    @EventSourcingHandler
    void on(AdminEvent event) {
        adminRosterId = event.adminRosterId();
        switch (event) {
            case AdminAdded added -> admins.add(added.memberId());
            case AdminRemoved removed -> admins.remove(removed.memberId());
        }
    }
}
