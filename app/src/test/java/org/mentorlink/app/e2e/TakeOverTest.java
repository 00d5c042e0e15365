package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A7: somebody has registered with an address of somebody else, and waits. Whatever its owner comes by shuts them out. */
class TakeOverTest {

    private static final String THEIRS = "the squatter's own words";
    private static final String OWN = "the owner's own words";
    private static final String SESSION = "member { id roles status } accessToken refreshToken";

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient anyone = application.client();
    private final String email = "owner-" + UUID.randomUUID() + "@example.org";
    private String memberId = "";
    private JsonNode squatter;

    @BeforeEach
    void squat() {
        KnownSecrets.note(THEIRS);
        memberId = anyone.mutate(
                        "register",
                        "RegisterInput",
                        Map.of(
                                "email",
                                email,
                                "password",
                                THEIRS,
                                "firstName",
                                "Mallory",
                                "lastName",
                                "Squat",
                                "timeZone",
                                "Europe/Paris",
                                "role",
                                "MENTEE"),
                        "member { id }")
                .at("/member/id")
                .asString();
        squatter = signIn(THEIRS);
        assertThat(squatter.at("/errors")).isEmpty();
    }

    private JsonNode signIn(String password) {
        return anyone.tryMutate(
                "signIn", "SignInInput", Map.of("email", email, "password", password, "transport", "TOKENS"), SESSION);
    }

    private void assertShutOut() {
        assertThat(anyone.withToken(squatter.get("accessToken").asString())
                        .request("{ me { id } }", Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("UNAUTHENTICATED");
        assertThat(anyone.query(
                                "mutation($token: String) { refreshSession(refreshToken: $token) { errors { code } } }",
                                Map.of("token", squatter.get("refreshToken").asString()))
                        .at("/refreshSession/errors/0/code")
                        .asString())
                .isEqualTo("INVALID_SESSION");
        assertThat(signIn(THEIRS).at("/errors/0/code").asString()).isEqualTo("INVALID_CREDENTIALS");
    }

    private JsonNode mail(String subject) {
        var found = new JsonNode[1];
        Eventually.holds(() -> {
            for (var mail : anyone.query(
                            "query($to: String!) { sandbox { outbox(to: $to, first: 20) { subject body link } } }",
                            Map.of("to", email.toLowerCase(Locale.ROOT)))
                    .get("sandbox")
                    .get("outbox")) {
                if (mail.get("subject").asString().contains(subject)) {
                    found[0] = mail;
                }
            }
            assertThat(found[0]).as(subject).isNotNull();
        });
        return found[0];
    }

    private static String token(JsonNode mail) {
        return mail.get("link").asString().replaceFirst(".*token=", "");
    }

    @Test
    void an_admin_who_accepts_an_invitation_shares_the_account_with_nobody() {
        anyone.as("admin")
                .mutate(
                        "inviteAdmin",
                        "InviteAdminInput",
                        Map.of("email", email, "role", "ADMIN", "reason", "Runs the desk"),
                        "invitation { id }");

        var accepted = anyone.mutate(
                "acceptInvitation",
                "AcceptInvitationInput",
                Map.of(
                        "token",
                        token(mail("invited")),
                        "password",
                        OWN,
                        "firstName",
                        "Olive",
                        "lastName",
                        "Owner",
                        "timeZone",
                        "Europe/Lisbon"),
                "member { id roles }");

        assertThat(accepted.at("/member/id").asString()).isEqualTo(memberId);
        assertThat(accepted.at("/member/roles").toString()).contains("ADMIN");
        assertShutOut();
        assertThat(signIn(OWN).at("/member/id").asString())
                .as("the password typed with the acceptance")
                .isEqualTo(memberId);
        mail("Your password was removed");
    }

    @Test
    void who_signs_in_by_link_shares_the_account_with_nobody() {
        requestLink();
        var session = anyone.mutate(
                "signInWithLink",
                "SignInWithLinkInput",
                Map.of("token", token(mail("Sign in to MentorLink")), "transport", "TOKENS"),
                SESSION);

        assertThat(session.at("/member/status").asString()).isEqualTo("ACTIVE");
        assertShutOut();
        assertThat(anyone.withToken(session.get("accessToken").asString()).me())
                .as("the owner's own session")
                .isEqualTo(memberId);
    }

    @Test
    void who_signs_in_by_code_shares_the_account_with_nobody() {
        requestLink();
        var code = Pattern.compile("\\b\\d{6}\\b")
                .matcher(mail("Sign in to MentorLink").get("body").asString())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        anyone.mutate("signInWithCode", "SignInWithCodeInput", Map.of("email", email, "code", code), SESSION);
        assertShutOut();
    }

    /** The mail says that the account was registered: whoever did not do that leaves the link alone. */
    @Test
    void who_signs_in_by_the_link_of_the_welcome_keeps_the_password() {
        anyone.mutate(
                "signInWithLink",
                "SignInWithLinkInput",
                Map.of("token", token(mail("please verify your address"))),
                SESSION);
        assertThat(signIn(THEIRS).at("/member/status").asString()).isEqualTo("ACTIVE");
    }

    private void requestLink() {
        anyone.mutate("requestSignInLink", "RequestSignInLinkInput", Map.of("email", email), "__typename");
    }
}
