package org.mentorlink.query.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.BankDeskEvent.BankFileMade;
import org.mentorlink.payment.BankDeskEvent.BankTransferDone;
import org.mentorlink.payment.BankDeskEvent.BankTransferFailed;
import org.mentorlink.payment.BankDeskEvent.BankTransferFailureCorrected;
import org.mentorlink.payment.BankDeskEvent.BankTransferOrdered;
import org.mentorlink.payment.BankDeskEvent.BankTransferPaidByHand;
import org.mentorlink.payment.BankDeskEvent.BankTransferReturned;
import org.mentorlink.payment.BankDeskEvent.BankTransferStopAsked;
import org.mentorlink.payment.BankDeskEvent.BankTransferWithdrawn;
import org.mentorlink.payment.BankDeskId;
import org.mentorlink.payment.BankDeskQuery.FindBankFile;
import org.mentorlink.payment.BankDeskQuery.FindBankTransfers;
import org.mentorlink.payment.BankDeskQuery.ListBankFiles;
import org.mentorlink.payment.BankDeskQuery.ListBankTransfers;
import org.mentorlink.payment.BankFileId;
import org.mentorlink.payment.BankFileLine;
import org.mentorlink.payment.BankFileView;
import org.mentorlink.payment.BankFileViews;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.BankTransferStatus;
import org.mentorlink.payment.BankTransferView;
import org.mentorlink.payment.BankTransferViews;
import org.mentorlink.query.ReadSide;
import org.mentorlink.shared.Money;

class BankDeskQueriesTest {

    private static final BankDeskId DESK = BankDeskId.of("ZAR");
    private static final MentorId MENTOR = new MentorId("mtr_thandi");
    private static final MemberId STAFF = new MemberId("mbr_finance");
    private static final Money NET = Money.of(26_250, "ZAR");
    private static final BankFileId MONDAY = BankFileId.of(STAFF, "ZAR", "monday");
    private static final BankFileId TUESDAY = BankFileId.of(STAFF, "ZAR", "tuesday");

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    private static String key(int number) {
        return "pyo_" + number + "/transfer/1";
    }

    private static BankTransferId id(int number) {
        return BankTransferId.of(key(number));
    }

    private static BankFileLine line(int number) {
        return new BankFileLine(id(number), key(number), MENTOR, NET);
    }

    private void order(int... numbers) {
        for (var number : numbers) {
            side.store(DESK, new BankTransferOrdered(DESK, id(number), key(number), MENTOR, NET));
        }
    }

    private void file(BankFileId file, int... numbers) {
        var lines = Arrays.stream(numbers).mapToObj(BankDeskQueriesTest::line).toList();
        side.store(DESK, new BankFileMade(DESK, file, lines, STAFF));
    }

    private void done(int number, String reference) {
        side.store(DESK, new BankTransferDone(DESK, id(number), key(number), MENTOR, NET, reference, STAFF));
    }

    private List<String> ids(BankTransferStatus status, int most) {
        return side.ask(new ListBankTransfers(status, most), BankTransferViews.class).transfers().stream()
                .map(BankTransferView::id)
                .toList();
    }

    private BankTransferView find(int number) {
        return side.ask(new FindBankTransfers(List.of(id(number).value(), "bnk_none")), BankTransferViews.class)
                .transfers()
                .getFirst();
    }

    private List<BankFileView> find(String file) {
        return side.ask(new FindBankFile(file), BankFileViews.class).files();
    }

    /** Whatever becomes of what is in it, and whatever waits since. */
    @Test
    void a_file_stays_what_was_filed_under_its_id() {
        order(1, 2);
        file(MONDAY, 1, 2);
        side.catchUp();
        var made = find(MONDAY.value());
        assertThat(made).singleElement().satisfies(file -> {
            assertThat(file.lines()).containsExactly(line(1), line(2));
            assertThat(file.currency()).isEqualTo("ZAR");
            assertThat(file.memberId()).isEqualTo(STAFF.value());
        });

        order(3);
        done(1, "FNB-1");
        side.store(DESK, new BankTransferFailed(DESK, id(2), key(2), MENTOR, NET, "closed", STAFF));
        file(TUESDAY, 3);
        side.catchUp();
        assertThat(find(MONDAY.value())).isEqualTo(made);
        assertThat(find(TUESDAY.value()))
                .singleElement()
                .satisfies(file -> assertThat(file.lines()).containsExactly(line(3)));
        assertThat(find("bfl_none")).isEmpty();
        assertThat(find("")).isEmpty();
        assertThat(side.ask(new ListBankFiles(10), BankFileViews.class).files())
                .extracting(BankFileView::id)
                .containsExactly(TUESDAY.value(), MONDAY.value());
    }

    @Test
    void what_waits_is_told_by_itself_the_first_first_and_what_is_over_the_last_first() {
        order(1, 2, 3, 4, 5);
        side.store(DESK, new BankTransferWithdrawn(DESK, id(5), key(5)));
        file(MONDAY, 1, 2);
        done(2, "FNB-2");
        done(1, "FNB-1");
        side.catchUp();

        assertThat(ids(BankTransferStatus.WAITING, 10)).containsExactly(id(3).value(), id(4).value());
        assertThat(ids(BankTransferStatus.WAITING, 1)).containsExactly(id(3).value());
        assertThat(ids(BankTransferStatus.FILED, 10)).isEmpty();
        assertThat(ids(BankTransferStatus.DONE, 10)).containsExactly(id(2).value(), id(1).value());
        assertThat(ids(BankTransferStatus.WITHDRAWN, 10)).containsExactly(id(5).value());
    }

    @Test
    void each_tells_where_it_is() {
        order(1, 2);
        file(MONDAY, 1, 2);
        done(1, "FNB-1");
        side.store(DESK, new BankTransferReturned(DESK, id(1), key(1), MENTOR, NET, "closed", STAFF));
        side.catchUp();

        assertThat(find(1)).satisfies(it -> {
            assertThat(it.status()).isEqualTo(BankTransferStatus.RETURNED);
            assertThat(it.reference()).isEqualTo("FNB-1");
            assertThat(it.code()).isEqualTo("closed");
            assertThat(it.bankFileId()).isEqualTo(MONDAY.value());
        });
        assertThat(find(2)).satisfies(it -> {
            assertThat(it.status()).isEqualTo(BankTransferStatus.FILED);
            assertThat(it.reference()).isNull();
            assertThat(it.code()).isNull();
        });
    }

    @Test
    void what_is_to_be_held_at_the_bank_is_told_and_stays_so() {
        order(1, 2);
        file(MONDAY, 1, 2);
        side.store(DESK, new BankTransferStopAsked(DESK, id(1), key(1)));
        side.catchUp();
        var asked = find(1).stopAskedAt();
        assertThat(asked).isNotNull();
        assertThat(find(1).status()).isEqualTo(BankTransferStatus.FILED);
        assertThat(find(2).stopAskedAt()).isNull();

        done(1, "FNB-1");
        side.catchUp();
        assertThat(find(1).stopAskedAt()).isEqualTo(asked);
        assertThat(find(MONDAY.value()))
                .singleElement()
                .satisfies(file ->
                        assertThat(file.lines()).as("what was filed stays so").containsExactly(line(1), line(2)));
    }

    @Test
    void what_was_corrected_is_done_and_what_was_paid_by_hand_says_so() {
        order(1, 2);
        file(MONDAY, 1, 2);
        side.store(DESK, new BankTransferFailed(DESK, id(1), key(1), MENTOR, NET, "closed", STAFF));
        side.store(DESK, new BankTransferFailureCorrected(DESK, id(1), key(1), MENTOR, NET, "FNB-1", STAFF));
        done(2, "FNB-2");
        side.store(DESK, new BankTransferReturned(DESK, id(2), key(2), MENTOR, NET, "closed", STAFF));
        side.store(DESK, new BankTransferPaidByHand(DESK, id(2), key(2), "FNB-3"));
        side.catchUp();

        assertThat(find(1)).satisfies(it -> {
            assertThat(it.status()).isEqualTo(BankTransferStatus.DONE);
            assertThat(it.reference()).isEqualTo("FNB-1");
            assertThat(it.code()).isNull();
        });
        assertThat(find(2)).satisfies(it -> {
            assertThat(it.status()).isEqualTo(BankTransferStatus.RETURNED);
            assertThat(it.reference()).isEqualTo("FNB-2");
            assertThat(it.paidReference()).isEqualTo("FNB-3");
        });
    }

    @Test
    void what_was_withdrawn_before_it_was_ordered_is_no_transfer() {
        side.store(DESK, new BankTransferWithdrawn(DESK, id(1), key(1))).catchUp();

        assertThat(ids(BankTransferStatus.WITHDRAWN, 10)).isEmpty();
    }
}
