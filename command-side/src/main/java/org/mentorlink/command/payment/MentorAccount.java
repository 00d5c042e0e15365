package org.mentorlink.command.payment;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.MentorAccountCommand.ApplyRecovery;
import org.mentorlink.payment.MentorAccountCommand.OweRecovery;
import org.mentorlink.payment.MentorAccountEvent;
import org.mentorlink.payment.MentorAccountEvent.RecoveryApplied;
import org.mentorlink.payment.MentorAccountEvent.RecoveryOwed;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;

/**
 * What one mentor owes back in one currency. A payout that turned out too high adds to the debt, and each later payout
 * settles as much of it as it can. Where more was taken back than is owed in the end, the platform owes the mentor, and the next
 * payout is higher by that.
 */
@Aggregate
class MentorAccount {
    @AggregateIdentifier
    private MentorAccountId mentorAccountId;

    private @Nullable MentorAccountState state;

    MentorAccount() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OweRecovery command) {
        var before = before(command.owedTotal());
        var more = command.owedTotal().minus(before.owedFor(command.payoutId()));
        if (!more.isZero()) {
            AggregateLifecycle.apply(new RecoveryOwed(
                    command.mentorAccountId(),
                    command.payoutId(),
                    command.bookingId(),
                    more,
                    command.owedTotal(),
                    before.debt().plus(more)));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApplyRecovery command) {
        var before = before(command.payoutAmount());
        if (command.payoutAmount().amountMinor() < 0) {
            throw Refused.because("AMOUNT_NEGATIVE", "A payout is at least nothing.", "payoutAmount");
        }
        if (!before.hasApplied(command.payoutId())) {
            var recovered = before.recoverableFrom(command.payoutAmount());
            AggregateLifecycle.apply(new RecoveryApplied(
                    command.mentorAccountId(),
                    command.payoutId(),
                    command.bookingId(),
                    recovered,
                    before.debt().minus(recovered)));
        }
    }

    @EventSourcingHandler
    void on(MentorAccountEvent event) {
        mentorAccountId = event.mentorAccountId();
        state = MentorAccountState.evolve(state, event);
    }

    private MentorAccountState before(Money amount) {
        var before = state == null ? MentorAccountState.none(amount.currency()) : state;
        if (!before.debt().currency().equals(amount.currency())) {
            throw Refused.because(
                    "CURRENCY_MISMATCH", "This account is in " + before.debt().currency() + '.');
        }
        return before;
    }
}
