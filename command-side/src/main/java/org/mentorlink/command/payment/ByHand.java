package org.mentorlink.command.payment;

import static org.mentorlink.command.shared.Input.require;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.Input;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.MentorAccountCommand.GiveUpReturnAside;
import org.mentorlink.payment.MentorAccountCommand.RecordPaidByHand;
import org.mentorlink.payment.MentorAccountCommand.SetReturnAside;
import org.mentorlink.payment.MentorAccountEvent;
import org.mentorlink.payment.MentorAccountEvent.ReturnAsideGivenUp;
import org.mentorlink.payment.MentorAccountEvent.ReturnPaidByHand;
import org.mentorlink.payment.MentorAccountEvent.ReturnSetAside;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.Returns;
import org.mentorlink.shared.Personal;

/**
 * What finance pay a mentor by hand of what the bank had returned. It is owed by the platform, and goes with the next payout, until it is
 * set aside; what is set aside goes with none, and is paid by hand, or given up and owed again.
 */
final class ByHand {

    private static final int LONGEST_REASON = 1_000;
    static final String TRANSFER = "bankTransferId";

    private ByHand() {}

    static List<MentorAccountEvent> setAside(@Nullable MentorAccountState state, SetReturnAside command) {
        var account = command.mentorAccountId();
        var id = command.bankTransferId();
        requireOther(account, command.memberId());
        var reason = reason(command.reason(), command.memberId());
        if (state != null && !state.returns().aside(id).isEmpty()) {
            return List.of();
        }
        var why = state == null ? Returns.NOTHING_OWED : state.returns().whyNotSetAside(id);
        requireArrived(!Returns.UNDER_WAY.equals(why));
        require(
                why == null,
                "NOTHING_OWED",
                "Nothing is owed of it: it went with another payout, was paid by hand already, or is not here again yet.",
                TRANSFER);
        var returns = Objects.requireNonNull(state).returns();
        var amount = returns.owed(id);
        return List.of(new ReturnSetAside(
                account,
                id,
                account.mentorId(),
                returns.open(id),
                amount,
                command.memberId(),
                reason,
                state.debt().plus(amount)));
    }

    static MentorAccountEvent givenUp(@Nullable MentorAccountState state, GiveUpReturnAside command) {
        var account = command.mentorAccountId();
        var id = command.bankTransferId();
        requireOther(account, command.memberId());
        var reason = reason(command.reason(), command.memberId());
        requireAside(state, id);
        var amount = Objects.requireNonNull(state).returns().setAside(id);
        return new ReturnAsideGivenUp(
                account,
                id,
                account.mentorId(),
                amount,
                command.memberId(),
                reason,
                state.debt().minus(amount));
    }

    static List<MentorAccountEvent> paid(@Nullable MentorAccountState state, RecordPaidByHand command) {
        var account = command.mentorAccountId();
        var id = BankTransferId.of(command.key());
        requireOther(account, command.memberId());
        BankDesk.requireReference(command.reference());
        var reason = reason(command.reason(), command.memberId());
        var known = state == null ? null : state.returns().find(id);
        if (known != null && known.aside().isEmpty() && command.reference().equals(known.paidReference())) {
            return List.of();
        }
        requireAside(state, id);
        var returns = Objects.requireNonNull(state).returns();
        require(
                returns.setAside(id).equals(command.amount()),
                "AMOUNT_DIFFERS",
                "What is set aside of it is " + returns.setAside(id) + ", and all of it is paid at once.",
                "amountMinor");
        return returns.aside(id).stream()
                .<MentorAccountEvent>map(part -> new ReturnPaidByHand(
                        account,
                        id,
                        part.payoutId(),
                        part.bookingId(),
                        account.mentorId(),
                        part.amount(),
                        command.reference(),
                        reason,
                        state.debt()))
                .toList();
    }

    private static void requireAside(@Nullable MentorAccountState state, BankTransferId id) {
        require(
                state != null && !state.returns().aside(id).isEmpty(),
                "NOT_SET_ASIDE",
                "It is not set aside, so that a payout may take it along: set it aside before it is paid by hand.",
                TRANSFER);
    }

    private static void requireOther(MentorAccountId account, MemberId by) {
        require(
                !MentorId.of(by).equals(account.mentorId()),
                "OWN_TRANSFER",
                "This is your own money: somebody else deals with it.",
                TRANSFER);
    }

    static void requireArrived(boolean hasArrived) {
        require(
                hasArrived,
                "RETURN_UNDER_WAY",
                "Some of it goes with a payout whose outcome is not known, or has not arrived at the account: wait for that.",
                TRANSFER);
    }

    static Personal reason(String reason, MemberId by) {
        return Personal.of(by, Input.reason(reason, LONGEST_REASON));
    }
}
