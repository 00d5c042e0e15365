package org.mentorlink.command.payment;

import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.mentorlink.payment.CreditAccountCommand;
import org.mentorlink.payment.CreditAccountCommand.ClaimCredits;
import org.mentorlink.payment.CreditAccountCommand.DescribeReservation;
import org.mentorlink.payment.CreditAccountCommand.ExpireCredits;
import org.mentorlink.payment.CreditAccountCommand.FreezeCredits;
import org.mentorlink.payment.CreditAccountCommand.GrantCredits;
import org.mentorlink.payment.CreditAccountCommand.ReleaseCredits;
import org.mentorlink.payment.CreditAccountCommand.ReserveCredits;
import org.mentorlink.payment.CreditAccountCommand.ReturnCredits;
import org.mentorlink.payment.CreditAccountCommand.SpendCredits;
import org.mentorlink.payment.CreditAccountCommand.ThawCredits;
import org.mentorlink.payment.CreditAccountEvent;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.shared.Money;

/**
 * The credits of one member (K4). They are given in lots that expire. A payment is promised out of those that expire first, and
 * spent or released; what was spent comes back where the payment is refunded. What was bought with money that has gone back
 * is taken back as far as it is left. It is the one place where credits are taken
 * from, so nothing is spent twice, however many bookings are made at a moment.
 */
@Aggregate(cache = "aggregateCache")
class CreditAccount {

    @AggregateIdentifier
    private CreditAccountId creditAccountId;

    private CreditAccountState state = CreditAccountState.NONE;

    CreditAccount() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(GrantCredits command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReserveCredits command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(SpendCredits command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(ReleaseCredits command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(ReturnCredits command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(ExpireCredits command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(ClaimCredits command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(FreezeCredits command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    void handle(ThawCredits command, Clock clock) {
        decide(command, clock);
    }

    @CommandHandler
    boolean handle(DescribeReservation command) {
        return state.promise(command.paymentId()).isPresent();
    }

    @EventSourcingHandler
    void on(CreditAccountEvent event) {
        creditAccountId = event.creditAccountId();
        state = CreditAccountState.evolve(state, event);
    }

    /** Whether that much could be promised at that moment. */
    boolean covers(Money amount, Instant now) {
        return !state.available(amount.currency(), now).isLessThan(amount);
    }

    /** Whether it could, but for what is disputed. */
    boolean isFrozen(Money amount, Instant now) {
        return !state.available(amount.currency(), now)
                .plus(state.frozen(amount.currency(), now))
                .isLessThan(amount);
    }

    private void decide(CreditAccountCommand command, Clock clock) {
        CreditDecisions.decide(state, command, clock.instant()).forEach(AggregateLifecycle::apply);
    }
}
