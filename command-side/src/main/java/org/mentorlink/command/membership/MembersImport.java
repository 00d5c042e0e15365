package org.mentorlink.command.membership;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MembersImportCommand.BeginImport;
import org.mentorlink.membership.MembersImportCommand.EndImport;
import org.mentorlink.membership.MembersImportCommand.RecordRows;
import org.mentorlink.membership.MembersImportEvent;
import org.mentorlink.membership.MembersImportEvent.ImportBegun;
import org.mentorlink.membership.MembersImportEvent.ImportEnded;
import org.mentorlink.membership.MembersImportEvent.RowsImported;
import org.mentorlink.membership.MembersImportId;
import org.mentorlink.shared.Refused;

/**
 * One run of a file into the members list: begun, batch after batch in the order of the file, ended. What it has taken
 * stays in the list however it ends. Snapshotted every few events, because each of them holds hundreds of rows.
 */
@Aggregate(snapshotTriggerDefinition = "importSnapshots")
@Revision("1")
class MembersImport {

    @AggregateIdentifier
    private @Nullable MembersImportId importId;

    private int batches;
    private boolean ended;

    MembersImport() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(BeginImport command) {
        if (importId == null) {
            apply(new ImportBegun(command.importId()));
        }
    }

    @CommandHandler
    void handle(RecordRows command) {
        if (command.batch() <= batches) {
            return;
        }
        if (ended) {
            throw Refused.because("IMPORT_ENDED", "This import has ended.");
        }
        if (command.batch() != batches + 1) {
            throw Refused.because("IMPORT_OUT_OF_ORDER", "The rows before these have not been taken.");
        }
        apply(new RowsImported(
                command.importId(),
                command.batch(),
                command.rows(),
                command.added(),
                command.changed(),
                command.unchanged(),
                command.rejected()));
    }

    @CommandHandler
    void handle(EndImport command) {
        if (!ended) {
            apply(new ImportEnded(command.importId(), command.outcome(), command.cause()));
        }
    }

    @EventSourcingHandler
    void on(MembersImportEvent event) {
        importId = event.importId();
        switch (event) {
            case ImportBegun begun -> {}
            case RowsImported imported -> batches = imported.batch();
            case ImportEnded over -> ended = true;
        }
    }
}
