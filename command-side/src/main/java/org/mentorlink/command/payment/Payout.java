package org.mentorlink.command.payment;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.OutstandingReversal;
import org.mentorlink.payment.OutstandingTransfer;
import org.mentorlink.payment.PayoutCommand;
import org.mentorlink.payment.PayoutCommand.BeginPayout;
import org.mentorlink.payment.PayoutCommand.CorrectPayoutFailure;
import org.mentorlink.payment.PayoutCommand.DescribeReversal;
import org.mentorlink.payment.PayoutCommand.DescribeTransfer;
import org.mentorlink.payment.PayoutCommand.FreezePayout;
import org.mentorlink.payment.PayoutCommand.RecordPayoutBatched;
import org.mentorlink.payment.PayoutCommand.RecordPayoutFailed;
import org.mentorlink.payment.PayoutCommand.RecordPayoutOutcomeUnknown;
import org.mentorlink.payment.PayoutCommand.RecordPayoutReturned;
import org.mentorlink.payment.PayoutCommand.RecordPayoutSent;
import org.mentorlink.payment.PayoutCommand.RecordReversalOutcomeUnknown;
import org.mentorlink.payment.PayoutCommand.RecordTransferNotFound;
import org.mentorlink.payment.PayoutCommand.RecordTransferReversalFailed;
import org.mentorlink.payment.PayoutCommand.RecordTransferReversed;
import org.mentorlink.payment.PayoutCommand.ResumeReversal;
import org.mentorlink.payment.PayoutCommand.ResumeTransfer;
import org.mentorlink.payment.PayoutCommand.ReturnPayout;
import org.mentorlink.payment.PayoutCommand.SendPayout;
import org.mentorlink.payment.PayoutCommand.SettleEarnings;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.payment.PayoutId;

/**
 * What one booking earns its mentor. It is scheduled when the booking is settled, waits frozen while it is disputed, and
 * begins when the dispute window is over: what the mentor owes is taken out first, the rest is transferred. Earnings
 * that change before it begins, or after it has failed, revise it; those that change later become a recovery, once it is known to be sent: taken back
 * from the transfer where the gateway can, else owed by the mentor. A transfer whose outcome is unknown is not asked for again once the booking is
 * disputed or earns something else: it is found made in the end, or has failed.
 */
@Aggregate(cache = "aggregateCache")
class Payout {
    @AggregateIdentifier
    private PayoutId payoutId;

    private @Nullable PayoutState state;

    Payout() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SettleEarnings command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    void handle(FreezePayout command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    void handle(BeginPayout command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    void handle(SendPayout command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    void handle(RecordPayoutSent command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    void handle(RecordPayoutFailed command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    void handle(RecordPayoutOutcomeUnknown command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    void handle(RecordTransferNotFound command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    void handle(ResumeTransfer command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    void handle(RecordReversalOutcomeUnknown command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    void handle(RecordTransferReversalFailed command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    void handle(RecordTransferReversed command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    void handle(ResumeReversal command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    void handle(RecordPayoutBatched command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    void handle(ReturnPayout command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    void handle(CorrectPayoutFailure command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    void handle(RecordPayoutReturned command, TransferringGateways gateways, Clock clock) {
        decide(command, gateways, clock);
    }

    @CommandHandler
    @Nullable OutstandingTransfer handle(DescribeTransfer command) {
        return state == null ? null : state.outstanding(command.attempt()).orElse(null);
    }

    @CommandHandler
    @Nullable OutstandingReversal handle(DescribeReversal command) {
        return state == null ? null : state.reversals().outstanding(command.number(), command.attempt());
    }

    @EventSourcingHandler
    void on(PayoutEvent event) {
        payoutId = event.payoutId();
        state = PayoutState.evolve(state, event);
    }

    private void decide(PayoutCommand command, TransferringGateways gateways, Clock clock) {
        PayoutDecisions.decide(state, command, gateways, clock.instant()).forEach(AggregateLifecycle::apply);
    }
}
