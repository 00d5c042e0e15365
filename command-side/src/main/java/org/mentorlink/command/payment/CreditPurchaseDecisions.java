package org.mentorlink.command.payment;

import static org.mentorlink.command.shared.Input.require;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.CardNumbers;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditPurchaseCommand;
import org.mentorlink.payment.CreditPurchaseCommand.BuyCreditPack;
import org.mentorlink.payment.CreditPurchaseCommand.ClaimPurchase;
import org.mentorlink.payment.CreditPurchaseCommand.CompletePurchase;
import org.mentorlink.payment.CreditPurchaseCommand.DisputePurchase;
import org.mentorlink.payment.CreditPurchaseCommand.EndPurchaseDispute;
import org.mentorlink.payment.CreditPurchaseCommand.FailPurchase;
import org.mentorlink.payment.CreditPurchaseCommand.NotePurchaseRefunded;
import org.mentorlink.payment.CreditPurchaseEvent;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseChargebackNoted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseClaimed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseCompleted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseDisputeEnded;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseDisputed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseFailed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseLossAbsorbed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseRefunded;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseRequested;
import org.mentorlink.payment.CreditPurchaseStatus;
import org.mentorlink.shared.Settings;

/** What follows from a command to a purchase of a pack of credits, given what has happened to it so far. */
final class CreditPurchaseDecisions {

    private static final Pattern PAYMENT_METHOD = Pattern.compile("[a-zA-Z0-9_]{1,100}");

    private CreditPurchaseDecisions() {}

    static List<CreditPurchaseEvent> buy(
            @Nullable CreditPurchaseState state,
            BuyCreditPack command,
            PacksOnOffer packs,
            PaymentGateways gateways,
            Instant now) {
        if (state != null) {
            require(
                    isSame(state.terms(), command),
                    "IDEMPOTENCY_KEY_REUSED",
                    "This idempotency key was used for another purchase; use a new one for each.",
                    "idempotencyKey");
            return List.of();
        }
        var gateway = command.gateway();
        require(
                !gateway.equals(CreditAccountId.GATEWAY),
                "CREDITS_FOR_CREDITS",
                "Credits are bought with money.",
                "gateway");
        require(
                gateway.isEmpty() || gateways.knows(gateway),
                "UNKNOWN_GATEWAY",
                "There is no payment gateway of that name.",
                "gateway");
        CardNumbers.refuseAs(command.paymentMethod(), "paymentMethod");
        require(
                PAYMENT_METHOD.matcher(command.paymentMethod()).matches(),
                "INVALID_PAYMENT_METHOD",
                "Send the token the gateway gave for the payment method, such as pm_card_visa.",
                "paymentMethod");
        var pack = packs.onOffer(command.creditPackId());
        // Who sets the terms does not get them: a discount to oneself would be one.
        require(
                !pack.offeredBy().equals(command.buyerId()),
                "OWN_PACK",
                "You offered this pack yourself, and cannot buy it.",
                "packId");
        var currency = pack.price().currency();
        var chosen = gateway.isEmpty() ? gateways.usual(currency) : gateway;
        require(
                gateways.takes(chosen, currency),
                "CURRENCY_NOT_TAKEN",
                "This payment gateway takes no payments in that currency; choose another.",
                "gateway");
        return List.of(new CreditPurchaseRequested(
                command.creditPurchaseId(),
                command.creditPackId(),
                command.buyerId(),
                pack.price(),
                pack.credits(),
                pack.validDays(),
                chosen,
                command.paymentMethod(),
                now.plus(Settings.PURCHASE_WAITS)));
    }

    private static boolean isSame(CreditPurchaseRequested terms, BuyCreditPack command) {
        return terms.creditPackId().equals(command.creditPackId())
                && terms.paymentMethod().equals(command.paymentMethod())
                && (command.gateway().isEmpty() || command.gateway().equals(terms.gateway()));
    }

    /** @return the events that follow, in order; none where the command changes nothing */
    static List<CreditPurchaseEvent> decide(CreditPurchaseState state, CreditPurchaseCommand command, Instant now) {
        return switch (command) {
            case BuyCreditPack c -> List.of();
            case CompletePurchase c -> complete(state, now);
            case FailPurchase c -> fail(state, c);
            case ClaimPurchase c -> state.failure() == null ? claim(state, c, now) : noteChargeback(state, c);
            case DisputePurchase c -> dispute(state, c, now);
            case EndPurchaseDispute c -> endDispute(state, c, now);
            case NotePurchaseRefunded c -> noteRefunded(state, c);
        };
    }

    private static List<CreditPurchaseEvent> complete(CreditPurchaseState state, Instant now) {
        if (state.status() != CreditPurchaseStatus.REQUESTED) {
            return List.of();
        }
        var terms = state.terms();
        return List.of(new CreditPurchaseCompleted(
                terms.creditPurchaseId(),
                terms.buyerId(),
                terms.price(),
                state.bonus(),
                now.plus(Duration.ofDays(terms.validDays()))));
    }

    private static List<CreditPurchaseEvent> fail(CreditPurchaseState state, FailPurchase command) {
        return state.status() == CreditPurchaseStatus.REQUESTED
                ? List.of(failed(state.terms(), command.code()))
                : List.of();
    }

    private static CreditPurchaseFailed failed(CreditPurchaseRequested terms, String code) {
        return new CreditPurchaseFailed(terms.creditPurchaseId(), terms.buyerId(), terms.price(), code);
    }

    /** What a gateway takes back was paid, whatever is still to be heard of that. */
    private static List<CreditPurchaseEvent> claim(CreditPurchaseState state, ClaimPurchase command, Instant now) {
        var before = state.claims()
                .getOrDefault(command.gatewayDisputeId(), command.amount().zero());
        if (command.amount().equals(before)) {
            return List.of();
        }
        var events = new ArrayList<>(complete(state, now));
        var claim = state.claimed(command.gatewayDisputeId(), command.amount()).claim();
        var bonus = claim.isPositive() ? state.bonus() : claim;
        events.add(new CreditPurchaseClaimed(
                command.creditPurchaseId(),
                state.terms().buyerId(),
                command.gatewayDisputeId(),
                command.amount(),
                command.amount().minus(before),
                claim,
                bonus));
        // What is left is claimed, which ends the dispute it came of.
        if (Boolean.TRUE.equals(state.disputes().get(command.gatewayDisputeId()))) {
            events.add(disputeEnded(state, command.gatewayDisputeId()));
        }
        return List.copyOf(events);
    }

    /** Where nothing was given, nothing is frozen; what is disputed was paid, whatever is still to be heard of that. */
    private static List<CreditPurchaseEvent> dispute(CreditPurchaseState state, DisputePurchase command, Instant now) {
        var dispute = command.gatewayDisputeId();
        if (state.failure() != null
                || state.disputes().containsKey(dispute)
                || state.claims().containsKey(dispute)) {
            return List.of();
        }
        var events = new ArrayList<>(complete(state, now));
        events.add(new CreditPurchaseDisputed(
                command.creditPurchaseId(), state.terms().buyerId(), dispute, state.bonus()));
        return List.copyOf(events);
    }

    /** Also told before its beginning was, which is not heard then. */
    private static List<CreditPurchaseEvent> endDispute(
            CreditPurchaseState state, EndPurchaseDispute command, Instant now) {
        var dispute = command.gatewayDisputeId();
        if (state.failure() != null
                || Boolean.FALSE.equals(state.disputes().get(dispute))
                || state.claims().containsKey(dispute)) {
            return List.of();
        }
        var events = new ArrayList<>(complete(state, now));
        events.add(disputeEnded(state, dispute));
        return List.copyOf(events);
    }

    private static CreditPurchaseDisputeEnded disputeEnded(CreditPurchaseState state, String gatewayDisputeId) {
        var terms = state.terms();
        return new CreditPurchaseDisputeEnded(
                terms.creditPurchaseId(), terms.buyerId(), gatewayDisputeId, state.bonus());
    }

    /** Where nothing was given, nothing is claimed; what goes back twice is lost. */
    private static List<CreditPurchaseEvent> noteChargeback(CreditPurchaseState state, ClaimPurchase command) {
        var failure = Objects.requireNonNull(state.failure());
        if (command.amount().equals(state.claims().get(command.gatewayDisputeId()))) {
            return List.of();
        }
        var events = new ArrayList<CreditPurchaseEvent>();
        events.add(new CreditPurchaseChargebackNoted(
                command.creditPurchaseId(), state.terms().buyerId(), command.gatewayDisputeId(), command.amount()));
        if (command.amount().isZero()) {
            // Less went back than was to, by what the gateway had taken.
            events.add(failed(state.terms(), failure));
        }
        return withLoss(state.claimed(command.gatewayDisputeId(), command.amount()), events);
    }

    private static List<CreditPurchaseEvent> noteRefunded(CreditPurchaseState state, NotePurchaseRefunded command) {
        return command.refundedTotal().equals(state.refunded())
                ? List.of()
                : withLoss(
                        state.having(command.refundedTotal()),
                        List.of(new CreditPurchaseRefunded(
                                command.creditPurchaseId(), state.terms().buyerId(), command.refundedTotal())));
    }

    private static List<CreditPurchaseEvent> withLoss(CreditPurchaseState next, List<CreditPurchaseEvent> events) {
        var loss = next.loss();
        if (loss.equals(next.absorbed())) {
            return List.copyOf(events);
        }
        var all = new ArrayList<>(events);
        all.add(new CreditPurchaseLossAbsorbed(
                next.terms().creditPurchaseId(), next.terms().buyerId(), loss, loss.minus(next.absorbed())));
        return List.copyOf(all);
    }
}
