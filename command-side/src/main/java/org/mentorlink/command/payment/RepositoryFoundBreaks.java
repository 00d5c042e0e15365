package org.mentorlink.command.payment;

import static org.mentorlink.command.shared.Input.refusedInput;

import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.ReconciliationBreak;
import org.mentorlink.payment.ReconciliationCommand.ResolveBreak;
import org.mentorlink.payment.ReconciliationId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads and resolves a break in its own aggregate, never off a read model that may be behind. */
@Component
final class RepositoryFoundBreaks implements FoundBreaks {

    private final ObjectProvider<Repository<Reconciliation>> reconciliations;

    /** Asked when needed, as the repository is built after the handlers it serves. */
    RepositoryFoundBreaks(ObjectProvider<Repository<Reconciliation>> reconciliations) {
        this.reconciliations = reconciliations;
    }

    @Override
    public ReconciliationBreak open(ReconciliationId reconciliationId, int number) {
        return load(reconciliationId).invoke(reconciliation -> reconciliation.open(number));
    }

    @Override
    public void resolve(ReconciliationId reconciliationId, int number, MemberId memberId, String reason) {
        load(reconciliationId)
                .execute(reconciliation ->
                        reconciliation.handle(new ResolveBreak(reconciliationId, number, memberId, reason)));
    }

    private Aggregate<Reconciliation> load(ReconciliationId reconciliationId) {
        try {
            return reconciliations.getObject().load(reconciliationId.value());
        } catch (AggregateNotFoundException unknown) {
            throw refusedInput("NOT_FOUND", "There is no such reconciliation.", "reconciliationId");
        }
    }
}
