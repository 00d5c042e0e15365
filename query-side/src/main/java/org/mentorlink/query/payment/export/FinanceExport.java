package org.mentorlink.query.payment.export;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.mentorlink.payment.FinanceLine;
import org.mentorlink.query.payment.FinanceEvents;

/**
 * Sends what moved money to a topic, in the order of the log. Its token is stored once all of a batch has been taken by the
 * brokers: what fails in between is sent again, as the same message, and nothing is left out. While they are away it tries again
 * and again, later each time up to a minute, and nobody waits for it.
 */
@ProcessingGroup("worker-finance-export")
@DisallowReplay
class FinanceExport {

    private static final String BATCH = "finance-export";

    private final Topic topic;

    FinanceExport(Topic topic) {
        this.topic = topic;
    }

    @EventHandler
    void on(EventMessage<?> message, UnitOfWork<?> unitOfWork) {
        if (!FinanceEvents.TYPES.contains(message.getPayloadType())) {
            return;
        }
        var entry = FinanceEvents.of(message);
        if (entry != null) {
            batch(unitOfWork.root()).send(FinanceLine.of(entry));
        }
    }

    private Topic.Batch batch(UnitOfWork<?> all) {
        return all.getOrComputeResource(BATCH, none -> {
            var batch = topic.begin();
            all.onPrepareCommit(committing -> batch.settle());
            return batch;
        });
    }
}
