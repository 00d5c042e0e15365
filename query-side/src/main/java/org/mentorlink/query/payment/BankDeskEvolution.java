package org.mentorlink.query.payment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import org.mentorlink.payment.BankFileLine;
import org.mentorlink.payment.BankFileView;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.BankTransferStatus;
import org.mentorlink.payment.BankTransferView;
import org.mentorlink.query.shared.Seen;

/** How the views of transfers by the bank, and of payment files, follow from their events. */
final class BankDeskEvolution {

    private BankDeskEvolution() {}

    /** The transfers that an event is about. */
    static List<BankTransferId> transfers(BankDeskEvent event) {
        return switch (event) {
            case BankTransferOrdered e -> List.of(e.bankTransferId());
            case BankTransferWithdrawn e -> List.of(e.bankTransferId());
            case BankTransferStopAsked e -> List.of(e.bankTransferId());
            case BankFileMade e ->
                e.lines().stream().map(BankFileLine::bankTransferId).toList();
            case BankTransferDone e -> List.of(e.bankTransferId());
            case BankTransferFailed e -> List.of(e.bankTransferId());
            case BankTransferFailureCorrected e -> List.of(e.bankTransferId());
            case BankTransferCorrected e -> List.of(e.bankTransferId());
            case BankTransferPaidByHand e -> List.of(e.bankTransferId());
            case BankTransferReturned e -> List.of(e.bankTransferId());
        };
    }

    static @Nullable BankTransferView evolve(@Nullable BankTransferView view, BankDeskEvent event, Seen seen) {
        if (event instanceof BankTransferOrdered e) {
            return new BankTransferView(
                    e.bankTransferId().value(),
                    e.key(),
                    e.mentorId().value(),
                    e.amount(),
                    BankTransferStatus.WAITING,
                    seen.at(),
                    seen.position(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        if (view == null) {
            // Withdrawn before it was ordered, it never is.
            return null;
        }
        return switch (event) {
            case BankTransferOrdered e -> view;
            case BankTransferWithdrawn e -> in(view, BankTransferStatus.WITHDRAWN, null, null, null);
            case BankTransferStopAsked e -> with(view, seen.at(), view.paidReference());
            case BankFileMade e ->
                in(view, BankTransferStatus.FILED, e.bankFileId().value(), null, null);
            case BankTransferDone e -> in(view, BankTransferStatus.DONE, view.bankFileId(), e.reference(), null);
            case BankTransferFailureCorrected e ->
                in(view, BankTransferStatus.DONE, view.bankFileId(), e.reference(), null);
            case BankTransferCorrected e -> in(view, BankTransferStatus.DONE, view.bankFileId(), e.reference(), null);
            case BankTransferPaidByHand e -> with(view, view.stopAskedAt(), e.reference());
            case BankTransferFailed e -> in(view, BankTransferStatus.FAILED, view.bankFileId(), null, e.code());
            case BankTransferReturned e ->
                in(again(view), BankTransferStatus.RETURNED, view.bankFileId(), view.reference(), e.code());
        };
    }

    static BankFileView file(BankFileMade event, Seen seen) {
        return new BankFileView(
                event.bankFileId().value(),
                event.lines().getFirst().amount().currency(),
                event.lines(),
                event.memberId().value(),
                seen.at(),
                seen.position());
    }

    private static BankTransferView in(
            BankTransferView view,
            BankTransferStatus status,
            @Nullable String file,
            @Nullable String reference,
            @Nullable String code) {
        return new BankTransferView(
                view.id(),
                view.key(),
                view.mentorId(),
                view.amount(),
                status,
                view.orderedAt(),
                view.orderedPosition(),
                file,
                reference,
                code,
                view.stopAskedAt(),
                view.paidReference(),
                view.returns());
    }

    private static BankTransferView with(
            BankTransferView view, @Nullable Instant stopAskedAt, @Nullable String paidReference) {
        return new BankTransferView(
                view.id(),
                view.key(),
                view.mentorId(),
                view.amount(),
                view.status(),
                view.orderedAt(),
                view.orderedPosition(),
                view.bankFileId(),
                view.reference(),
                view.code(),
                stopAskedAt,
                paidReference,
                view.returns());
    }

    /** Of what came back anew nothing was paid by hand yet. */
    private static BankTransferView again(BankTransferView view) {
        return new BankTransferView(
                view.id(),
                view.key(),
                view.mentorId(),
                view.amount(),
                view.status(),
                view.orderedAt(),
                view.orderedPosition(),
                view.bankFileId(),
                view.reference(),
                view.code(),
                view.stopAskedAt(),
                null,
                view.timesReturned() + 1);
    }
}
