package org.mentorlink.payment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.MentorAccountEvent.OwedTransferReturned;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchFailed;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchFailureCorrected;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchRequested;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchReturned;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchSent;
import org.mentorlink.payment.MentorAccountEvent.RecoveryApplied;
import org.mentorlink.payment.MentorAccountEvent.RecoveryOwed;
import org.mentorlink.payment.MentorAccountEvent.ReturnAsideGivenUp;
import org.mentorlink.payment.MentorAccountEvent.ReturnPaidByHand;
import org.mentorlink.payment.MentorAccountEvent.ReturnSetAside;
import org.mentorlink.payment.MentorAccountEvent.TransferOwed;
import org.mentorlink.shared.Money;

/**
 * What the platform owes a mentor, by the transfer that came back: of each part it is known whether it is open still, goes with a
 * payout, or is set aside to be paid by hand, so that the same money is never told of two. It follows from the events of the mentor's account, wherever
 * they are read.
 *
 * @param debt as the account has it: less than nothing where the platform owes the mentor, but for what is set aside
 * @param open what the platform owes in all by that, first come first
 * @param transfers what is known of those that came back
 * @param carried what a batch of payouts takes along, by its id, while its outcome is not known
 */
public record Returns(
        Money debt, List<ReturnedPart> open, Map<String, Transfer> transfers, Map<String, List<ReturnedPart>> carried) {

    public static final String UNDER_WAY = "RETURN_UNDER_WAY";
    public static final String SET_ASIDE = "RETURN_SET_ASIDE";
    public static final String NOTHING_OWED = "NOTHING_OWED";

    /**
     * A transfer that came back.
     *
     * @param awaited payouts of it whose part is not owed here yet
     * @param aside what of it is set aside
     * @param paidReference the bank's own name of what was paid by hand of it; absent until it was
     * @param besides what the mentor owes of it, as it was paid after all; nothing where it is back
     * @param heard how often it came back, as far as it is known here
     */
    public record Transfer(
            List<PayoutId> awaited,
            List<ReturnedPart> aside,
            @Nullable String paidReference,
            List<ReturnedPart> besides,
            int heard) {

        private static final Transfer NEW = new Transfer(List.of(), List.of(), null, List.of(), 0);

        private Transfer awaiting(List<PayoutId> payouts) {
            return new Transfer(payouts, aside, paidReference, besides, heard);
        }

        private Transfer heard(int returns) {
            return new Transfer(awaited, aside, paidReference, besides, Math.max(heard, returns));
        }

        private Transfer aside(List<ReturnedPart> parts) {
            return new Transfer(awaited, parts, paidReference, besides, heard);
        }

        private Transfer paid(List<ReturnedPart> left, String reference) {
            return new Transfer(awaited, left, reference, besides, heard);
        }

        private Transfer besides(ReturnedPart part) {
            var all = new ArrayList<>(besides);
            all.add(part);
            return new Transfer(awaited, aside, paidReference, List.copyOf(all), heard);
        }

        /** As if nothing was paid of it by hand: it came back anew. */
        private Transfer backAgain(PayoutId payoutId) {
            return new Transfer(
                    awaited,
                    aside,
                    null,
                    besides.stream()
                            .filter(part -> !part.payoutId().equals(payoutId))
                            .toList(),
                    heard);
        }
    }

    public static Returns none(Money debt) {
        return new Returns(debt, List.of(), Map.of(), Map.of());
    }

    public @Nullable Transfer find(BankTransferId id) {
        return transfers.get(id.value());
    }

    /** Whether that part of what came back was not heard of yet. */
    public boolean awaits(BankTransferId id, PayoutId payoutId) {
        var transfer = find(id);
        return transfer == null || transfer.heard == 0 || transfer.awaited.contains(payoutId);
    }

    /** What is owed of it and in nobody's hands: it goes with the next payout. */
    public List<ReturnedPart> open(BankTransferId id) {
        return open.stream().filter(part -> id.equals(part.bankTransferId())).toList();
    }

    public Money owed(BankTransferId id) {
        return sum(open(id));
    }

    public List<ReturnedPart> aside(BankTransferId id) {
        var transfer = find(id);
        return transfer == null ? List.of() : transfer.aside;
    }

    /** Of all transfers: owed to the mentor, and paid by hand besides their payouts. */
    public Money setAside() {
        return sum(transfers.values().stream()
                .flatMap(transfer -> transfer.aside.stream())
                .toList());
    }

    public Money setAside(BankTransferId id) {
        return sum(aside(id));
    }

    /** @return the code that setting it aside is refused with, where it is not set aside; absent where it is not refused */
    public @Nullable String whyNotSetAside(BankTransferId id) {
        if (isUnderWay(id)) {
            return UNDER_WAY;
        }
        return open(id).isEmpty() ? NOTHING_OWED : null;
    }

    /**
     * @param returns how often it was told that it came back
     * @return the code that it is refused with that the mentor owes it; absent where it is not refused
     */
    public @Nullable String whyNotOwed(BankTransferId id, int returns) {
        if (!aside(id).isEmpty()) {
            return SET_ASIDE;
        }
        var known = find(id);
        var heard = known == null ? 0 : known.heard;
        var isArrived = known == null || known.awaited.isEmpty();
        return heard == returns && isArrived ? null : UNDER_WAY;
    }

    /** Whether the mentor owes it, as it was paid after all. */
    public boolean isOwedByMentor(BankTransferId id) {
        var transfer = find(id);
        return transfer != null && !transfer.besides.isEmpty();
    }

    /** Whether some of it has not arrived here yet, or goes with a payout whose outcome is not known. */
    public boolean isUnderWay(BankTransferId id) {
        var transfer = find(id);
        return transfer != null
                && (!transfer.awaited.isEmpty()
                        || carried.values().stream()
                                .flatMap(List::stream)
                                .anyMatch(part -> id.equals(part.bankTransferId())));
    }

    public Returns evolve(MentorAccountEvent event) {
        return switch (event) {
            case RecoveryOwed e -> owed(e);
            case RecoveryApplied e -> with(e.debt());
            case PayoutBatchRequested e -> carrying(e.payoutBatchId(), e.debt());
            case PayoutBatchSent e -> carrying(e.payoutBatchId(), List.of());
            // It had taken along what the platform owes, or taken off what the mentor does.
            case PayoutBatchFailed e ->
                more(e.debt(), carried.getOrDefault(e.payoutBatchId().value(), List.of()))
                        .with(e.debt())
                        .carrying(e.payoutBatchId(), List.of());
            case PayoutBatchFailureCorrected e -> with(e.debt());
            case PayoutBatchReturned e ->
                changing(
                        BankTransferId.of(e.payoutBatchId().transferKey()),
                        transfer -> transfer.awaiting(e.shares().stream()
                                .filter(share -> share.net().isPositive())
                                .map(PayoutShare::payoutId)
                                .toList()));
            case ReturnSetAside e ->
                less(e.debt(), part -> e.bankTransferId().equals(part.bankTransferId()))
                        .changing(e.bankTransferId(), transfer -> transfer.aside(e.parts()));
            case ReturnAsideGivenUp e ->
                more(e.debt(), aside(e.bankTransferId()))
                        .changing(e.bankTransferId(), transfer -> transfer.aside(List.of()));
            case ReturnPaidByHand e -> paid(e);
            case TransferOwed e -> {
                var id = e.bankTransferId();
                var part = new ReturnedPart(id, e.payoutId(), e.bookingId(), e.amount());
                yield less(e.debt(), each -> id.equals(each.bankTransferId()))
                        .changing(id, transfer -> transfer.besides(part));
            }
            case OwedTransferReturned e -> {
                var id = e.bankTransferId();
                yield more(e.debt(), List.of(new ReturnedPart(id, e.payoutId(), e.bookingId(), e.amount())))
                        .changing(
                                id, transfer -> transfer.backAgain(e.payoutId()).heard(e.number()));
            }
            default -> this;
        };
    }

    private Returns owed(RecoveryOwed event) {
        var id = event.returned();
        var known = id == null
                ? this
                : changing(
                                id,
                                transfer -> transfer.awaiting(transfer.awaited.stream()
                                                .filter(each -> !each.equals(event.payoutId()))
                                                .toList())
                                        .heard(1))
                        .naming(id, event.payoutId());
        var part = new ReturnedPart(
                id, event.payoutId(), event.bookingId(), event.amount().zero().minus(event.amount()));
        return part.amount().isPositive()
                ? known.more(event.debt(), List.of(part))
                : known.less(event.debt(), each -> each.payoutId().equals(event.payoutId()));
    }

    /** What something later has told before is of that transfer, too. */
    private Returns naming(BankTransferId id, PayoutId payoutId) {
        UnaryOperator<List<ReturnedPart>> named = parts -> parts.stream()
                .map(part -> part.bankTransferId() == null && part.payoutId().equals(payoutId) ? part.of(id) : part)
                .toList();
        var next = new HashMap<>(carried);
        next.replaceAll((batch, parts) -> named.apply(parts));
        return new Returns(debt, named.apply(open), transfers, Map.copyOf(next));
    }

    /** In old events it was not set aside before. */
    private Returns paid(ReturnPaidByHand event) {
        var id = event.bankTransferId();
        var left = aside(id).stream()
                .filter(part -> !part.payoutId().equals(event.payoutId()))
                .toList();
        return less(event.debt(), part -> part.payoutId().equals(event.payoutId()))
                .changing(id, transfer -> transfer.paid(left, event.reference()));
    }

    private Returns with(Money next) {
        return less(next, part -> false);
    }

    /** It takes along all that is open, or settles a debt, and then nothing is. */
    private Returns carrying(PayoutBatchId batch, Money next) {
        return with(next).carrying(batch, open);
    }

    private Returns carrying(PayoutBatchId batch, List<ReturnedPart> parts) {
        var next = new HashMap<>(carried);
        if (parts.isEmpty()) {
            next.remove(batch.value());
        } else {
            next.put(batch.value(), List.copyOf(parts));
        }
        return new Returns(debt, open, transfers, Map.copyOf(next));
    }

    /** The platform owes more: what settles a debt of the mentor at once is not open. */
    private Returns more(Money next, List<ReturnedPart> because) {
        var left = owes(next).minus(owes(debt));
        var all = new ArrayList<>(open);
        for (var part : because) {
            var amount = part.amount().min(left);
            if (amount.isPositive()) {
                all.add(part.of(amount));
                left = left.minus(amount);
            }
        }
        // Where the mentor owes more by it, what is open is less by that yet.
        return new Returns(left.isLessThan(left.zero()) ? debt : next, List.copyOf(all), transfers, carried);
    }

    /** @param first what it is taken from before anything else */
    private Returns less(Money next, Predicate<ReturnedPart> first) {
        var left = owes(debt).minus(owes(next));
        var all = new ArrayList<>(open);
        for (var isFirst : List.of(true, false)) {
            for (var at = 0; at < all.size(); at++) {
                var part = all.get(at);
                if (first.test(part) == isFirst && left.isPositive()) {
                    var taken = part.amount().min(left);
                    all.set(at, part.of(part.amount().minus(taken)));
                    left = left.minus(taken);
                }
            }
        }
        all.removeIf(part -> part.amount().isZero());
        return new Returns(next, List.copyOf(all), transfers, carried);
    }

    private Returns changing(BankTransferId id, UnaryOperator<Transfer> change) {
        var next = new HashMap<>(transfers);
        next.put(id.value(), change.apply(Objects.requireNonNullElse(find(id), Transfer.NEW)));
        return new Returns(debt, open, Map.copyOf(next), carried);
    }

    private Money sum(List<ReturnedPart> parts) {
        return parts.stream().map(ReturnedPart::amount).reduce(debt.zero(), Money::plus);
    }

    private static Money owes(Money debt) {
        var owed = debt.zero().minus(debt);
        return owed.isPositive() ? owed : debt.zero();
    }
}
