package org.mentorlink.command.payment;

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
import org.mentorlink.payment.BankDeskEvent.BankTransferDone;
import org.mentorlink.payment.BankDeskEvent.BankTransferFailed;
import org.mentorlink.payment.BankDeskEvent.BankTransferOrdered;
import org.mentorlink.payment.BankDeskEvent.BankTransferReturned;
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
    private final Set<BankFileId> files = new HashSet<>();
    private final Map<String, BankTransferId> references = new HashMap<>();

    /**
     * @param mentorId absent where it was withdrawn before it was ordered
     * @param amount the same
     */
    record Transfer(
            BankTransferId id,
            String key,
            @Nullable MentorId mentorId,
            @Nullable Money amount,
            BankTransferState state) {

        BankTransferStatus status() {
            return state.status();
        }

        private Transfer in(BankTransferStatus status, @Nullable String reference, @Nullable String code) {
            return new Transfer(id, key, mentorId, amount, new BankTransferState(status, reference, code));
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

    void evolve(BankDeskEvent event) {
        switch (event) {
            case BankTransferOrdered e -> {
                var transfer = new Transfer(
                        e.bankTransferId(),
                        e.key(),
                        e.mentorId(),
                        e.amount(),
                        new BankTransferState(BankTransferStatus.WAITING, null, null));
                transfers.put(transfer.id(), transfer);
                waiting.put(transfer.id(), transfer);
            }
            case BankTransferWithdrawn e -> {
                waiting.remove(e.bankTransferId());
                var before = transfers.getOrDefault(
                        e.bankTransferId(),
                        new Transfer(
                                e.bankTransferId(),
                                e.key(),
                                null,
                                null,
                                new BankTransferState(BankTransferStatus.WITHDRAWN, null, null)));
                transfers.put(e.bankTransferId(), before.in(BankTransferStatus.WITHDRAWN, null, null));
            }
            case BankFileMade e -> {
                files.add(e.bankFileId());
                for (var line : e.lines()) {
                    waiting.remove(line.bankTransferId());
                    change(line.bankTransferId(), it -> it.in(BankTransferStatus.FILED, null, null));
                }
            }
            case BankTransferDone e -> {
                references.put(e.reference(), e.bankTransferId());
                change(e.bankTransferId(), it -> it.in(BankTransferStatus.DONE, e.reference(), null));
            }
            case BankTransferFailed e -> {
                waiting.remove(e.bankTransferId());
                change(e.bankTransferId(), it -> it.in(BankTransferStatus.FAILED, null, e.code()));
            }
            case BankTransferReturned e ->
                change(
                        e.bankTransferId(),
                        it -> it.in(BankTransferStatus.RETURNED, it.state().reference(), e.code()));
        }
    }

    private void change(BankTransferId id, UnaryOperator<Transfer> change) {
        transfers.computeIfPresent(id, (same, before) -> change.apply(before));
    }
}
