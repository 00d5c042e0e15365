package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.THANDI;
import static org.mentorlink.api.Views.THANDI_MENTOR;

import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.MentorAccountCommand.RunPayouts;
import org.mentorlink.payment.MentorAccountId;
import tools.jackson.databind.JsonNode;

class PayoutBatchTest extends ApiTest {

    private static final String BATCH = "{ payoutBatch(id: \"pyb_thandi_ZAR_1\") { id mentorId gateway status"
            + " net { amountMinor } recovered { amountMinor } shares { payoutId bookingId amount { amountMinor }"
            + " recovered { amountMinor } } requestedAt paidAt gatewayReference failure } }";
    private static final String BATCHES = "{ payoutBatches { edges { node { id } } pageInfo { hasNextPage } }"
            + " mentorAccounts { id mentorId owed { amountMinor } waiting { payoutId amount { amountMinor } gateway"
            + " since runAt } } }";

    @Test
    void a_batch_is_its_mentors_and_staffs_to_read() {
        var own = ask(THANDI, BATCH);
        assertFine(own);
        assertThat(own.at("/data/payoutBatch/shares/0/payoutId").asString()).isEqualTo("pyo_one");
        assertThat(ask(FINANCE, BATCH).at("/data")).isEqualTo(own.at("/data"));
        assertCode(ask(NOBODY, BATCH), "UNAUTHENTICATED");
        assertCode(ask(FINANCE, BATCH.replace("ZAR_1", "ZAR_2")), "NOT_FOUND");
    }

    /** Their ids can be guessed. */
    @Test
    void others_do_not_learn_whether_there_is_a_batch() {
        for (var asked : new String[] {BATCH, "{ payoutStatement(payoutBatchId: \"pyb_thandi_ZAR_1\") { csvUrl } }"}) {
            assertFine(ask(THANDI, asked));
            var theirs = ask(LERATO, asked);
            assertCode(theirs, "NOT_FOUND");
            var none = ask(LERATO, asked.replace("ZAR_1", "ZAR_2"));
            assertThat(untraced(theirs.toString())).isEqualTo(untraced(none.toString()));
        }
    }

    /** Each answer has a trace of its own. */
    static String untraced(String answer) {
        return answer.replaceAll("\"traceId\":\"[^\"]*\"", "");
    }

    @Test
    void others_find_their_own_only() {
        for (var reader : new String[] {THANDI, FINANCE, ADMIN}) {
            var found = ask(reader, BATCHES);
            assertFine(found);
            assertThat(found.at("/data/payoutBatches/edges")).hasSize(1);
            assertThat(found.at("/data/mentorAccounts/0/waiting/0/payoutId").asString())
                    .isEqualTo("pyo_two");
        }
        var none = ask(LERATO, BATCHES);
        assertThat(none.at("/data/payoutBatches/edges")).isEmpty();
        assertThat(none.at("/data/mentorAccounts")).isEmpty();
        for (var of : new String[] {"payoutBatches", "mentorAccounts"}) {
            var theirs = of + "(mentorId: \"" + THANDI_MENTOR + "\") { __typename }";
            assertCode(ask(LERATO, "{ " + theirs + " }"), "FORBIDDEN");
            assertFine(ask(FINANCE, "{ " + theirs + " }"));
            assertFine(ask(THANDI, "{ " + theirs + " }"));
        }
    }

    @Test
    void staff_read_their_own_payouts_where_they_ask_for_those() {
        world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.CLOSED));
        assertThat(ask(FINANCE, "{ payouts { edges { node { id } } } }").at("/data/payouts/edges"))
                .hasSize(1);
        assertThat(ask(FINANCE, "{ payouts(mine: true) { edges { node { id } } } }")
                        .at("/data/payouts/edges"))
                .isEmpty();
        assertThat(ask(THANDI, "{ payouts(mine: true) { edges { node { id } } } }")
                        .at("/data/payouts/edges"))
                .hasSize(1);
    }

    @Test
    void staff_have_an_account_run() {
        assertFine(run(FINANCE, "acc_thandi_ZAR", ", belowMinimum: true"));
        assertThat(world.commands)
                .containsExactly(new RunPayouts(
                        new MentorAccountId("acc_thandi_ZAR"), true, new MemberId(FINANCE), "She moves away"));
        var unknown = run(ADMIN, "acc_unknown_ZAR", "").at("/data/runPayouts/errors/0");
        assertThat(unknown.get("code").asString()).isEqualTo("NOT_FOUND");
        assertCode(run(THANDI, "acc_thandi_ZAR", ""), "FORBIDDEN");
        assertCode(run(NOBODY, "acc_thandi_ZAR", ""), "UNAUTHENTICATED");
        assertThat(world.commands).hasSize(1);
    }

    private JsonNode run(String member, String account, String more) {
        return ask(
                member,
                "mutation { runPayouts(input: {mentorAccountId: \"" + account + "\", reason: \"She moves away\"" + more
                        + "}) { mentorAccount { id } errors { code path } position } }");
    }
}
