package org.mentorlink.command.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.CreditAccountEvent;
import org.mentorlink.payment.CreditAccountEvent.CreditsClaimed;
import org.mentorlink.payment.CreditAccountEvent.CreditsExpired;
import org.mentorlink.payment.CreditAccountEvent.CreditsFrozen;
import org.mentorlink.payment.CreditAccountEvent.CreditsGranted;
import org.mentorlink.payment.CreditAccountEvent.CreditsReleased;
import org.mentorlink.payment.CreditAccountEvent.CreditsReserved;
import org.mentorlink.payment.CreditAccountEvent.CreditsRestored;
import org.mentorlink.payment.CreditAccountEvent.CreditsReturned;
import org.mentorlink.payment.CreditAccountEvent.CreditsSpent;
import org.mentorlink.payment.CreditAccountEvent.CreditsThawed;
import org.mentorlink.payment.CreditLotId;
import org.mentorlink.payment.CreditPart;
import org.mentorlink.payment.CreditSource;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;

/**
 * What the events of a member's credits add up to.
 *
 * @param lots in the order in which they were given
 * @param promises what payments were promised or paid, by payment
 */
record CreditAccountState(Map<CreditLotId, Lot> lots, Map<PaymentId, Promise> promises) {

    static final CreditAccountState NONE = new CreditAccountState(Map.of(), Map.of());

    /**
     * @param available neither promised nor spent nor expired nor taken back
     * @param claim what is to be taken back in all
     * @param taken what has been taken back of that
     * @param disputes of what was paid for it, by the gateway's name: whether it is open; what has ended freezes nothing again
     */
    record Lot(
            CreditLotId lotId,
            CreditSource source,
            Money granted,
            Money available,
            Instant expiresAt,
            Money claim,
            Money taken,
            Map<String, Boolean> disputes) {

        /** What is still to be taken back, as far as it is there. */
        Money claimable() {
            return claim.minus(taken).min(available);
        }

        boolean isUsable(String currency, Instant now) {
            return !isDisputed() && isThere(currency, now);
        }

        boolean isFrozen(String currency, Instant now) {
            return isDisputed() && isThere(currency, now);
        }

        private boolean isDisputed() {
            return disputes.containsValue(true);
        }

        private boolean isThere(String currency, Instant now) {
            return available.isPositive() && available.currency().equals(currency) && now.isBefore(expiresAt);
        }

        private Lot disputed(String gatewayDisputeId, boolean open) {
            var next = new HashMap<>(disputes);
            next.put(gatewayDisputeId, open);
            return new Lot(lotId, source, granted, available, expiresAt, claim, taken, Map.copyOf(next));
        }

        private Lot with(Money rest, Instant until) {
            return new Lot(lotId, source, granted, rest, until, claim, taken, disputes);
        }

        private Lot claimed(Money total, Money amount) {
            return new Lot(
                    lotId, source, granted, available.minus(amount), expiresAt, total, taken.plus(amount), disputes);
        }

        private Lot restored(Money total, Money amount, Instant until) {
            return new Lot(lotId, source, granted, available.plus(amount), until, total, taken.minus(amount), disputes);
        }
    }

    enum Phase {
        RESERVED,
        SPENT,
        RELEASED
    }

    /**
     * @param parts what it is out of, that which expires first first, less what has come back of it
     * @param refunds what has come back, by the ids of the refunds
     */
    record Promise(Phase phase, Money amount, List<CreditPart> parts, Set<String> refunds) {

        Money rest() {
            return parts.stream().map(CreditPart::amount).reduce(amount.zero(), Money::plus);
        }

        /** That much of it, last taken first: what would have expired first stays spent. */
        List<CreditPart> last(Money wanted) {
            var last = new ArrayList<CreditPart>();
            var missing = wanted;
            for (var part : parts.reversed()) {
                var taken = part.amount().min(missing);
                if (taken.isPositive()) {
                    last.add(new CreditPart(part.lotId(), taken, part.expiresAt()));
                    missing = missing.minus(taken);
                }
            }
            return List.copyOf(last);
        }

        /** The same without what goes back. */
        Promise less(List<CreditPart> back, Phase next, @Nullable String refundId) {
            var gone = new HashMap<CreditLotId, Money>();
            back.forEach(part -> gone.merge(part.lotId(), part.amount(), Money::plus));
            var kept = parts.stream()
                    .map(part -> gone.containsKey(part.lotId())
                            ? new CreditPart(
                                    part.lotId(), part.amount().minus(gone.get(part.lotId())), part.expiresAt())
                            : part)
                    .filter(part -> part.amount().isPositive())
                    .toList();
            var all = new HashSet<>(refunds);
            if (refundId != null) {
                all.add(refundId);
            }
            return new Promise(next, amount, kept, Set.copyOf(all));
        }
    }

    static CreditAccountState evolve(CreditAccountState state, CreditAccountEvent event) {
        return switch (event) {
            case CreditsGranted e -> {
                var nothing = e.amount().zero();
                yield state.with(new Lot(
                        e.lotId(), e.source(), e.amount(), e.amount(), e.expiresAt(), nothing, nothing, Map.of()));
            }
            case CreditsReserved e ->
                state.taking(e.parts())
                        .with(e.paymentId(), new Promise(Phase.RESERVED, e.amount(), e.parts(), Set.of()));
            case CreditsSpent e -> state.returning(e.paymentId(), e.released(), Phase.SPENT, null);
            case CreditsReleased e -> state.returning(e.paymentId(), e.parts(), Phase.RELEASED, null);
            case CreditsReturned e -> state.returning(e.paymentId(), e.parts(), Phase.SPENT, e.refundId());
            case CreditsExpired e -> {
                var lot = state.lot(e.lotId());
                yield state.with(lot.with(lot.available().minus(e.amount()), lot.expiresAt()));
            }
            case CreditsClaimed e -> state.with(state.lot(e.lotId()).claimed(e.total(), e.amount()));
            case CreditsRestored e -> state.with(state.lot(e.lotId()).restored(e.total(), e.amount(), e.expiresAt()));
            case CreditsFrozen e -> state.with(state.lot(e.lotId()).disputed(e.gatewayDisputeId(), true));
            case CreditsThawed e -> state.with(state.lot(e.lotId()).disputed(e.gatewayDisputeId(), false));
        };
    }

    Lot lot(CreditLotId lotId) {
        return find(lotId).orElseThrow(() -> new IllegalStateException("there is no lot " + lotId));
    }

    Optional<Lot> find(CreditLotId lotId) {
        return Optional.ofNullable(lots.get(lotId));
    }

    Optional<Promise> promise(PaymentId paymentId) {
        return Optional.ofNullable(promises.get(paymentId));
    }

    /** What can be promised of them. */
    Money available(String currency, Instant now) {
        return usable(currency, now).map(Lot::available).reduce(Money.zero(currency), Money::plus);
    }

    /** What could be promised of them but for disputes. */
    Money frozen(String currency, Instant now) {
        return lots.values().stream()
                .filter(lot -> lot.isFrozen(currency, now))
                .map(Lot::available)
                .reduce(Money.zero(currency), Money::plus);
    }

    /** That much, out of what expires first, and of that out of what was given first; less where there is less. */
    List<CreditPart> first(Money wanted, Instant now) {
        var parts = new ArrayList<CreditPart>();
        var missing = wanted;
        for (var lot : usable(wanted.currency(), now).toList()) {
            var taken = lot.available().min(missing);
            if (taken.isPositive()) {
                parts.add(new CreditPart(lot.lotId(), taken, lot.expiresAt()));
                missing = missing.minus(taken);
            }
        }
        return List.copyOf(parts);
    }

    /** Sorting keeps the order of what expires at one moment. */
    private Stream<Lot> usable(String currency, Instant now) {
        return lots.values().stream()
                .filter(lot -> lot.isUsable(currency, now))
                .sorted(Comparator.comparing(Lot::expiresAt));
    }

    /** The same back where it came from; where the time of a lot is over, it can be used for a while all the same. */
    List<CreditPart> lasting(List<CreditPart> parts, Instant now) {
        return parts.stream()
                .map(part -> new CreditPart(part.lotId(), part.amount(), until(lot(part.lotId()), now)))
                .toList();
    }

    static Instant until(Lot lot, Instant now) {
        return now.isBefore(lot.expiresAt()) ? lot.expiresAt() : now.plus(CreditDecisions.GRACE);
    }

    private CreditAccountState taking(List<CreditPart> parts) {
        var next = this;
        for (var part : parts) {
            var lot = next.lot(part.lotId());
            next = next.with(lot.with(lot.available().minus(part.amount()), lot.expiresAt()));
        }
        return next;
    }

    private CreditAccountState returning(
            PaymentId paymentId, List<CreditPart> parts, Phase phase, @Nullable String refundId) {
        var next = this;
        for (var part : parts) {
            var lot = next.lot(part.lotId());
            next = next.with(lot.with(lot.available().plus(part.amount()), part.expiresAt()));
        }
        var promise = promise(paymentId).orElseThrow(() -> new IllegalStateException("nothing is promised"));
        return next.with(paymentId, promise.less(parts, phase, refundId));
    }

    private CreditAccountState with(Lot lot) {
        var next = new LinkedHashMap<>(lots);
        next.put(lot.lotId(), lot);
        return new CreditAccountState(next, promises);
    }

    private CreditAccountState with(PaymentId paymentId, Promise promise) {
        var next = new HashMap<>(promises);
        next.put(paymentId, promise);
        return new CreditAccountState(lots, Map.copyOf(next));
    }
}
