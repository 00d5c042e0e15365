package org.mentorlink.query.payment;

import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.BankTransferEvent;
import org.mentorlink.payment.BankTransferEvent.BankTransferDone;
import org.mentorlink.payment.BankTransferEvent.BankTransferFailed;
import org.mentorlink.payment.BankTransferEvent.BankTransferFiled;
import org.mentorlink.payment.BankTransferEvent.BankTransferOrdered;
import org.mentorlink.payment.BankTransferStatus;
import org.mentorlink.payment.BankTransferView;
import org.mentorlink.query.shared.Seen;

/** How the view of a transfer by the bank follows from its events. */
final class BankTransferEvolution {

    private BankTransferEvolution() {}

    static @Nullable BankTransferView evolve(@Nullable BankTransferView view, BankTransferEvent event, Seen seen) {
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
                    null);
        }
        if (view == null) {
            return null;
        }
        return switch (event) {
            case BankTransferOrdered e -> view;
            case BankTransferFiled e ->
                in(view, BankTransferStatus.FILED, e.bankFileId().value(), null, null);
            case BankTransferDone e -> in(view, BankTransferStatus.DONE, view.bankFileId(), e.reference(), null);
            case BankTransferFailed e -> in(view, BankTransferStatus.FAILED, view.bankFileId(), null, e.code());
        };
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
                code);
    }
}
