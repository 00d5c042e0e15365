package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.THANDI;
import static org.mentorlink.api.Views.THANDI_MENTOR;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.PayeeAccountCommand.OpenPayeeAccount;
import org.mentorlink.payment.PayeeAccountId;
import org.mentorlink.payment.PayeeAccountState;
import org.mentorlink.payment.PayeeAccountView;
import org.mentorlink.shared.Actor;
import tools.jackson.databind.JsonNode;

/** On what accounts mentors are paid. */
class PayeeAccountTest extends ApiTest {

    private static final MentorId MENTOR = new MentorId(THANDI_MENTOR);
    private static final PayeeAccountId ID = PayeeAccountId.of(MENTOR, "stripe");

    @BeforeEach
    void there() {
        world.payeeAccounts = List.of(new PayeeAccountView(
                ID.value(),
                THANDI_MENTOR,
                "stripe",
                PayeeAccountState.INCOMPLETE,
                "acct_1",
                List.of("external_account"),
                null));
    }

    @AfterEach
    void gone() {
        world.payeeAccounts = List.of();
    }

    private JsonNode read(String member, String arguments) {
        return ask(
                member,
                "{ payeeAccounts" + arguments + " { id gateway state reference missing code onboarding { url }"
                        + " availableActions { action allowed reason } } }");
    }

    private JsonNode open(String member, String gateway) {
        return ask(
                member,
                "mutation { openPayeeAccount(input: {gateway: \"" + gateway
                        + "\", country: \"ZA\"}) { payeeAccount { id } errors { code path } } }");
    }

    @Test
    void are_the_mentors_own_and_staffs_to_read_but_not_to_fill_in() {
        var own = read(THANDI, "").at("/data/payeeAccounts/0");
        assertThat(own.get("state").asString()).isEqualTo("INCOMPLETE");
        assertThat(own.get("missing").toString()).isEqualTo("[\"external_account\"]");
        assertThat(own.at("/onboarding/url").asString()).isEqualTo("https://gateway.example/" + THANDI_MENTOR);
        assertThat(own.get("availableActions").toString())
                .isEqualTo("[{\"action\":\"CONTINUE_ONBOARDING\",\"allowed\":true,\"reason\":null}]");
        var seen = read(FINANCE, "(mentorId: \"" + THANDI_MENTOR + "\")").at("/data/payeeAccounts/0");
        assertThat(seen.get("availableActions")).isEmpty();
        assertThat(seen.get("reference").asString()).isEqualTo("acct_1");
        assertThat(seen.get("onboarding").isNull()).isTrue();
        assertCode(read(LERATO, "(mentorId: \"" + THANDI_MENTOR + "\")"), "FORBIDDEN");
        assertThat(read(LERATO, "").at("/data/payeeAccounts")).isEmpty();
        assertThat(read(FINANCE, "(mentorId: \"none\")").at("/data/payeeAccounts"))
                .isEmpty();
    }

    @Test
    void are_opened_by_their_mentor_where_the_gateway_opens_some() {
        var done = open(THANDI, "stripe");
        assertFine(done);
        assertThat(done.at("/data/openPayeeAccount/payeeAccount/id").asString()).isEqualTo(ID.value());
        assertThat(world.commands).containsExactly(new OpenPayeeAccount(ID, MENTOR, "stripe", "ZA"));
        assertThat(world.actors).containsExactly(new Actor(THANDI, "MENTOR"));
        for (var none : new String[] {"payfast", "", "../x"}) {
            assertThat(open(THANDI, none)
                            .at("/data/openPayeeAccount/errors/0/code")
                            .asString())
                    .isEqualTo("GATEWAY_OPENS_NO_ACCOUNTS");
        }
        var hers = MentorId.of(new MemberId(LERATO));
        world.payeeAccounts = List.of(new PayeeAccountView(
                PayeeAccountId.of(hers, "stripe").value(),
                hers.value(),
                "stripe",
                PayeeAccountState.NONE,
                null,
                List.of(),
                null));
        assertThat(open(LERATO, "stripe")
                        .at("/data/openPayeeAccount/errors/0/code")
                        .asString())
                .as("no mentor")
                .isEqualTo("NOT_FOUND");
        assertThat(world.commands).hasSize(1);
    }

    /** Otherwise anybody who once wanted to be a mentor could have pages made at the gateway. */
    @Test
    void are_for_approved_mentors() {
        var approved = world.mentors.get(THANDI_MENTOR);
        world.mentors.put(THANDI_MENTOR, Views.mentor(THANDI_MENTOR, THANDI, false));
        try {
            assertThat(open(THANDI, "stripe")
                            .at("/data/openPayeeAccount/errors/0/code")
                            .asString())
                    .isEqualTo("MENTOR_NOT_APPROVED");
            assertThat(world.commands).isEmpty();
            var asked = read(THANDI, "").at("/data/payeeAccounts/0");
            assertThat(asked.get("onboarding").isNull()).isTrue();
            assertThat(asked.at("/availableActions/0/reason").asString()).isEqualTo("MENTOR_NOT_APPROVED");
        } finally {
            world.mentors.put(THANDI_MENTOR, approved);
        }
    }

    @Test
    void give_so_many_pages_in_a_while_and_no_more() {
        var hers = MentorId.of(new MemberId(LERATO));
        world.mentors.put(hers.value(), Views.mentor(hers.value(), LERATO, true));
        world.payeeAccounts = List.of(new PayeeAccountView(
                PayeeAccountId.of(hers, "stripe").value(),
                hers.value(),
                "stripe",
                PayeeAccountState.INCOMPLETE,
                "acct_2",
                List.of(),
                null));
        try {
            for (var page = 0; page < PayeeAccountController.PAGES; page++) {
                assertThat(read(LERATO, "")
                                .at("/data/payeeAccounts/0/onboarding/url")
                                .asString())
                        .isEqualTo("https://gateway.example/" + hers.value());
            }
            var refused = read(LERATO, "");
            assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("RATE_LIMITED");
            assertThat(refused.at("/data/payeeAccounts/0/state").asString()).isEqualTo("INCOMPLETE");
        } finally {
            world.mentors.remove(hers.value());
        }
    }
}
