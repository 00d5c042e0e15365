package org.mentorlink.command.payment;

import static org.mentorlink.command.shared.Input.require;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.CardNumbers;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditPurchaseCommand;
import org.mentorlink.payment.CreditPurchaseCommand.BuyCreditPack;
import org.mentorlink.payment.CreditPurchaseCommand.ClaimPurchase;
import org.mentorlink.payment.CreditPurchaseCommand.CompletePurchase;
import org.mentorlink.payment.CreditPurchaseCommand.FailPurchase;
import org.mentorlink.payment.CreditPurchaseEvent;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseClaimed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseCompleted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseFailed;
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
            case ClaimPurchase c -> claim(state, c, now);
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

    /** What a gateway takes back was paid, whatever is still to be heard of that. Where nothing was given, nothing is claimed. */
    private static List<CreditPurchaseEvent> claim(CreditPurchaseState state, ClaimPurchase command, Instant now) {
        var before = state.claims()
                .getOrDefault(command.gatewayDisputeId(), command.amount().zero());
        if (state.failure() != null) {
            // Less went back than was to, by what the gateway had taken.
            return command.amount().isZero() ? List.of(failed(state.terms(), state.failure())) : List.of();
        }
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
        return List.copyOf(events);
    }
}
