package org.mentorlink.command.payment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.GatewayReportCommand.CompleteReport;
import org.mentorlink.payment.GatewayReportCommand.TakeLines;
import org.mentorlink.payment.GatewayReportEvent;
import org.mentorlink.payment.GatewayReportEvent.LinesTaken;
import org.mentorlink.payment.GatewayReportEvent.ReportCompleted;
import org.mentorlink.payment.GatewayReportId;
import org.mentorlink.shared.Refused;

/**
 * A gateway's report that was handed in: batch after batch in the order of the file, then complete for good. Snapshotted every
 * few events, because each of them holds a thousand lines.
 */
@Aggregate(snapshotTriggerDefinition = "importSnapshots")
@Revision("1")
class GatewayReport {

    @AggregateIdentifier
    private @Nullable GatewayReportId reportId;

    private int batches;
    private int lines;
    private boolean complete;

    GatewayReport() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TakeLines command) {
        if (command.batch() <= batches) {
            return;
        }
        if (complete) {
            throw Refused.because("REPORT_COMPLETE", "This report is complete.");
        }
        if (command.batch() != batches + 1) {
            throw Refused.because("REPORT_OUT_OF_ORDER", "The lines before these have not been taken.");
        }
        apply(new LinesTaken(command.reportId(), command.batch(), command.gatewayLines()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CompleteReport command) {
        if (complete) {
            return;
        }
        if (command.batches() != batches) {
            throw Refused.because("REPORT_OUT_OF_ORDER", "Some lines of this report have not been taken.");
        }
        apply(new ReportCompleted(command.reportId(), lines, command.fileSha256()));
    }

    @EventSourcingHandler
    void on(GatewayReportEvent event) {
        reportId = event.reportId();
        switch (event) {
            case LinesTaken taken -> {
                batches = taken.batch();
                lines = Math.addExact(lines, taken.gatewayLines().size());
            }
            case ReportCompleted completed -> complete = true;
        }
    }
}
