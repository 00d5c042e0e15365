package org.mentorlink.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;

import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;

/** Credits that staff give a member. */
class GrantCreditsTest extends ApiTest {

    @Test
    void are_given_under_a_key_only() {
        for (var key : new String[] {"", "k".repeat(201)}) {
            var refused = ask(
                    FINANCE,
                    "mutation { grantCredits(input: {memberId: \"" + LERATO + "\", amountMinor: 500, currency: \"ZAR\","
                            + " reason: \"Rain\", idempotencyKey: \"" + key + "\"}) {"
                            + " creditAccount { id } errors { code path } } }");
            assertFine(refused);
            assertThat(refused.at("/data/grantCredits/errors/0/code").asString())
                    .isEqualTo("INVALID_IDEMPOTENCY_KEY");
            assertThat(refused.at("/data/grantCredits/errors/0/path").toString())
                    .isEqualTo("[\"input\",\"idempotencyKey\"]");
            assertThat(world.commands).isEmpty();
        }
    }
}
