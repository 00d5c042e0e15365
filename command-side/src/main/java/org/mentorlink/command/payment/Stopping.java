package org.mentorlink.command.payment;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.PayoutState.Phase;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.PayoutCommand.RecordPayoutReturned;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.payment.PayoutEvent.PayoutReturned;
import org.mentorlink.payment.PayoutEvent.PayoutRevisionDeferred;
import org.mentorlink.payment.PayoutEvent.TransferStopRequested;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.shared.Refused;

/**
 * What a payout asks of a gateway that takes days for a transfer and can be stopped until it sends it, as finance's own bank: what is
 * disputed or decided otherwise meanwhile is not to go out. Whether it still could be stopped the gateway says, by the transfer having failed.
 */
final class Stopping {

    private Stopping() {}

    /** Of what is on its way; nothing where that cannot be stopped. */
    static List<PayoutEvent> of(PayoutState state, PayoutId payoutId, TransferringGateways gateways) {
        var sending = state.sending();
        return state.phase() == Phase.TRANSFERRING && sending != null && gateways.stops(sending.gateway())
                ? List.of(new TransferStopRequested(
                        payoutId,
                        state.bookingId(),
                        sending.net(),
                        sending.attempt(),
                        Objects.requireNonNull(sending.gateway(), "it stops")))
                : List.of();
    }

    /** What is to be less by now is stopped, to go out as what it is then. */
    static List<PayoutEvent> after(PayoutState state, PayoutRevisionDeferred deferred, TransferringGateways gateways) {
        return state.evolve(deferred).isStopped()
                ? with(deferred, of(state, deferred.payoutId(), gateways))
                : List.of(deferred);
    }

    static List<PayoutEvent> with(PayoutEvent first, List<PayoutEvent> more) {
        return more.isEmpty() ? List.of(first) : List.of(first, more.getFirst());
    }

    /** The bank, where it was asked for the transfer: it pays out of an account of its own. */
    static @Nullable String bankOf(PayoutState state) {
        var sending = state.sending();
        return sending != null && BankTransferId.GATEWAY.equals(sending.gateway()) ? BankTransferId.GATEWAY : null;
    }

    /** What was sent and came back the platform owes, once. */
    static List<PayoutEvent> returned(PayoutState state, RecordPayoutReturned command) {
        var reversals = state.reversals();
        if (state.phase() != Phase.SENT || reversals.gateway() == null) {
            throw Refused.because("PAYOUT_NOT_SENT", "Only what was sent can come back.");
        }
        var back = reversals.left();
        return back.isPositive()
                ? List.of(new PayoutReturned(
                        command.payoutId(),
                        state.bookingId(),
                        state.mentorId(),
                        MentorAccountId.of(state.mentorId(), back.currency()),
                        reversals.next(),
                        back,
                        state.owed().minus(reversals.sum()).minus(back),
                        reversals.gateway(),
                        command.code(),
                        command.bankTransferId()))
                : List.of();
    }
}
