package org.mentorlink.command.payment;

import static org.mentorlink.command.shared.Input.name;
import static org.mentorlink.command.shared.Input.require;
import static org.mentorlink.command.shared.Input.requireCountable;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.CreditPackCommand.OfferCreditPack;
import org.mentorlink.payment.CreditPackCommand.WithdrawCreditPack;
import org.mentorlink.payment.CreditPackEvent;
import org.mentorlink.payment.CreditPackEvent.CreditPackOffered;
import org.mentorlink.payment.CreditPackEvent.CreditPackWithdrawn;
import org.mentorlink.payment.CreditPackId;
import org.mentorlink.shared.Settings;

/** A pack of credits that members can buy (K4). Staff offer it until they withdraw it; its terms never change. */
@Aggregate(cache = "aggregateCache")
class CreditPack {

    private static final int LONGEST_NAME = 80;

    @AggregateIdentifier
    private CreditPackId creditPackId;

    private @Nullable CreditPackOffered offered;
    private boolean withdrawn;

    CreditPack() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OfferCreditPack command) {
        var event = checked(command);
        if (offered == null) {
            AggregateLifecycle.apply(event);
        } else {
            require(
                    offered.equals(event),
                    "IDEMPOTENCY_KEY_REUSED",
                    "Another pack was offered under this key; use a new one.",
                    "idempotencyKey");
        }
    }

    @CommandHandler
    void handle(WithdrawCreditPack command) {
        if (!withdrawn) {
            AggregateLifecycle.apply(new CreditPackWithdrawn(command.creditPackId(), command.withdrawnBy()));
        }
    }

    @EventSourcingHandler
    void on(CreditPackEvent event) {
        creditPackId = event.creditPackId();
        switch (event) {
            case CreditPackOffered e -> offered = e;
            case CreditPackWithdrawn e -> withdrawn = true;
        }
    }

    /** What can be bought now; nothing once it is withdrawn. */
    @Nullable CreditPackOffered onOffer() {
        return withdrawn ? null : offered;
    }

    private static CreditPackOffered checked(OfferCreditPack command) {
        var name = name(command.name(), LONGEST_NAME, "BLANK_NAME", "NAME_TOO_LONG", "name");
        require(
                command.price().isPositive(),
                "INVALID_AMOUNT",
                "A pack costs something; what is free can be given.",
                "priceMinor");
        requireCountable(command.price(), "priceMinor");
        require(
                command.credits().currency().equals(command.price().currency())
                        && !command.credits().isLessThan(command.price())
                        && command.credits().amountMinor() <= Settings.CREDIT_LOT,
                "INVALID_AMOUNT",
                "A pack is worth at least its price, and at most 80,000,000 minor units.",
                "creditsMinor");
        require(
                command.validDays() >= 1 && command.validDays() <= Settings.CREDIT_VALIDITY.toDays(),
                "INVALID_EXPIRY",
                "Credits are good for some time, at most five years.",
                "validDays");
        return new CreditPackOffered(
                command.creditPackId(),
                name,
                command.price(),
                command.credits(),
                command.validDays(),
                command.offeredBy());
    }
}
