package org.mentorlink.command.payment;

import static org.mentorlink.command.shared.Input.require;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.MentorAccountCommand.OweTransfer;
import org.mentorlink.payment.MentorAccountCommand.RecordOwedTransferReturned;
import org.mentorlink.payment.MentorAccountEvent;
import org.mentorlink.payment.MentorAccountEvent.OwedTransferReturned;
import org.mentorlink.payment.MentorAccountEvent.TransferOwed;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.ReturnedPart;
import org.mentorlink.payment.Returns;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Refused;

/**
 * What a mentor was paid besides: a transfer of which it was told by mistake that it has failed or came back, after which the same was
 * decided anew. Whatever that was stays, and the mentor owes what the transfer paid, until it comes back after all.
 */
final class OwedTransfers {

    private OwedTransfers() {}

    static List<MentorAccountEvent> owed(MentorAccountState state, OweTransfer command) {
        var account = command.mentorAccountId();
        var id = BankTransferId.of(command.key());
        var reason = ByHand.reason(command.reason(), command.memberId());
        var returns = state.returns();
        var why = returns.whyNotOwed(id, command.returns());
        require(
                !Returns.SET_ASIDE.equals(why),
                "RETURN_SET_ASIDE",
                "What came back of it is set aside to be paid by hand: give that up before it is corrected.",
                ByHand.TRANSFER);
        ByHand.requireArrived(why == null);
        if (returns.isOwedByMentor(id)) {
            return List.of();
        }
        var debt = state.debt();
        var events = new ArrayList<MentorAccountEvent>();
        for (var part : parts(state, command)) {
            debt = debt.plus(part.amount());
            events.add(new TransferOwed(
                    account,
                    id,
                    GatewayKeys.batch(command.key()),
                    part.payoutId(),
                    part.bookingId(),
                    account.mentorId(),
                    part.amount(),
                    command.returns(),
                    command.memberId(),
                    reason,
                    debt));
        }
        return events;
    }

    /** What was heard of before changes nothing, though it is told again. */
    static List<MentorAccountEvent> returned(@Nullable MentorAccountState state, RecordOwedTransferReturned command) {
        var id = command.bankTransferId();
        var known = state == null ? null : state.returns().find(id);
        if (state == null || known == null) {
            throw Refused.because("NOT_FOUND", "There is no such transfer.");
        }
        if (command.number() <= known.heard()) {
            return List.of();
        }
        var account = command.mentorAccountId();
        var debt = state.debt();
        var events = new ArrayList<MentorAccountEvent>();
        for (var part : known.besides()) {
            debt = debt.minus(part.amount());
            events.add(new OwedTransferReturned(
                    account,
                    id,
                    command.payoutBatchId(),
                    part.payoutId(),
                    part.bookingId(),
                    account.mentorId(),
                    part.amount(),
                    command.number(),
                    command.code(),
                    debt));
        }
        return events;
    }

    private static List<ReturnedPart> parts(MentorAccountState state, OweTransfer command) {
        var id = BankTransferId.of(command.key());
        var batchId = GatewayKeys.batch(command.key());
        if (batchId == null) {
            var payoutId = GatewayKeys.payout(command.key()).payoutId();
            return List.of(new ReturnedPart(id, payoutId, bookingOf(payoutId), command.amount()));
        }
        var batch = state.batches().get(batchId);
        if (batch == null) {
            throw Refused.because("NOT_FOUND", "There is no such transfer.");
        }
        return batch.request().shares().stream()
                .filter(share -> share.net().isPositive())
                .map(share -> new ReturnedPart(id, share.payoutId(), share.bookingId(), share.net()))
                .toList();
    }

    /** They share their suffix. */
    private static BookingId bookingOf(PayoutId payoutId) {
        return new BookingId(Ids.sibling(BookingId.PREFIX, payoutId.value()));
    }
}
