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
import org.mentorlink.payment.MentorAccountCommand;
import org.mentorlink.payment.MentorAccountCommand.ApplyRecovery;
import org.mentorlink.payment.MentorAccountCommand.CorrectPayoutBatchFailure;
import org.mentorlink.payment.MentorAccountCommand.DescribeOwedTransfer;
import org.mentorlink.payment.MentorAccountCommand.DescribePayoutBatch;
import org.mentorlink.payment.MentorAccountCommand.GiveUpReturnAside;
import org.mentorlink.payment.MentorAccountCommand.OweRecovery;
import org.mentorlink.payment.MentorAccountCommand.OweTransfer;
import org.mentorlink.payment.MentorAccountCommand.RecordOwedTransferReturned;
import org.mentorlink.payment.MentorAccountCommand.RecordPaidByHand;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchFailed;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchNotFound;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchOutcomeUnknown;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchReturned;
import org.mentorlink.payment.MentorAccountCommand.RecordPayoutBatchSent;
import org.mentorlink.payment.MentorAccountCommand.ResumePayoutBatch;
import org.mentorlink.payment.MentorAccountCommand.RunPayouts;
import org.mentorlink.payment.MentorAccountCommand.SetReturnAside;
import org.mentorlink.payment.MentorAccountCommand.WithdrawPayout;
import org.mentorlink.payment.MentorAccountEvent;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.OutstandingPayoutBatch;

/**
 * What one mentor owes back in one currency. A payout that turned out too high adds to the debt, and each later payout
 * settles as much of it as it can. Where more was taken back than is owed in the end, the platform owes the mentor, and the next
 * payout is higher by that.
 *
 * <p>Where payouts are sent together it is also the place where they wait: at a run, all that wait for one gateway and are enough
 * make a batch, one transfer. A payout is in one batch at a time, and can be withdrawn only while it is in none, so that it is sent
 * once. What is disputed or changed while it is in one stops that: the gateway is not asked for it again, and where it fails, it is withdrawn.
 */
@Aggregate(cache = "aggregateCache")
class MentorAccount {
    @AggregateIdentifier
    private MentorAccountId mentorAccountId;

    private @Nullable MentorAccountState state;

    MentorAccount() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OweRecovery command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        decide(command, runs, gateways, clock);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApplyRecovery command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        decide(command, runs, gateways, clock);
    }

    @CommandHandler
    void handle(WithdrawPayout command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        decide(command, runs, gateways, clock);
    }

    @CommandHandler
    void handle(RunPayouts command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        decide(command, runs, gateways, clock);
    }

    @CommandHandler
    void handle(RecordPayoutBatchSent command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        decide(command, runs, gateways, clock);
    }

    @CommandHandler
    void handle(RecordPayoutBatchFailed command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        decide(command, runs, gateways, clock);
    }

    @CommandHandler
    void handle(RecordPayoutBatchNotFound command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        decide(command, runs, gateways, clock);
    }

    @CommandHandler
    void handle(RecordPayoutBatchOutcomeUnknown command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        decide(command, runs, gateways, clock);
    }

    @CommandHandler
    void handle(ResumePayoutBatch command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        decide(command, runs, gateways, clock);
    }

    @CommandHandler
    void handle(RecordPayoutBatchReturned command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        decide(command, runs, gateways, clock);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OweTransfer command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        decide(command, runs, gateways, clock);
    }

    @CommandHandler
    void handle(RecordOwedTransferReturned command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        decide(command, runs, gateways, clock);
    }

    @CommandHandler
    boolean handle(DescribeOwedTransfer command) {
        return state != null && state.returns().isOwedByMentor(command.bankTransferId());
    }

    @CommandHandler
    void handle(SetReturnAside command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        decide(command, runs, gateways, clock);
    }

    @CommandHandler
    void handle(GiveUpReturnAside command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        decide(command, runs, gateways, clock);
    }

    @CommandHandler
    void handle(RecordPaidByHand command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        decide(command, runs, gateways, clock);
    }

    @CommandHandler
    void handle(CorrectPayoutBatchFailure command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        decide(command, runs, gateways, clock);
    }

    @CommandHandler
    @Nullable OutstandingPayoutBatch handle(DescribePayoutBatch command) {
        return state == null ? null : state.outstanding(command.payoutBatchId(), command.attempt());
    }

    @EventSourcingHandler
    void on(MentorAccountEvent event) {
        mentorAccountId = event.mentorAccountId();
        state = MentorAccountState.evolve(state, event);
    }

    private void decide(MentorAccountCommand command, PayoutRuns runs, TransferringGateways gateways, Clock clock) {
        new MentorAccountDecisions(runs, gateways, clock.instant())
                .decide(state, command)
                .forEach(AggregateLifecycle::apply);
    }
}
