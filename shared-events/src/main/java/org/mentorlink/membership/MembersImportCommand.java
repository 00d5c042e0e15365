package org.mentorlink.membership;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of an import of the members list. */
public sealed interface MembersImportCommand {

    MembersImportId importId();

    /** Begins an import; beginning it twice changes nothing. */
    record BeginImport(@TargetAggregateIdentifier MembersImportId importId) implements MembersImportCommand {}

    /**
     * Takes the next rows into the list. The same batch sent twice is taken once.
     *
     * @param batch 1, 2, 3 ...
     * @param rows how many rows of the file it is about
     * @param added of addresses that were not listed
     * @param changed of addresses that were listed otherwise
     * @param unchanged how many were listed just so
     */
    record RecordRows(
            @TargetAggregateIdentifier MembersImportId importId,
            int batch,
            int rows,
            List<ListedMember> added,
            List<ListedMember> changed,
            int unchanged,
            List<RejectedRow> rejected)
            implements MembersImportCommand {

        @Override
        public String toString() {
            return "RecordRows[" + importId + ", batch " + batch + ", " + rows + " rows]";
        }
    }

    /**
     * Ends an import; what it has taken stays.
     *
     * @param cause a stable code; absent where the whole file was read
     */
    record EndImport(
            @TargetAggregateIdentifier MembersImportId importId,
            MembersImportOutcome outcome,
            @Nullable String cause) implements MembersImportCommand {}
}
