package org.mentorlink.command.payment;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.BankDeskEvent;
import org.mentorlink.payment.BankDeskEvent.BankFileMade;
import org.mentorlink.payment.BankDeskEvent.BankTransferCorrected;
import org.mentorlink.payment.BankDeskEvent.BankTransferDone;
import org.mentorlink.payment.BankDeskEvent.BankTransferFailed;
import org.mentorlink.payment.BankDeskEvent.BankTransferFailureCorrected;
import org.mentorlink.payment.BankDeskEvent.BankTransferOrdered;
import org.mentorlink.payment.BankDeskEvent.BankTransferPaidByHand;
import org.mentorlink.payment.BankDeskEvent.BankTransferReturned;
import org.mentorlink.payment.BankDeskEvent.BankTransferStopAsked;
import org.mentorlink.payment.BankDeskEvent.BankTransferWithdrawn;
import org.mentorlink.payment.BankFileId;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.BankTransferState;
import org.mentorlink.payment.BankTransferStatus;
import org.mentorlink.shared.Money;

/**
 * What the events of a desk for transfers by the bank add up to. It changes in place, for a desk lives for years: copying all it ever
 * had for each event would make it slower with each.
 */
final class BankDeskState {

    private final Map<BankTransferId, Transfer> transfers = new LinkedHashMap<>();
    private final Map<BankTransferId, Transfer> waiting = new LinkedHashMap<>();
    private final Map<BankTransferId, Transfer> open = new LinkedHashMap<>();
    private final Set<BankFileId> files = new HashSet<>();
    private final Map<String, BankTransferId> references = new HashMap<>();

    /**
     * @param mentorId absent where it was withdrawn before it was ordered
     * @param amount the same
     * @param since when it got where it is
     * @param filed whether it is in a payment file, or was before it failed
     * @param stopAsked whether it was disputed or decided otherwise when it was filed already
     * @param paidReference the bank's name of what was paid by hand of what came back; absent until it was
     * @param returns how often it came back
     * @param corrected whether that it is done was told once more
     * @param besides whether the mentor owes it, as what was decided since pays the same
     */
    record Transfer(
            BankTransferId id,
            String key,
            @Nullable MentorId mentorId,
            @Nullable Money amount,
            BankTransferState state,
            Instant since,
            boolean filed,
            boolean stopAsked,
            @Nullable String paidReference,
            int returns,
            boolean corrected,
            boolean besides) {

        private static Transfer of(
                BankTransferId id,
                String key,
                @Nullable MentorId mentorId,
                @Nullable Money amount,
                BankTransferStatus status,
                Instant at) {
            var state = new BankTransferState(status, null, null);
            return new Transfer(id, key, mentorId, amount, state, at, false, false, null, 0, false, false);
        }

        BankTransferStatus status() {
            return state.status();
        }

        private Transfer in(BankTransferStatus status, @Nullable String reference, @Nullable String code, Instant at) {
            return new Transfer(
                    id,
                    key,
                    mentorId,
                    amount,
                    new BankTransferState(status, reference, code),
                    at,
                    filed || status == BankTransferStatus.FILED,
                    stopAsked,
                    paidReference,
                    returns,
                    corrected,
                    besides);
        }

        private Transfer withPaidByHand(String reference) {
            return new Transfer(
                    id, key, mentorId, amount, state, since, filed, stopAsked, reference, returns, corrected, besides);
        }

        private Transfer withStopAsked() {
            return new Transfer(
                    id, key, mentorId, amount, state, since, filed, true, paidReference, returns, corrected, besides);
        }

        private Transfer corrected(boolean isBesides) {
            return new Transfer(
                    id, key, mentorId, amount, state, since, filed, stopAsked, paidReference, returns, true, isBesides);
        }

        /** Of what came back anew nothing was paid by hand yet. */
        private Transfer backAgain() {
            return new Transfer(
                    id, key, mentorId, amount, state, since, filed, stopAsked, null, returns + 1, false, besides);
        }
    }

    @Nullable Transfer find(BankTransferId id) {
        return transfers.get(id);
    }

    /** The first ordered first. */
    List<Transfer> waiting() {
        return List.copyOf(waiting.values());
    }

    boolean has(BankFileId file) {
        return files.contains(file);
    }

    /** Whether the bank's statement has that for another transfer. */
    boolean isOfAnother(String reference, BankTransferId id) {
        var of = references.get(reference);
        return of != null && !of.equals(id);
    }

    /** Whether the bank's statement has that already, for this one or another. */
    boolean isKnown(String reference) {
        return references.containsKey(reference);
    }

    /** What waits, or is filed and not told of, since then or longer. */
    List<Transfer> openSince(Instant then) {
        return open.values().stream()
                .filter(transfer -> !transfer.since().isAfter(then))
                .toList();
    }

    void evolve(BankDeskEvent event, Instant at) {
        switch (event) {
            case BankTransferOrdered e -> {
                var transfer = Transfer.of(
                        e.bankTransferId(), e.key(), e.mentorId(), e.amount(), BankTransferStatus.WAITING, at);
                put(transfer);
                waiting.put(transfer.id(), transfer);
            }
            case BankTransferWithdrawn e -> {
                waiting.remove(e.bankTransferId());
                var before = transfers.getOrDefault(
                        e.bankTransferId(),
                        Transfer.of(e.bankTransferId(), e.key(), null, null, BankTransferStatus.WITHDRAWN, at));
                put(before.in(BankTransferStatus.WITHDRAWN, null, null, at));
            }
            case BankTransferStopAsked e -> change(e.bankTransferId(), Transfer::withStopAsked);
            case BankFileMade e -> {
                files.add(e.bankFileId());
                for (var line : e.lines()) {
                    waiting.remove(line.bankTransferId());
                    change(line.bankTransferId(), it -> it.in(BankTransferStatus.FILED, null, null, at));
                }
            }
            case BankTransferDone e -> {
                references.put(e.reference(), e.bankTransferId());
                change(e.bankTransferId(), it -> it.in(BankTransferStatus.DONE, e.reference(), null, at));
            }
            case BankTransferFailureCorrected e -> {
                references.put(e.reference(), e.bankTransferId());
                change(e.bankTransferId(), it -> it.in(BankTransferStatus.DONE, e.reference(), null, at));
            }
            case BankTransferCorrected e -> {
                references.put(e.reference(), e.bankTransferId());
                change(
                        e.bankTransferId(),
                        it -> it.in(BankTransferStatus.DONE, e.reference(), null, at)
                                .corrected(e.besides()));
            }
            case BankTransferPaidByHand e -> {
                references.putIfAbsent(e.reference(), e.bankTransferId());
                change(e.bankTransferId(), it -> it.withPaidByHand(e.reference()));
            }
            case BankTransferFailed e -> {
                waiting.remove(e.bankTransferId());
                change(e.bankTransferId(), it -> it.in(BankTransferStatus.FAILED, null, e.code(), at));
            }
            case BankTransferReturned e ->
                change(
                        e.bankTransferId(),
                        it -> it.in(BankTransferStatus.RETURNED, it.state().reference(), e.code(), at)
                                .backAgain());
        }
    }

    private void change(BankTransferId id, UnaryOperator<Transfer> change) {
        var before = transfers.get(id);
        if (before != null) {
            put(change.apply(before));
        }
    }

    private void put(Transfer transfer) {
        transfers.put(transfer.id(), transfer);
        switch (transfer.status()) {
            case WAITING, FILED -> open.put(transfer.id(), transfer);
            case WITHDRAWN, DONE, FAILED, RETURNED -> open.remove(transfer.id());
        }
    }
}
