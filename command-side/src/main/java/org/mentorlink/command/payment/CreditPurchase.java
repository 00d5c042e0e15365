package org.mentorlink.command.payment;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.CreditPurchaseCommand;
import org.mentorlink.payment.CreditPurchaseCommand.BuyCreditPack;
import org.mentorlink.payment.CreditPurchaseCommand.ClaimPurchase;
import org.mentorlink.payment.CreditPurchaseCommand.CompletePurchase;
import org.mentorlink.payment.CreditPurchaseCommand.DisputePurchase;
import org.mentorlink.payment.CreditPurchaseCommand.EndPurchaseDispute;
import org.mentorlink.payment.CreditPurchaseCommand.FailPurchase;
import org.mentorlink.payment.CreditPurchaseCommand.NotePurchaseRefunded;
import org.mentorlink.payment.CreditPurchaseEvent;
import org.mentorlink.payment.CreditPurchaseId;

/**
 * A member buys a pack of credits, once (K4). It is requested at the terms of the pack and ends as completed or failed,
 * whichever comes first: what is paid after it has failed is returned. Its gateway may take the price back, and give it back
 * again: once it is completed that claims its credits, and where it has failed the platform bears what goes back twice.
 */
@Aggregate(cache = "aggregateCache")
class CreditPurchase {

    @AggregateIdentifier
    private CreditPurchaseId creditPurchaseId;

    private @Nullable CreditPurchaseState state;

    CreditPurchase() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(BuyCreditPack command, PacksOnOffer packs, PaymentGateways gateways, Clock clock) {
        CreditPurchaseDecisions.buy(state, command, packs, gateways, clock.instant())
                .forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void handle(CompletePurchase command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(FailPurchase command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(ClaimPurchase command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(DisputePurchase command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(EndPurchaseDispute command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(NotePurchaseRefunded command, Clock clock) {
        decide(command, clock);
    }

    @EventSourcingHandler
    void on(CreditPurchaseEvent event) {
        creditPurchaseId = event.creditPurchaseId();
        state = CreditPurchaseState.evolve(state, event);
    }

    private void decide(CreditPurchaseCommand command, Clock clock) {
        if (state == null) {
            throw new IllegalStateException("this purchase was never requested");
        }
        CreditPurchaseDecisions.decide(state, command, clock.instant()).forEach(AggregateLifecycle::apply);
    }
}
