package org.mentorlink.command.membership;

import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.NOW;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.ListedMember;
import org.mentorlink.membership.MembersImportCommand;
import org.mentorlink.membership.MembersImportCommand.BeginImport;
import org.mentorlink.membership.MembersImportCommand.EndImport;
import org.mentorlink.membership.MembersImportCommand.RecordRows;
import org.mentorlink.membership.MembersImportEvent;
import org.mentorlink.membership.MembersImportEvent.ImportBegun;
import org.mentorlink.membership.MembersImportEvent.ImportEnded;
import org.mentorlink.membership.MembersImportEvent.RowsImported;
import org.mentorlink.membership.MembersImportId;
import org.mentorlink.membership.MembersImportOutcome;
import org.mentorlink.membership.RejectedRow;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Personal;

class MembersImportTest {

    private static final MembersImportId ID = new MembersImportId("imp_1");
    private static final ListedMember ENTRY = new ListedMember(
            "3b1f",
            ADA,
            Personal.of(ADA, "ada@example.org"),
            Personal.of(ADA, "Ada"),
            Personal.of(ADA, "Lovelace"),
            "Etc/UTC",
            List.of(Role.MENTOR));
    private static final ImportBegun BEGUN = new ImportBegun(ID);
    private static final ImportEnded ENDED = new ImportEnded(ID, MembersImportOutcome.COMPLETED, null);

    @AfterAll
    static void every_command_and_event_was_in_a_scenario() {
        Scenario.assertAllUsed(MembersImportCommand.class, MembersImportEvent.class);
    }

    @Test
    void it_begins_once() {
        anImport().when(new BeginImport(ID)).then(BEGUN);
        anImport().given(BEGUN).when(new BeginImport(ID)).nothing();
    }

    @Test
    void it_takes_rows_batch_after_batch() {
        anImport().given(BEGUN).when(rows(1)).then(imported(1));
        anImport().given(BEGUN, imported(1)).when(rows(2)).then(imported(2));
    }

    @Test
    void it_takes_the_same_batch_once() {
        anImport().given(BEGUN, imported(1)).when(rows(1)).nothing();
    }

    @Test
    void it_leaves_no_batch_out() {
        anImport().given(BEGUN).when(rows(2)).refused("IMPORT_OUT_OF_ORDER");
    }

    @Test
    void it_takes_nothing_after_its_end() {
        anImport().given(BEGUN, ENDED).when(rows(1)).refused("IMPORT_ENDED");
    }

    @Test
    void it_ends_once() {
        var end = new EndImport(ID, MembersImportOutcome.COMPLETED, null);
        anImport().given(BEGUN).when(end).then(ENDED);
        anImport().given(BEGUN, ENDED).when(end).nothing();
    }

    private static RecordRows rows(int batch) {
        var rejected = new RejectedRow(3, "INVALID_EMAIL", "email", null);
        return new RecordRows(ID, batch, 3, List.of(ENTRY), List.of(), 1, List.of(rejected));
    }

    private static RowsImported imported(int batch) {
        var like = rows(batch);
        return new RowsImported(ID, batch, 3, like.added(), like.changed(), 1, like.rejected());
    }

    private static Scenario<MembersImport> anImport() {
        return new Scenario<>(MembersImport.class, NOW);
    }
}
