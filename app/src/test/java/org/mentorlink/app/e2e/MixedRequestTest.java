package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
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

    /** What a payload shows to whom it is about ends with that payload; then it is the visitor who reads. */
    @Test
    void whoRegistersReadsThemselvesInThatPayloadAlone() {
        var email = "mixed-" + UUID.randomUUID() + "@example.org";
        var register = "register(input: {email: \"" + email
                + "\", password: \"correct horse battery\", firstName: \"Mo\", lastName: \"Ixed\", timeZone: \"UTC\","
                + " role: MENTEE}) { member { email status } errors { code } }";
        var favourite = "favouriteMentor(input: {mentorId: \"" + anyone.mentorId("grace")
                + "\"}) { mentor { member { email } } }";

        var registered = anyone.request("mutation { " + register + " }", Map.of());
        assertThat(registered.at("/data/register/member/email").asString()).isEqualTo(email);
        assertThat(registered.at("/data/register/member/status").asString()).isEqualTo("PENDING");

        var mixed = anyone.as("admin")
                .request("mutation { " + register.replace("mixed-", "mixed-too-") + ' ' + favourite + " }", Map.of());
        assertThat(mixed.at("/data/register/member/status").asString()).isEqualTo("PENDING");
        assertThat(mixed.at("/data/favouriteMentor/mentor/member/email").asString())
                .as("an admin reads it, and the new member would not")
                .isEqualTo("grace@mentorlink.example");
    }

    /** The object of a later payload is read as the visitor reads it, although somebody else signed in before. */
    @Test
    void aSignInReadsNothingInAnotherPayload() {
        var mixed = anyone.as("thandi")
                .request(
                        "mutation { signIn(input: {email: \"admin@mentorlink.example\", password: \"mentorlink\", transport: TOKENS})"
                                + " { member { email } }"
                                + " favouriteMentor(input: {mentorId: \"" + anyone.mentorId("grace")
                                + "\"}) { mentor { member { email } } } }",
                        Map.of());

        assertThat(mixed.at("/data/signIn/member/email").asString()).isEqualTo("admin@mentorlink.example");
        assertThat(mixed.at("/data/favouriteMentor/mentor/member/email").isNull())
                .as("an admin would read it")
                .isTrue();
    }
}
