package org.mentorlink.command.payment;

import static org.mentorlink.command.shared.Input.require;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.MentorAccountState.Owed;
import org.mentorlink.command.shared.Input;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.MentorAccountCommand.RecordPaidByHand;
import org.mentorlink.payment.MentorAccountEvent;
import org.mentorlink.payment.MentorAccountEvent.ReturnPaidByHand;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutShare;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/**
 * What finance have paid a mentor by hand of what the bank had returned. It is owed by the platform until then, and goes with the next
 * payout otherwise: here is decided that one of the two happens.
 */
final class ByHand {

    private static final int LONGEST_REASON = 1_000;
    private static final String TRANSFER = "bankTransferId";

    private ByHand() {}

    static List<MentorAccountEvent> paid(@Nullable MentorAccountState state, RecordPaidByHand command) {
        var account = command.mentorAccountId();
        require(
                !MentorId.of(command.memberId()).equals(account.mentorId()),
                "OWN_TRANSFER",
                "This is your own money: somebody else deals with it.",
                TRANSFER);
        BankDesk.requireReference(command.reference());
        var reason = Personal.of(command.memberId(), Input.reason(command.reason(), LONGEST_REASON));
        var transfer = BankTransferId.of(command.key());
        if (state != null && command.reference().equals(state.paidByHand().get(transfer))) {
            return List.of();
        }
        var paid = new ArrayList<MentorAccountEvent>();
        var left = command.amount().zero();
        if (state != null && !state.paidByHand().containsKey(transfer)) {
            var debt = state.debt();
            left = debt.zero();
            for (var payoutId : payouts(state, command.key())) {
                var owed = state.owed().get(payoutId);
                var part = owed == null ? debt.zero() : owedOf(owed, debt);
                if (owed != null && part.isPositive()) {
                    debt = debt.plus(part);
                    left = left.plus(part);
                    paid.add(new ReturnPaidByHand(
                            account,
                            transfer,
                            payoutId,
                            owed.bookingId(),
                            account.mentorId(),
                            part,
                            command.reference(),
                            reason,
                            debt));
                }
            }
        }
        require(
                !paid.isEmpty(),
                "NOTHING_OWED",
                "Nothing is owed of it: it went with another payout, was paid by hand already, or is not here again yet.",
                TRANSFER);
        require(
                left.equals(command.amount()),
                "AMOUNT_DIFFERS",
                "What is still owed of it is " + left + ", and all of it is paid at once.",
                "amountMinor");
        return paid;
    }

    /** Of what the platform owes because of a payout, as much as it still owes in all. */
    private static Money owedOf(Owed owed, Money debt) {
        var zero = debt.zero();
        return zero.minus(owed.total()).min(zero.minus(debt));
    }

    private static List<PayoutId> payouts(MentorAccountState state, String key) {
        var batchId = GatewayKeys.batch(key);
        if (batchId == null) {
            return List.of(GatewayKeys.payout(key).payoutId());
        }
        var batch = state.batches().get(batchId);
        return batch == null
                ? List.of()
                : batch.request().shares().stream().map(PayoutShare::payoutId).toList();
    }
}
