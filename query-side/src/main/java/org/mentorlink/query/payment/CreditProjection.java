package org.mentorlink.query.payment;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.mentorlink.payment.CreditAccountEvent;
import org.mentorlink.payment.CreditPackEvent;
import org.mentorlink.payment.CreditPurchaseEvent;
import org.mentorlink.query.shared.Seen;
import org.springframework.stereotype.Component;

/** K4: the credits of each member and what has happened to them; the packs of credits, and who buys them. */
@Component
@ProcessingGroup("projection-bookings")
class CreditProjection {

    private final CreditAccounts accounts;
    private final CreditEntries entries;
    private final CreditPacks packs;
    private final CreditPurchases purchases;

    CreditProjection(CreditAccounts accounts, CreditEntries entries, CreditPacks packs, CreditPurchases purchases) {
        this.accounts = accounts;
        this.entries = entries;
        this.packs = packs;
        this.purchases = purchases;
    }

    @EventHandler
    void on(CreditAccountEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        accounts.fold(
                event.creditAccountId().value(), seen, account -> CreditEvolution.evolve(account, event, seen.at()));
        entries.fold(seen.eventId(), seen, none -> CreditEvolution.entry(event, seen));
    }

    @EventHandler
    void on(CreditPackEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        packs.fold(event.creditPackId().value(), seen, pack -> CreditPackEvolution.evolve(pack, event, seen.at()));
    }

    @EventHandler
    void on(CreditPurchaseEvent event, EventMessage<?> message) {
        purchases.fold(
                event.creditPurchaseId().value(),
                Seen.of(message),
                purchase -> CreditPackEvolution.evolve(purchase, event));
    }

    @ResetHandler
    void reset() {
        accounts.clear();
        entries.clear();
        packs.clear();
        purchases.clear();
    }
}
