package org.mentorlink.command.payment;

import static org.mentorlink.command.shared.Input.require;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mentorlink.command.payment.CreditAccountState.Lot;
import org.mentorlink.command.payment.CreditAccountState.Phase;
import org.mentorlink.command.payment.CreditAccountState.Promise;
import org.mentorlink.command.shared.Input;
import org.mentorlink.payment.CreditAccountCommand;
import org.mentorlink.payment.CreditAccountCommand.ClaimCredits;
import org.mentorlink.payment.CreditAccountCommand.DescribeReservation;
import org.mentorlink.payment.CreditAccountCommand.ExpireCredits;
import org.mentorlink.payment.CreditAccountCommand.FreezeCredits;
import org.mentorlink.payment.CreditAccountCommand.GrantCredits;
import org.mentorlink.payment.CreditAccountCommand.ReleaseCredits;
import org.mentorlink.payment.CreditAccountCommand.ReserveCredits;
import org.mentorlink.payment.CreditAccountCommand.ReturnCredits;
import org.mentorlink.payment.CreditAccountCommand.SpendCredits;
import org.mentorlink.payment.CreditAccountCommand.ThawCredits;
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
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;

/** What follows from a command to somebody's credits, given what has happened to them so far. */
final class CreditDecisions {

    /** How long what comes back can still be used, where the time of its lot is over. */
    static final Duration GRACE = Duration.ofDays(30);

    private CreditDecisions() {}

    /** @return the events that follow, in order; none where the command changes nothing */
    static List<CreditAccountEvent> decide(CreditAccountState state, CreditAccountCommand command, Instant now) {
        return switch (command) {
            case GrantCredits c -> grant(state, c, now);
            case ReserveCredits c -> reserve(state, c, now);
            case SpendCredits c -> spend(state, c, now);
            case ReleaseCredits c -> release(state, c, now);
            case ReturnCredits c -> giveBack(state, c, now);
            case ExpireCredits c ->
                state.find(c.lotId())
                        .map(lot -> expired(state, c, List.of(c.lotId()), now))
                        .orElse(List.of());
            case ClaimCredits c -> claim(state, c, now);
            case FreezeCredits c -> freeze(state, c);
            case ThawCredits c -> thaw(state, c);
            case DescribeReservation c -> List.of();
        };
    }

    private static List<CreditAccountEvent> grant(CreditAccountState state, GrantCredits command, Instant now) {
        var before = state.find(command.lotId());
        if (before.isPresent()) {
            // Of trials there is one for each member, whatever the setting says by now.
            if (command.source() != CreditSource.TRIAL
                    && !before.get().granted().equals(command.amount())) {
                throw Refused.because(
                        "IDEMPOTENCY_KEY_REUSED",
                        "Other credits were given under this key; use a new one.",
                        "input",
                        "idempotencyKey");
            }
            return List.of();
        }
        require(
                !command.memberId().equals(command.grantedBy()),
                "OWN_CREDITS",
                "You cannot give credits to yourself; somebody else can.",
                "memberId");
        require(
                command.amount().isPositive() && command.amount().amountMinor() <= Settings.CREDIT_LOT,
                "INVALID_AMOUNT",
                "Credits are worth between 1 and 80,000,000 minor units.",
                "amountMinor");
        var expiresAt = expiry(command, now);
        require(
                now.isBefore(expiresAt) && !expiresAt.isAfter(now.plus(Settings.CREDIT_VALIDITY)),
                "INVALID_EXPIRY",
                "Credits are good for some time, at most five years.",
                "validDays");
        var by = command.grantedBy();
        return List.of(new CreditsGranted(
                command.creditAccountId(),
                command.memberId(),
                command.lotId(),
                command.source(),
                command.amount(),
                expiresAt,
                by,
                by == null
                        ? null
                        : Personal.of(by, Input.reason(Objects.requireNonNullElse(command.reason(), ""), 1_000))));
    }

    /**
     * What was bought is given, however late that is carried out: the buyer has paid, and its terms were in order when the
     * pack was offered. What nobody could use any more lasts as long as what comes back too late.
     */
    private static Instant expiry(GrantCredits command, Instant now) {
        return switch (command.source()) {
            case PURCHASE, BONUS -> {
                var latest = earlier(command.expiresAt(), now.plus(Settings.CREDIT_VALIDITY));
                yield now.isBefore(latest) ? latest : now.plus(GRACE);
            }
            case GOODWILL, TRIAL -> command.expiresAt();
        };
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<CreditAccountEvent> reserve(CreditAccountState state, ReserveCredits command, Instant now) {
        var before = state.promise(command.paymentId());
        if (before.isPresent()) {
            if (before.get().phase() == Phase.RELEASED) {
                throw Refused.because("RESERVATION_OVER", "These credits were released already.");
            }
            return List.of();
        }
        if (state.available(command.amount().currency(), now).isLessThan(command.amount())) {
            var rest = state.frozen(command.amount().currency(), now);
            throw state.available(command.amount().currency(), now).plus(rest).isLessThan(command.amount())
                    ? insufficient()
                    : frozen();
        }
        return List.of(new CreditsReserved(
                command.creditAccountId(), command.paymentId(), command.amount(), state.first(command.amount(), now)));
    }

    static Refused insufficient() {
        return Refused.because(
                "INSUFFICIENT_CREDITS", "You have not enough credits in this currency.", "input", "gateway");
    }

    static Refused frozen() {
        return Refused.because(
                "CREDITS_FROZEN",
                "Your bank disputes what you have paid for these credits; they can be used once that is settled.",
                "input",
                "gateway");
    }

    /** What is to be taken back anyhow is taken back all the same. */
    private static List<CreditAccountEvent> freeze(CreditAccountState state, FreezeCredits command) {
        var lot = known(state, command.lotId());
        return lot.disputes().containsKey(command.gatewayDisputeId())
                ? List.of()
                : List.of(new CreditsFrozen(
                        command.creditAccountId(),
                        lot.lotId(),
                        lot.source(),
                        command.gatewayDisputeId(),
                        lot.available()));
    }

    /** Told before what froze them was, so that this freezes nothing when it comes. */
    private static List<CreditAccountEvent> thaw(CreditAccountState state, ThawCredits command) {
        var lot = known(state, command.lotId());
        return Boolean.FALSE.equals(lot.disputes().get(command.gatewayDisputeId()))
                ? List.of()
                : List.of(new CreditsThawed(
                        command.creditAccountId(),
                        lot.lotId(),
                        lot.source(),
                        command.gatewayDisputeId(),
                        lot.available()));
    }

    private static Lot known(CreditAccountState state, CreditLotId lotId) {
        return state.find(lotId).orElseThrow(() -> Refused.because("LOT_UNKNOWN", "There are no such credits."));
    }

    private static List<CreditAccountEvent> spend(CreditAccountState state, SpendCredits command, Instant now) {
        var promise = promised(state, command.paymentId());
        if (promise.phase() == Phase.SPENT) {
            return List.of();
        }
        if (promise.phase() == Phase.RELEASED) {
            throw Refused.because("RESERVATION_OVER", "These credits were released already.");
        }
        requireWithin(promise, command.amount());
        var released = state.lasting(promise.last(promise.amount().minus(command.amount())), now);
        var events = new ArrayList<>(expired(state, command, lotsOf(released), now));
        events.add(new CreditsSpent(
                command.creditAccountId(),
                command.paymentId(),
                command.amount(),
                promise.less(released, Phase.SPENT, null).parts(),
                released));
        return claimedAgain(state, command, events, released);
    }

    private static List<CreditAccountEvent> release(CreditAccountState state, ReleaseCredits command, Instant now) {
        var promise = promised(state, command.paymentId());
        if (promise.phase() == Phase.RELEASED) {
            return List.of();
        }
        if (promise.phase() == Phase.SPENT) {
            throw Refused.because("CREDITS_SPENT", "These credits are spent; they can be returned.");
        }
        var parts = state.lasting(promise.last(promise.rest()), now);
        var events = new ArrayList<>(expired(state, command, lotsOf(parts), now));
        events.add(new CreditsReleased(command.creditAccountId(), command.paymentId(), promise.rest(), parts));
        return claimedAgain(state, command, events, parts);
    }

    private static List<CreditAccountEvent> giveBack(CreditAccountState state, ReturnCredits command, Instant now) {
        var promise = promised(state, command.paymentId());
        if (promise.refunds().contains(command.refundId())) {
            return List.of();
        }
        if (promise.phase() != Phase.SPENT) {
            throw Refused.because("CREDITS_NOT_SPENT", "Only what was spent can come back.");
        }
        requireWithin(promise, command.amount());
        var parts = state.lasting(promise.last(command.amount()), now);
        var events = new ArrayList<>(expired(state, command, lotsOf(parts), now));
        events.add(new CreditsReturned(
                command.creditAccountId(), command.paymentId(), command.refundId(), command.amount(), parts));
        return claimedAgain(state, command, events, parts);
    }

    /** What has just come back to lots that something is still to be taken of is taken at once. */
    private static List<CreditAccountEvent> claimedAgain(
            CreditAccountState state,
            CreditAccountCommand command,
            List<CreditAccountEvent> events,
            List<CreditPart> back) {
        var after = state;
        for (var event : events) {
            after = CreditAccountState.evolve(after, event);
        }
        var all = new ArrayList<>(events);
        for (var lotId : lotsOf(back)) {
            var lot = after.lot(lotId);
            if (lot.claimable().isPositive()) {
                all.add(claimed(command, lot, lot.claim(), lot.claimable()));
            }
        }
        return List.copyOf(all);
    }

    private static List<CreditAccountEvent> claim(CreditAccountState state, ClaimCredits command, Instant now) {
        // Not every pack is worth more than its price.
        if (command.total().isZero() && state.find(command.lotId()).isEmpty()) {
            return List.of();
        }
        var lot = known(state, command.lotId());
        var total = command.total().min(lot.granted());
        if (total.equals(lot.claim())) {
            return List.of();
        }
        if (total.isLessThan(lot.taken())) {
            return restore(command, lot, total, now);
        }
        return List.of(claimed(command, lot, total, total.minus(lot.taken()).min(lot.available())));
    }

    private static List<CreditAccountEvent> restore(ClaimCredits command, Lot lot, Money total, Instant now) {
        var events = new ArrayList<CreditAccountEvent>();
        if (lot.available().isPositive() && !now.isBefore(lot.expiresAt())) {
            events.add(new CreditsExpired(command.creditAccountId(), lot.lotId(), lot.source(), lot.available()));
        }
        events.add(new CreditsRestored(
                command.creditAccountId(),
                lot.lotId(),
                lot.source(),
                total,
                lot.taken().minus(total),
                CreditAccountState.until(lot, now)));
        return List.copyOf(events);
    }

    private static CreditsClaimed claimed(CreditAccountCommand command, Lot lot, Money total, Money amount) {
        return new CreditsClaimed(command.creditAccountId(), lot.lotId(), lot.source(), total, amount);
    }

    /** What is left in those lots although their time is over, before something comes back to them for a while. */
    private static List<CreditAccountEvent> expired(
            CreditAccountState state, CreditAccountCommand command, List<CreditLotId> lots, Instant now) {
        return lots.stream()
                .map(state::lot)
                .filter(lot -> lot.available().isPositive() && !now.isBefore(lot.expiresAt()))
                .<CreditAccountEvent>map(lot ->
                        new CreditsExpired(command.creditAccountId(), lot.lotId(), lot.source(), lot.available()))
                .toList();
    }

    private static List<CreditLotId> lotsOf(List<CreditPart> parts) {
        return parts.stream().map(CreditPart::lotId).toList();
    }

    private static void requireWithin(Promise promise, Money amount) {
        if (!amount.isPositive()
                || !amount.currency().equals(promise.amount().currency())
                || promise.rest().isLessThan(amount)) {
            throw Refused.because(
                    "CREDITS_EXCEEDED", "No more than what is left of the payment can be moved.", "amount");
        }
    }

    private static Promise promised(CreditAccountState state, PaymentId paymentId) {
        return state.promise(paymentId)
                .orElseThrow(() -> Refused.because("RESERVATION_UNKNOWN", "Nothing is reserved for this payment."));
    }
}
