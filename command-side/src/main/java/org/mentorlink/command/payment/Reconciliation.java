package org.mentorlink.command.payment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.ReconciliationState.Looked;
import org.mentorlink.command.shared.Input;
import org.mentorlink.payment.ReconciliationBreak;
import org.mentorlink.payment.ReconciliationCommand.AssignBreak;
import org.mentorlink.payment.ReconciliationCommand.RecordReconciliation;
import org.mentorlink.payment.ReconciliationCommand.ReopenBreak;
import org.mentorlink.payment.ReconciliationCommand.ResolveBreak;
import org.mentorlink.payment.ReconciliationEvent;
import org.mentorlink.payment.ReconciliationEvent.BreakAssigned;
import org.mentorlink.payment.ReconciliationEvent.BreakReopened;
import org.mentorlink.payment.ReconciliationEvent.BreakResolved;
import org.mentorlink.payment.ReconciliationEvent.BreaksFound;
import org.mentorlink.payment.ReconciliationEvent.MoreBreaksFound;
import org.mentorlink.payment.ReconciliationEvent.ReconciliationRun;
import org.mentorlink.payment.ReconciliationId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/** One comparison of the ledger and a gateway's books: run once, then each of its breaks is assigned and resolved by staff. */
@Aggregate
class Reconciliation {

    private static final int BREAKS_OF_ONE_EVENT = 200;
    private static final int LONGEST_REASON = 1_000;

    @AggregateIdentifier
    private @Nullable ReconciliationId reconciliationId;

    private ReconciliationState state = ReconciliationState.NONE;

    Reconciliation() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordReconciliation command) {
        if (reconciliationId != null) {
            return;
        }
        if (!command.from().isBefore(command.to())) {
            throw Refused.because("EMPTY_PERIOD", "A period ends after it begins.", "input", "to");
        }
        var outcome = command.outcome();
        apply(new ReconciliationRun(
                command.reconciliationId(),
                command.from(),
                command.to(),
                outcome.position(),
                outcome.matched(),
                outcome.found(),
                null,
                outcome.bookings(),
                command.reportIds(),
                command.fetched()));
        for (var from = 0; from < outcome.breaks().size(); from += BREAKS_OF_ONE_EVENT) {
            apply(new BreaksFound(command.reconciliationId(), part(outcome.breaks(), from)));
        }
        if (!outcome.more().isEmpty()) {
            apply(new MoreBreaksFound(command.reconciliationId(), outcome.more()));
        }
    }

    private static List<ReconciliationBreak> part(List<ReconciliationBreak> breaks, int from) {
        return List.copyOf(breaks.subList(from, Math.min(breaks.size(), from + BREAKS_OF_ONE_EVENT)));
    }

    @CommandHandler
    void handle(AssignBreak command) {
        var looked = looked(command.number());
        if (looked.reason() != null) {
            throw resolved();
        }
        if (!command.assigneeId().equals(looked.assigneeId())) {
            apply(new BreakAssigned(command.reconciliationId(), command.number(), command.assigneeId()));
        }
    }

    @CommandHandler
    void handle(ResolveBreak command) {
        var reason = Personal.of(command.memberId(), Input.reason(command.reason(), LONGEST_REASON));
        var before = looked(command.number()).reason();
        if (before == null) {
            apply(new BreakResolved(command.reconciliationId(), command.number(), command.memberId(), reason));
        } else if (!before.equals(reason)) {
            throw resolved();
        }
    }

    @CommandHandler
    void handle(ReopenBreak command, Postings postings) {
        var reason = Input.reason(command.reason(), LONGEST_REASON);
        var looked = looked(command.number());
        if (looked.reason() == null) {
            throw Refused.because("BREAK_OPEN", "This break is not resolved.", "input", "number");
        }
        postings.reverse(command.reconciliationId(), looked.facts(), command.memberId(), reason);
        apply(new BreakReopened(
                command.reconciliationId(),
                command.number(),
                command.memberId(),
                Personal.of(command.memberId(), reason)));
    }

    /** What a break is about that nobody has resolved. */
    ReconciliationBreak open(int number) {
        var looked = looked(number);
        if (looked.reason() != null) {
            throw resolved();
        }
        return looked.facts();
    }

    private static Refused resolved() {
        return Refused.because("BREAK_RESOLVED", "This break is resolved already.", "input", "number");
    }

    private Looked looked(int number) {
        var looked = state.breaks().get(number);
        if (looked == null) {
            throw Refused.because("NOT_FOUND", "There is no such break.", "input", "number");
        }
        return looked;
    }

    @EventSourcingHandler
    void on(ReconciliationEvent event) {
        reconciliationId = event.reconciliationId();
        state = state.evolve(event);
    }
}
