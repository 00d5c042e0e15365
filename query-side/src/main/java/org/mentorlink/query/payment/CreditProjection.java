package org.mentorlink.query.payment;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.payment.CreditAccountEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

/** K4: the credits of each member, and what has happened to them. */
@Component
@ProcessingGroup("projection-bookings")
class CreditProjection {

    private final CreditAccounts accounts;
    private final CreditEntries entries;

    CreditProjection(CreditAccounts accounts, CreditEntries entries) {
        this.accounts = accounts;
        this.entries = entries;
    }

    @EventHandler
    void on(CreditAccountEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        accounts.fold(
                event.creditAccountId().value(), seen, account -> CreditEvolution.evolve(account, event, seen.at()));
        entries.fold(seen.eventId(), seen, none -> CreditEvolution.entry(event, seen));
    }

    @ResetHandler
    void reset() {
        accounts.clear();
        entries.clear();
    }
}
