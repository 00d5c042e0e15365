package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A6: admins come by invitation only. A3: the listed come by their first sign-in. */
class InvitationsTest {

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient anyone = application.client();
    private final GraphQlClient admin = anyone.as("admin");
    private final String email = "invited-" + UUID.randomUUID() + "@example.org";

    @Test
    void whoIsInvitedBecomesAnAdminByTheLinkOfTheMailOnce() {
        invite(admin, "ADMIN");
        var token = token(email);

        var accepted = accept(token);

        assertThat(accepted.get("errors")).isEmpty();
        assertThat(accepted.get("member").get("roles").toString()).isEqualTo("[\"ADMIN\"]");
        var newAdmin = anyone.signedIn(email, "correct horse battery");
        assertThat(newAdmin.query("{ members(first: 1) { edges { node { id } } } }"))
                .isNotNull();
        assertThat(code(accept(token))).isEqualTo("INVALID_TOKEN");
        assertThat(admin.query("{ invitations(first: 1) { edges { node { email status } } } }")
                        .toString())
                .contains(email, "ACCEPTED");
    }

    @Test
    void anInvitationThatIsSentAgainMakesOlderLinksVoid() {
        var id = invite(admin, "FINANCE");
        var first = token(email);
        admin.mutate("resendInvitation", "ResendInvitationInput", Map.of("invitationId", id), "invitation { status }");
        var second = another(email, first);

        assertThat(code(accept(first))).isEqualTo("INVALID_TOKEN");
        assertThat(accept(second).get("errors")).isEmpty();

        assertThat(code(admin.tryMutate(
                        "resendInvitation",
                        "ResendInvitationInput",
                        Map.of("invitationId", id),
                        "invitation { status }")))
                .isEqualTo("INVITATION_ACCEPTED");
    }

    @Test
    void aLinkIsGoodUntilItHasWorked() {
        var member = anyone.newMember("MENTEE");
        var address = member.query("{ me { email } }").at("/me/email").asString();
        var id = member.me();
        decide("suspendMember", "MemberActionInput", id);
        invite(admin, "FINANCE", address);
        var token = join(address);
        assertThat(code(accept(token))).isEqualTo("MEMBER_NOT_ACTIVE");

        decide("reinstateMember", "MemberActionInput", id);
        assertThat(accept(token).get("errors")).isEmpty();
        assertThat(code(accept(token))).isEqualTo("INVALID_TOKEN");
    }

    private void decide(String mutation, String input, String memberId) {
        admin.mutate(mutation, input, Map.of("memberId", memberId, "reason", "Told so"), "member { id }");
    }

    @Test
    void anInvitationThatWasTakenBackIsVoid() {
        var id = invite(admin, "FINANCE");
        var token = token(email);
        admin.mutate(
                "revokeInvitation",
                "RevokeInvitationInput",
                Map.of("invitationId", id, "reason", "A mistake"),
                "invitation { status }");
        assertThat(code(accept(token))).isEqualTo("INVITATION_NOT_OPEN");
    }

    @Test
    void anInvitationByWhoIsNoAdminAnyMoreIsVoid() {
        invite(admin, "ADMIN");
        accept(token(email));
        var passing = anyone.signedIn(email, "correct horse battery");
        var friend = "friend-" + UUID.randomUUID() + "@example.org";
        invite(passing, "ADMIN", friend);
        var token = token(friend);
        admin.mutate(
                "revokeRole",
                "RevokeRoleInput",
                Map.of("memberId", passing.me(), "role", "ADMIN", "reason", "Passing"),
                "member { id }");
        assertThat(code(accept(token))).isEqualTo("INVITATION_NOT_OPEN");
    }

    @Test
    void whoIsListedGetsTheirAccountWithTheFirstSignInByLink() {
        admin.importing("email,first_name,last_name,membershiptype,time_zone\n" + email
                + ",Nomsa,Zulu,Mentor & mentee,Africa/Johannesburg\n");
        anyone.mutate(
                "requestSignInLink",
                "RequestSignInLinkInput",
                Map.of("email", email.toUpperCase(java.util.Locale.ROOT)),
                "");
        var signedIn = anyone.mutate(
                "signInWithLink",
                "SignInWithLinkInput",
                Map.of("token", token(email)),
                "member { firstName lastName roles timeZone status }");
        assertThat(signedIn.get("member").toString())
                .isEqualTo(
                        "{\"firstName\":\"Nomsa\",\"lastName\":\"Zulu\",\"roles\":[\"MENTOR\",\"MENTEE\"],\"timeZone\":\"Africa/Johannesburg\",\"status\":\"ACTIVE\"}");
    }

    private String invite(GraphQlClient by, String role) {
        return invite(by, role, email);
    }

    private static String invite(GraphQlClient by, String role, String email) {
        return by.mutate(
                        "inviteAdmin",
                        "InviteAdminInput",
                        Map.of("email", email, "role", role, "reason", "Runs the desk"),
                        "invitation { id status }")
                .get("invitation")
                .get("id")
                .asString();
    }

    private JsonNode accept(String token) {
        var input = new HashMap<String, Object>();
        input.put("token", token);
        input.put("password", "correct horse battery");
        input.put("firstName", "Ines");
        input.put("lastName", "Invited");
        input.put("timeZone", "Europe/Lisbon");
        return anyone.tryMutate("acceptInvitation", "AcceptInvitationInput", input, "member { roles }");
    }

    private String token(String to) {
        return newest(to, "token=", "");
    }

    private String join(String to) {
        return newest(to, "/join?token=", "");
    }

    private String another(String to, String than) {
        return newest(to, "token=", than);
    }

    private String newest(String to, String part, String than) {
        var found = new String[1];
        Eventually.holds(() -> {
            var messages = anyone.query(
                            "query($to: String) { sandbox { outbox(to: $to, first: 10) { link } } }",
                            Map.of("to", to.toLowerCase(java.util.Locale.ROOT)))
                    .get("sandbox")
                    .get("outbox");
            for (var message : messages) {
                if (message.hasNonNull("link")
                        && message.get("link").asString().contains(part)
                        && (than.isEmpty() || !message.get("link").asString().endsWith(than))) {
                    found[0] = message.get("link").asString().replaceFirst(".*token=", "");
                }
            }
            assertThat(found[0]).isNotNull();
        });
        return found[0];
    }

    private static String code(JsonNode payload) {
        return payload.get("errors").get(0).get("code").asString();
    }
}
