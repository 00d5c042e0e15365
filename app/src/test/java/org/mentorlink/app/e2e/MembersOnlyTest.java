package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A3, A6: a deployment for the listed only, whose first admin the operator names. */
class MembersOnlyTest {

    private static final String OPERATOR = "operator@example.org";
    private static final String CLIENT = "mentorlink-client";
    private static final MockOAuth2Server PROVIDER =
            new MockOAuth2Server(OAuth2Config.Companion.fromJson("{\"httpServer\": \"NettyWrapper\"}"));
    private static ApplicationUnderTest application;

    @BeforeAll
    static void start() {
        PROVIDER.start();
        application = ApplicationUnderTest.fresh(
                "mentorlink.members-only=true",
                "mentorlink.admin.email=" + OPERATOR,
                "mentorlink.sandbox.enabled=true",
                "spring.security.oauth2.client.registration.google.client-id=" + CLIENT,
                "spring.security.oauth2.client.registration.google.client-secret=secret",
                "spring.security.oauth2.client.registration.google.scope=openid,email,profile",
                "spring.security.oauth2.client.provider.google.issuer-uri=" + PROVIDER.issuerUrl("google"));
    }

    @AfterAll
    static void stop() {
        application.close();
        PROVIDER.shutdown();
    }

    @Test
    void the_first_admin_comes_by_link_though_not_listed() {
        var operator = signedInByLink(OPERATOR);

        assertThat(operator.query("{ me { roles status } }").get("me").toString())
                .isEqualTo("{\"roles\":[\"ADMIN\"],\"status\":\"ACTIVE\"}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobody_registers_listed_or_not(boolean listed) {
        var email = "registers-" + listed + "@example.org";
        if (listed) {
            list(email);
        }
        var refused = anyone().tryMutate(
                        "register",
                        "RegisterInput",
                        Map.of(
                                "email", email,
                                "password", "correct horse battery",
                                "firstName", "Eve",
                                "lastName", "Member",
                                "timeZone", "Europe/Paris",
                                "role", "MENTEE"),
                        "member { id }");

        assertThat(code(refused)).isEqualTo("NOT_IN_MEMBERS_LIST");
        assertThat(refused.get("member").isNull()).isTrue();
    }

    @Test
    void the_answer_to_whoever_asks_for_a_link_tells_nothing_and_the_mail_does() {
        list("listed@example.org");

        assertThat(requestLink("unlisted@example.org")).isEqualTo(requestLink("listed@example.org"));

        Eventually.holds(() -> assertThat(outbox("unlisted@example.org").toString())
                .contains("not in the members list")
                .doesNotContain("token="));
        var member = signedInByLink("listed@example.org");
        assertThat(member.query("{ me { firstName roles } }").get("me").toString())
                .isEqualTo("{\"firstName\":\"Lindiwe\",\"roles\":[\"MENTOR\"]}");
    }

    @Test
    void who_is_not_listed_is_refused_with_google_and_who_is_listed_is_let_in() {
        list("google-listed@example.org");

        var refused = withGoogle("google-stranger@example.org");
        var welcome = withGoogle("google-listed@example.org");

        assertThat(code(refused)).isEqualTo("NOT_IN_MEMBERS_LIST");
        assertThat(refused.get("accessToken").isNull()).isTrue();
        assertThat(welcome.get("errors")).isEmpty();
        assertThat(welcome.at("/member/roles").toString()).isEqualTo("[\"MENTOR\"]");
    }

    @Test
    void an_invitation_is_a_welcome_of_its_own() {
        var email = "invited@example.org";
        anyone().as("admin")
                .mutate(
                        "inviteAdmin",
                        "InviteAdminInput",
                        Map.of("email", email, "role", "FINANCE", "reason", "Closes the books"),
                        "invitation { id }");

        var accepted = anyone().mutate(
                        "acceptInvitation",
                        "AcceptInvitationInput",
                        Map.of(
                                "token", token(email),
                                "password", "correct horse battery",
                                "firstName", "Ines",
                                "lastName", "Invited",
                                "timeZone", "Europe/Lisbon"),
                        "member { roles }");

        assertThat(accepted.at("/member/roles").toString()).isEqualTo("[\"FINANCE\"]");
    }

    private static GraphQlClient anyone() {
        return application.client();
    }

    private static void list(String email) {
        anyone().as("admin")
                .importing("email,first_name,last_name,membershiptype\n" + email + ",Lindiwe,Listed,Mentor\n");
    }

    private static String requestLink(String email) {
        return anyone().tryMutate("requestSignInLink", "RequestSignInLinkInput", Map.of("email", email), "")
                .toString();
    }

    private static GraphQlClient signedInByLink(String email) {
        requestLink(email);
        var signedIn =
                anyone().mutate("signInWithLink", "SignInWithLinkInput", Map.of("token", token(email)), "accessToken");
        return anyone().withToken(signedIn.get("accessToken").asString());
    }

    private static JsonNode withGoogle(String email) {
        var claims = Map.of("email", email, "email_verified", true, "given_name", "Gia", "family_name", "Google");
        var idToken = PROVIDER.issueToken(
                        "google",
                        CLIENT,
                        new DefaultOAuth2TokenCallback("google", "sub-" + email, "JWT", List.of(CLIENT), claims, 3600))
                .serialize();
        return anyone().tryMutate(
                        "signInWithGoogle",
                        "SignInWithGoogleInput",
                        Map.of("idToken", idToken, "transport", "TOKENS"),
                        "accessToken member { roles }");
    }

    private static String token(String to) {
        var links = new String[1];
        Eventually.holds(() -> assertThat(
                        links[0] = Stream.of(outbox(to))
                                .flatMap(messages -> messages.values().stream())
                                .filter(message -> message.hasNonNull("link"))
                                .map(message -> message.get("link").asString())
                                .findFirst()
                                .orElse(""))
                .contains("token="));
        return links[0].substring(links[0].indexOf("token=") + "token=".length());
    }

    private static JsonNode outbox(String to) {
        return anyone().query(
                        "query($to: String) { sandbox { outbox(to: $to, first: 10) { subject body link } } }",
                        Map.of("to", to))
                .at("/sandbox/outbox");
    }

    private static String code(JsonNode payload) {
        return payload.at("/errors/0/code").asString();
    }
}
