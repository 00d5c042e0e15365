package org.mentorlink.query.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.membership.EmailClaimEvent.EmailClaimed;
import org.mentorlink.membership.EmailClaimId;
import org.mentorlink.membership.KnownAddresses;
import org.mentorlink.membership.ListedMember;
import org.mentorlink.membership.ListedMemberPage;
import org.mentorlink.membership.ListedMemberView;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MembersImportEvent.ImportBegun;
import org.mentorlink.membership.MembersImportEvent.ImportEnded;
import org.mentorlink.membership.MembersImportEvent.RowsImported;
import org.mentorlink.membership.MembersImportId;
import org.mentorlink.membership.MembersImportOutcome;
import org.mentorlink.membership.MembersImportView;
import org.mentorlink.membership.MembersImportViews;
import org.mentorlink.membership.MembersListQuery.FindAddresses;
import org.mentorlink.membership.MembersListQuery.FindImport;
import org.mentorlink.membership.MembersListQuery.FindListedMember;
import org.mentorlink.membership.MembersListQuery.FindRunningImports;
import org.mentorlink.membership.MembersListQuery.ListMembersList;
import org.mentorlink.membership.MembersListQuery.ListRejections;
import org.mentorlink.membership.RejectedRow;
import org.mentorlink.membership.RejectedRows;
import org.mentorlink.membership.Role;
import org.mentorlink.query.ReadSide;
import org.mentorlink.shared.Page;
import org.mentorlink.shared.Personal;

class MembersListReadModelTest {

    private static final MembersImportId FIRST = new MembersImportId("imp_1");
    private static final MembersImportId SECOND = new MembersImportId("imp_2");
    private static final RejectedRow NO_ADDRESS = new RejectedRow(4, "INVALID_EMAIL", "email", null);
    private static final RejectedRow TWICE = new RejectedRow(9, "DUPLICATE_EMAIL", "email", 2);

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    private ReadSide twoImports() {
        return side.store(
                        FIRST,
                        new ImportBegun(FIRST),
                        new RowsImported(
                                FIRST,
                                1,
                                3,
                                List.of(entry("fa", "Zoe@example.org", "Zoe"), entry("fb", "ann@example.org", "Ann")),
                                List.of(),
                                0,
                                List.of(NO_ADDRESS)),
                        new RowsImported(FIRST, 2, 1, List.of(), List.of(), 0, List.of(TWICE)),
                        new ImportEnded(FIRST, MembersImportOutcome.COMPLETED, null))
                .store(
                        SECOND,
                        new ImportBegun(SECOND),
                        new RowsImported(
                                SECOND,
                                1,
                                2,
                                List.of(),
                                List.of(entry("fb", "ann@example.org", "Anna")),
                                1,
                                List.of()));
    }

    @Test
    void countsWhatAnImportDid() {
        twoImports().catchUp();
        var first = side.ask(new FindImport("imp_1"), MembersImportView.class);
        assertThat(first)
                .extracting(
                        MembersImportView::rowsRead,
                        MembersImportView::added,
                        MembersImportView::changed,
                        MembersImportView::unchanged,
                        MembersImportView::rejected,
                        MembersImportView::outcome)
                .containsExactly(4, 2, 0, 0, 2, MembersImportOutcome.COMPLETED);
        assertThat(side.ask(new FindRunningImports(), MembersImportViews.class).imports())
                .extracting(MembersImportView::id)
                .containsExactly("imp_2");
    }

    @Test
    void handledAgainCountsNothingTwice() {
        twoImports().catchUp(1).rewind().catchUp(1);
        assertThat(side.ask(new FindImport("imp_1"), MembersImportView.class).rowsRead())
                .isEqualTo(4);
    }

    @Test
    void theNewestEntryOfAnAddressCounts() {
        twoImports().catchUp();
        assertThat(side.ask(new FindListedMember("fb"), ListedMemberView.class).firstName())
                .isEqualTo("Anna");
        assertThat(side.ask(new FindListedMember("fc"), ListedMemberView.class)).isNull();
    }

    @Test
    void theListIsReadByAddress() {
        twoImports().catchUp();
        var first = side.ask(new ListMembersList(null, 1), ListedMemberPage.class);
        assertThat(first.members()).extracting(ListedMemberView::email).containsExactly("ann@example.org");
        var rest = side.ask(new ListMembersList(first.last(), 5), ListedMemberPage.class);
        assertThat(rest.members()).extracting(ListedMemberView::email).containsExactly("Zoe@example.org");
        assertThat(rest.hasNext()).isFalse();
    }

    @Test
    void rejectionsAreReadInTheOrderOfTheFile() {
        twoImports().catchUp();
        var first = side.ask(new ListRejections("imp_1", new Page(1, null)), RejectedRows.class);
        assertThat(first).isEqualTo(new RejectedRows(List.of(NO_ADDRESS), true));
        assertThat(side.ask(new ListRejections("imp_1", new Page(1, "4")), RejectedRows.class))
                .isEqualTo(new RejectedRows(List.of(TWICE), false));
    }

    @Test
    void tellsWhatIsKnownOfAddresses() {
        twoImports()
                .store("eml_fc", new EmailClaimed(EmailClaimId.ofFingerprint("fc"), new MemberId("mbr_carl")))
                .catchUp();
        var known = side.ask(new FindAddresses(List.of("fa", "fc", "fd")), KnownAddresses.class)
                .addresses();
        assertThat(known)
                .extracting(address ->
                        address.emailFingerprint() + ' ' + address.accountId() + ' ' + (address.listed() != null))
                .containsExactlyInAnyOrder("fa null true", "fc mbr_carl false");
    }

    private static ListedMember entry(String fingerprint, String email, String firstName) {
        var id = new MemberId("mbr_" + fingerprint);
        return new ListedMember(
                fingerprint,
                id,
                Personal.of(id, email),
                Personal.of(id, firstName),
                Personal.of(id, "Listed"),
                "Etc/UTC",
                List.of(Role.MENTEE));
    }
}
