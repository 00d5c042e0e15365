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
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.BankFileId;
import org.mentorlink.payment.BankTransferCommand.FileBankTransfer;
import org.mentorlink.payment.BankTransferCommand.RecordBankTransferDone;
import org.mentorlink.payment.BankTransferCommand.RecordBankTransferFailed;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.BankTransferStatus;
import org.mentorlink.payment.BankTransferView;
import org.mentorlink.shared.Money;
import tools.jackson.databind.JsonNode;

/** What the platform's own bank pays mentors. */
class BankTransferTest extends ApiTest {

    private static final MemberId STAFF = new MemberId(FINANCE);
    private static final BankTransferId ONE = new BankTransferId("bnk_1");
    private static final BankTransferId DINARS = new BankTransferId("bnk_2");
    private static final BankTransferId OWN = new BankTransferId("bnk_3");
    private static final BankFileId FILE = BankFileId.of(STAFF, "monday");
    private static final String HEAD =
            "transfer_id,payee_reference,currency,amount,amount_minor,our_reference,ordered_at\r\n";

    @BeforeEach
    void waiting() {
        world.bankTransfers.add(transfer(ONE, THANDI_MENTOR, Money.of(26_250, "ZAR")));
        world.bankTransfers.add(transfer(DINARS, THANDI_MENTOR, Money.of(1_005, "KWD")));
        world.bankTransfers.add(transfer(OWN, MentorId.of(STAFF).value(), Money.of(5, "JPY")));
    }

    @AfterEach
    void clear() {
        world.bankTransfers.clear();
    }

    private static BankTransferView transfer(BankTransferId id, String mentorId, Money amount) {
        return new BankTransferView(
                id.value(),
                "pyb_1/transfer",
                mentorId,
                amount,
                BankTransferStatus.WAITING,
                Instant.EPOCH,
                7,
                null,
                null,
                null);
    }

    private JsonNode file(String member, String key) {
        return ask(
                        member,
                        "mutation { createBankFile(input: {idempotencyKey: \"" + key
                                + "\"}) { bankFile { id csv transfers { id status } } errors { code path } } }")
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
    void is_filed_once_for_the_bank_and_nobody_files_their_own() {
        var made = file(FINANCE, "monday");
        assertThat(made.at("/errors")).isEmpty();
        assertThat(made.at("/bankFile/id").asString()).isEqualTo(FILE.value());
        assertThat(made.at("/bankFile/csv").asString())
                .isEqualTo(HEAD
                        + "bnk_1,mtr_thandi,ZAR,262.50,26250,pyb_1/transfer,1970-01-01T00:00:00Z\r\n"
                        + "bnk_2,mtr_thandi,KWD,1.005,1005,pyb_1/transfer,1970-01-01T00:00:00Z\r\n");
        assertThat(world.commands)
                .containsExactly(new FileBankTransfer(ONE, FILE, STAFF), new FileBankTransfer(DINARS, FILE, STAFF));

        assertThat(file(FINANCE, "monday").at("/bankFile/csv"))
                .as("the same again")
                .isEqualTo(made.at("/bankFile/csv"));
        assertThat(world.commands).hasSize(2);
        assertThat(file(FINANCE, "tuesday").at("/errors/0/code").asString()).isEqualTo("NOTHING_TO_FILE");
        assertThat(file(FINANCE, "").at("/errors/0/code").asString()).isEqualTo("INVALID_IDEMPOTENCY_KEY");
        var read = ask(FINANCE, "{ bankFile(id: \"" + FILE + "\") { csv } bankTransfers { id mentorId key } }");
        assertThat(read.at("/data/bankFile/csv")).isEqualTo(made.at("/bankFile/csv"));
        assertThat(read.at("/data/bankTransfers/0/id").asString()).isEqualTo(OWN.value());
        assertThat(read.at("/data/bankTransfers")).hasSize(1);
        assertThat(ask(FINANCE, "{ bankFile(id: \"bfl_none\") { csv } }")
                        .at("/data/bankFile/csv")
                        .asString())
                .isEqualTo(HEAD);
    }

    @Test
    void is_recorded_as_done_or_as_failed() {
        assertThat(told("bnk_1", "reference: \"FNB-1\"").at("/errors")).isEmpty();
        assertThat(told("bnk_2", "failure: \"account_closed\"").at("/errors")).isEmpty();
        assertThat(world.commands)
                .isEqualTo(List.of(
                        new RecordBankTransferDone(ONE, "FNB-1", STAFF),
                        new RecordBankTransferFailed(DINARS, "account_closed", STAFF)));
        for (var unclear : new String[] {"", "reference: \"FNB-1\" failure: \"account_closed\""}) {
            assertThat(told("bnk_1", unclear).at("/errors/0/code").asString()).isEqualTo("INVALID_OUTCOME");
        }
        assertThat(told("bnk_none", "reference: \"FNB-1\"").at("/errors/0/code").asString())
                .isEqualTo("NOT_FOUND");
        assertThat(world.commands).hasSize(2);
    }

    @Test
    void is_for_staff() {
        assertCode(ask(LERATO, "{ bankTransfers { id } }"), "FORBIDDEN");
        assertCode(ask(LERATO, "{ bankFile(id: \"bfl_none\") { id } }"), "FORBIDDEN");
    }
}
