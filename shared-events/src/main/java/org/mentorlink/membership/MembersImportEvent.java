package org.mentorlink.membership;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.ManyPeople;

/** What has happened to an import of the members list, and by it to the list. */
public sealed interface MembersImportEvent {

    MembersImportId importId();

    @Revision("1")
    record ImportBegun(MembersImportId importId) implements MembersImportEvent {}

    /**
     * Some hundred rows were read. An event for each row would make a hundred thousand of one file.
     *
     * @param batch 1, 2, 3 ...
     * @param rows how many rows of the file it is about
     * @param unchanged how many were listed just so
     */
    @Revision("1")
    record RowsImported(
            MembersImportId importId,
            int batch,
            int rows,
            List<ListedMember> added,
            List<ListedMember> changed,
            int unchanged,
            List<RejectedRow> rejected)
            implements MembersImportEvent, ManyPeople {

        @Override
        public Stream<String> people() {
            return Stream.concat(added.stream(), changed.stream())
                    .map(member -> member.memberId().value());
        }
    }

    /** @param cause a stable code; absent where the whole file was read */
    @Revision("1")
    record ImportEnded(
            MembersImportId importId,
            MembersImportOutcome outcome,
            @Nullable String cause) implements MembersImportEvent {}
}
