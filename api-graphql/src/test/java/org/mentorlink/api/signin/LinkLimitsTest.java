package org.mentorlink.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.communication.LinkCommand.SendLink;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.membership.Role;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** R2: a mailbox gets so many mails and no more, whoever asks, and who asks is not told; an address asks so often. */
@TestPropertySource(properties = {"mentorlink.limits.mails=2", "mentorlink.limits.links=5"})
class LinkLimitsTest extends ApiTest {

    private static final String EMAIL = "flooded@mentorlink.example";

    @Test
    void a_mailbox_is_not_flooded_and_an_address_asks_only_so_often() {
        world.credentials.put(EMAIL, Views.credentials(Views.LERATO, EMAIL, "hash", MemberStatus.ACTIVE, Role.MENTEE));
        var first = requestLink();
        requestLink();
        var third = requestLink();

        assertThat(third.at("/data")).isEqualTo(first.at("/data"));
        assertThat(world.links.stream().map(SendLink::address).filter(Objects::nonNull))
                .hasSize(2);
        requestLink();
        requestLink();
        assertThat(requestLink().at("/errors/0/extensions/code").asString()).isEqualTo("RATE_LIMITED");
    }

    private JsonNode requestLink() {
        return ask(NOBODY, "mutation { requestSignInLink(input: {email: \"" + EMAIL + "\"}) { errors { code } } }");
    }
}
