package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who signs in as somebody else in the middle of a request still acts as who sent it. */
class MixedRequestTest {

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();

    @Test
    void aSignInGivesNoRightsToTheRestOfItsRequest() {
        var signIn = "signIn(input: {email: \"admin@mentorlink.example\", password: \"mentorlink\", transport: TOKENS})"
                + " { member { email } }";
        var mixed = anyone.newMember("MENTEE")
                .request(
                        "mutation { " + signIn
                                + " createCategory(input: {name: \"Mixed\", icon: \"x\"}) { category { id } } }",
                        Map.of());

        assertThat(mixed.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
        assertThat(mixed.at("/errors/0/path/0").asString()).isEqualTo("createCategory");
        assertThat(mixed.toString()).doesNotContain("cat_");
    }
}
