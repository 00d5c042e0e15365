package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.THANDI_MENTOR;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.BankDeskCommand.CorrectBankTransfer;
import org.mentorlink.payment.BankDeskCommand.MakeBankFile;
import org.mentorlink.payment.BankDeskCommand.RecordBankTransferDone;
import org.mentorlink.payment.BankDeskCommand.RecordBankTransferFailed;
import org.mentorlink.payment.BankDeskCommand.RecordReturnPaid;
import org.mentorlink.payment.BankDeskId;
import org.mentorlink.payment.BankFileId;
import org.mentorlink.payment.BankFileLine;
import org.mentorlink.payment.BankFileView;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.BankTransferStatus;
import org.mentorlink.payment.BankTransferView;
import org.mentorlink.payment.MentorAccountCommand.GiveUpReturnAside;
import org.mentorlink.payment.MentorAccountCommand.SetReturnAside;
import org.mentorlink.payment.MentorAccountEvent.RecoveryOwed;
import org.mentorlink.payment.MentorAccountEvent.ReturnSetAside;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.MentorAccountView;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.ReturnedPart;
import org.mentorlink.payment.Returns;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import tools.jackson.databind.JsonNode;

/** What the platform's own bank pays mentors. */
class BankTransferTest extends ApiTest {

    private static final MemberId STAFF = new MemberId(FINANCE);
    private static final BankDeskId RANDS = BankDeskId.of("ZAR");
    private static final BankDeskId DINARS = BankDeskId.of("KWD");
    private static final BankTransferId ONE = new BankTransferId("bnk_1");
    private static final BankTransferId TWO = new BankTransferId("bnk_2");
    private static final BankFileId FILE = BankFileId.of(STAFF, "KWD", "monday");
    private static final String CSV =
            "file_id,transfer_id,payee_reference,currency,amount,amount_minor,our_reference\r\n" + FILE
                    + ",bnk_2,mtr_thandi,KWD,1.005,1005,pyb_1/transfer\r\n";

    @BeforeEach
    void waiting() {
        world.bankTransfers.add(transfer(ONE, Money.of(26_250, "ZAR"), BankTransferStatus.WAITING));
        world.bankTransfers.add(transfer(TWO, Money.of(1_005, "KWD"), BankTransferStatus.FILED));
        world.bankFiles.add(new BankFileView(
                FILE.value(),
                "KWD",
                List.of(new BankFileLine(TWO, "pyb_1/transfer", new MentorId(THANDI_MENTOR), Money.of(1_005, "KWD"))),
                FINANCE,
                Instant.EPOCH,
                9));
    }

    @AfterEach
    void clear() {
        world.bankTransfers.clear();
        world.bankFiles.clear();
        world.mentorAccounts.clear();
    }

    private static BankTransferView transfer(BankTransferId id, Money amount, BankTransferStatus status) {
        return new BankTransferView(
                id.value(),
                "pyb_1/transfer",
                THANDI_MENTOR,
                amount,
                status,
                Instant.EPOCH,
                7,
                null,
                null,
                null,
                Instant.EPOCH,
                "FNB-9",
                null);
    }

    private JsonNode file(String currency, String key) {
        return ask(
                        FINANCE,
                        "mutation { createBankFile(input: {currency: \"" + currency + "\" idempotencyKey: \"" + key
                                + "\"}) { bankFile { id csv total { amountMinor } lines { bankTransferId mentorId } } errors { code path } } }")
                .at("/data/createBankFile");
    }

    private JsonNode told(String id, String outcome) {
        return ask(
                        FINANCE,
                        "mutation { recordBankTransfer(input: {bankTransferId: \"" + id + "\" " + outcome
                                + "}) { bankTransfer { id } errors { code path } } }")
                .at("/data/recordBankTransfer");
    }

    @Test
    void a_file_is_one_command_and_answered_as_it_was_filed() {
        var made = file("KWD", "monday");
        assertThat(made.at("/errors")).isEmpty();
        assertThat(made.at("/bankFile/csv").asString()).isEqualTo(CSV);
        assertThat(made.at("/bankFile/total/amountMinor").asLong()).isEqualTo(1_005);
        assertThat(world.commands).containsExactly(new MakeBankFile(DINARS, FILE, STAFF));

        assertThat(file("ZAR", "").at("/errors/0/code").asString()).isEqualTo("INVALID_IDEMPOTENCY_KEY");
        assertThat(file("zar", "monday").at("/errors/0/code").asString()).isEqualTo("INVALID_CURRENCY");
        assertThat(file("BITCOIN", "monday").at("/errors/0/code").asString()).isEqualTo("INVALID_CURRENCY");
        assertThat(world.commands).hasSize(1);
    }

    @Test
    void what_waits_is_another_question_than_what_was_filed() {
        var read = ask(
                FINANCE,
                "{ bankFile(id: \"" + FILE
                        + "\") { csv } bankFiles { id madeBy currency } bankTransfers { id mentorId key stopAskedAt paidReference mentor { id } } }");
        assertThat(read.at("/data/bankFile/csv").asString()).isEqualTo(CSV);
        assertThat(read.at("/data/bankFiles/0/id").asString()).isEqualTo(FILE.value());
        assertThat(read.at("/data/bankTransfers")).hasSize(1);
        assertThat(read.at("/data/bankTransfers/0/paidReference").asString()).isEqualTo("FNB-9");
        assertThat(read.at("/data/bankTransfers/0/stopAskedAt").asString()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(read.at("/data/bankTransfers/0/id").asString()).isEqualTo(ONE.value());
        assertThat(read.at("/data/bankTransfers/0/mentor/id").asString()).isEqualTo(THANDI_MENTOR);
    }

    @Test
    void a_file_that_is_none_is_an_error() {
        assertCode(ask(FINANCE, "{ bankFile(id: \"bfl_none\") { csv } }"), "NOT_FOUND");
        assertCode(ask(FINANCE, "{ bankFile(id: \"\") { csv } }"), "BAD_REQUEST");
        assertCode(ask(FINANCE, "{ bankFile(id: \"bnk_1\") { csv } }"), "BAD_REQUEST");
    }

    @Test
    void is_recorded_as_done_or_as_failed() {
        assertThat(told("bnk_1", "reference: \"FNB-1\"").at("/errors")).isEmpty();
        assertThat(told("bnk_2", "failure: \"account_closed\"").at("/errors")).isEmpty();
        assertThat(world.commands)
                .isEqualTo(List.of(
                        new RecordBankTransferDone(RANDS, ONE, "FNB-1", STAFF),
                        new RecordBankTransferFailed(DINARS, TWO, "account_closed", false, STAFF)));
        for (var unclear : new String[] {"", "reference: \"FNB-1\" failure: \"account_closed\""}) {
            assertThat(told("bnk_1", unclear).at("/errors/0/code").asString()).isEqualTo("INVALID_OUTCOME");
        }
        assertThat(told("bnk_none", "reference: \"FNB-1\"").at("/errors/0/code").asString())
                .isEqualTo("NOT_FOUND");
        assertThat(world.commands).hasSize(2);
    }

    @Test
    void what_came_back_is_set_aside_and_given_up() {
        var account = MentorAccountId.of(new MentorId(THANDI_MENTOR), "ZAR");
        for (var operation : List.of("setReturnAside", "giveUpReturnAside")) {
            var asked = "mutation { " + operation
                    + "(input: {bankTransferId: \"%s\" reason: \"She asked for it\"}) { bankTransfer { id } errors { code path } } }";
            assertThat(ask(FINANCE, asked.formatted("bnk_1")).at("/data/" + operation + "/errors"))
                    .isEmpty();
            assertThat(ask(FINANCE, asked.formatted("bnk_none"))
                            .at("/data/" + operation + "/errors/0/code")
                            .asString())
                    .isEqualTo("NOT_FOUND");
            assertCode(ask(LERATO, asked.formatted("bnk_1")), "FORBIDDEN");
        }
        assertThat(world.commands)
                .isEqualTo(List.of(
                        new SetReturnAside(account, ONE, "She asked for it", STAFF),
                        new GiveUpReturnAside(account, ONE, "She asked for it", STAFF)));
    }

    @Test
    void what_may_be_done_with_it_is_told_and_what_is_owed_of_it() {
        var account = MentorAccountId.of(new MentorId(THANDI_MENTOR), "ZAR");
        var part = new ReturnedPart(ONE, new PayoutId("pyo_1"), new BookingId("bkg_1"), Money.of(26_250, "ZAR"));
        var returns = Returns.none(Money.zero("ZAR"))
                .evolve(new RecoveryOwed(
                        account,
                        part.payoutId(),
                        part.bookingId(),
                        Money.of(-26_250, "ZAR"),
                        Money.of(-26_250, "ZAR"),
                        Money.of(-26_250, "ZAR"),
                        1L,
                        ONE));
        world.bankTransfers.set(
                0,
                new BankTransferView(
                        ONE.value(),
                        "pyo_1/transfer/1",
                        THANDI_MENTOR,
                        part.amount(),
                        BankTransferStatus.RETURNED,
                        Instant.EPOCH,
                        7,
                        "bfl_1",
                        "FNB-1",
                        "closed",
                        null,
                        null,
                        1));
        world.mentorAccounts.add(
                new MentorAccountView(account.value(), THANDI_MENTOR, Money.of(-26_250, "ZAR"), List.of(), 1, returns));
        assertThat(offered(FINANCE)).isEqualTo("26250 0 [SET_RETURN_ASIDE, CORRECT_RETURN]");
        var aside = new ReturnSetAside(
                account,
                ONE,
                new MentorId(THANDI_MENTOR),
                List.of(part),
                part.amount(),
                STAFF,
                Personal.of(STAFF, "She asked"),
                Money.zero("ZAR"));
        world.mentorAccounts.set(
                0,
                new MentorAccountView(
                        account.value(), THANDI_MENTOR, Money.zero("ZAR"), List.of(), 1, returns.evolve(aside)));
        assertThat(offered(FINANCE)).isEqualTo("0 26250 [GIVE_UP_RETURN_ASIDE, RECORD_RETURN_PAID]");
        // Of what no account is known, nothing is owed.
        world.mentorAccounts.clear();
        assertThat(offered(FINANCE)).isEqualTo("0 0 []");

        // Nobody deals with their own.
        var done = transfer(TWO, part.amount(), BankTransferStatus.DONE);
        world.bankTransfers.add(done);
        assertThat(actions(FINANCE, BankTransferStatus.DONE)).containsExactly("RECORD_RETURNED");
        world.bankTransfers.set(
                world.bankTransfers.size() - 1,
                new BankTransferView(
                        TWO.value(),
                        done.key(),
                        MentorId.of(STAFF).value(),
                        done.amount(),
                        done.status(),
                        Instant.EPOCH,
                        8,
                        "bfl_1",
                        "FNB-1",
                        null,
                        null,
                        null,
                        null));
        assertThat(actions(FINANCE, BankTransferStatus.DONE)).isEmpty();
    }

    private List<String> actions(String reader, BankTransferStatus status) {
        return ask(reader, "{ bankTransfers(status: " + status + ") { availableActions { action allowed reason } } }")
                .at("/data/bankTransfers/0/availableActions")
                .valueStream()
                .filter(action -> action.get("allowed").asBoolean())
                .map(action -> action.get("action").asString())
                .toList();
    }

    private String offered(String reader) {
        var transfer = ask(
                        reader, "{ bankTransfers(status: RETURNED) { owed { amountMinor } setAside { amountMinor } } }")
                .at("/data/bankTransfers/0");
        return transfer.at("/owed/amountMinor").asLong() + " "
                + transfer.at("/setAside/amountMinor").asLong() + " " + actions(reader, BankTransferStatus.RETURNED);
    }

    @Test
    void what_was_recorded_by_mistake_is_corrected() {
        var asked = "mutation { correctReturn(input: {bankTransferId: \"%s\" %s reason: \"It was paid\"})"
                + " { bankTransfer { id } errors { code path } } }";
        for (var reference : List.of("", "reference: \"FNB-1\"")) {
            assertThat(ask(FINANCE, asked.formatted("bnk_1", reference)).at("/data/correctReturn/errors"))
                    .isEmpty();
        }
        assertThat(ask(FINANCE, asked.formatted("bnk_none", ""))
                        .at("/data/correctReturn/errors/0/code")
                        .asString())
                .isEqualTo("NOT_FOUND");
        assertCode(ask(LERATO, asked.formatted("bnk_1", "")), "FORBIDDEN");
        assertThat(world.commands)
                .isEqualTo(List.of(
                        new CorrectBankTransfer(RANDS, ONE, null, "It was paid", STAFF),
                        new CorrectBankTransfer(RANDS, ONE, "FNB-1", "It was paid", STAFF)));
    }

    @Test
    void what_came_back_is_recorded_as_paid_by_hand() {
        var paid = "mutation { recordReturnPaid(input: {bankTransferId: \"%s\" amountMinor: 26250 reference: \"FNB-9\""
                + " reason: \"She asked for it\"}) { bankTransfer { id } errors { code path } } }";
        assertThat(ask(FINANCE, paid.formatted("bnk_1")).at("/data/recordReturnPaid/errors"))
                .isEmpty();
        assertThat(world.commands)
                .containsExactly(
                        new RecordReturnPaid(RANDS, ONE, Money.of(26_250, "ZAR"), "FNB-9", "She asked for it", STAFF));
        assertThat(ask(FINANCE, paid.formatted("bnk_none"))
                        .at("/data/recordReturnPaid/errors/0/code")
                        .asString())
                .isEqualTo("NOT_FOUND");
        assertThat(ask(FINANCE, paid.formatted("bnk_1").replace("26250", "0"))
                        .at("/data/recordReturnPaid/errors/0/code")
                        .asString())
                .isEqualTo("INVALID_AMOUNT");
        assertCode(ask(LERATO, paid.formatted("bnk_1")), "FORBIDDEN");
    }

    @Test
    void is_for_staff() {
        assertCode(ask(LERATO, "{ bankTransfers { id } }"), "FORBIDDEN");
        assertCode(ask(LERATO, "{ bankFiles { id } }"), "FORBIDDEN");
        assertCode(ask(LERATO, "{ bankFile(id: \"bfl_none\") { id } }"), "FORBIDDEN");
    }
}
