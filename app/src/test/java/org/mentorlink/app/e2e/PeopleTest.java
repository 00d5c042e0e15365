package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A14, Q1: admins find members and decide about them, effective at once. */
class PeopleTest {

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient anyone = application.client();
    private final GraphQlClient admin = anyone.as("admin");

    @Test
    void membersAreFoundByNameAddressAndRole() {
        var found = admin.query(
                "{ members(query: \"THANDI nko\", roles: [MENTOR], first: 10) { edges { node { firstName email roles } } } }");
        assertThat(nodes(found.get("members"))).singleElement().satisfies(thandi -> {
            assertThat(thandi.get("email").asString()).isEqualTo("thandi@mentorlink.example");
        });
        assertThat(nodes(admin.query("{ members(query: \"thandi\", roles: [FINANCE]) { edges { node { id } } } }")
                        .get("members")))
                .isEmpty();
    }

    @Test
    void membersAreReadPageAfterPage() {
        var first = admin.query("{ members(first: 2) { edges { node { id } } pageInfo { hasNextPage endCursor } } }")
                .get("members");
        assertThat(nodes(first)).hasSize(2);
        var second = admin.query(
                        "query($after: String) { members(first: 2, after: $after) { edges { node { id } } } }",
                        Map.of("after", first.get("pageInfo").get("endCursor").asString()))
                .get("members");
        assertThat(nodes(second)).hasSize(2).doesNotContainAnyElementsOf(nodes(first));
    }

    @Test
    void aSuspendedMentorIsNeitherListedNorBookable() {
        var mentor = anyone.newMember("MENTOR");
        var mentorId = openMentor(mentor);
        var mentee = anyone.newMember("MENTEE");
        var slot = anyone.slot(mentorId, Duration.ofDays(4), 0);
        assertThat(listed(mentorId)).isTrue();

        var suspended = decide("suspendMember", mentor.me());

        assertThat(suspended.get("errors")).isEmpty();
        assertThat(listed(mentorId)).isFalse();
        var refused = mentee.requestBooking(booking(mentorId, slot, "pm_card_visa"));
        assertThat(code(refused)).isEqualTo("NOT_FOUND");
        assertThat(code(admin.requestBooking(booking(mentorId, slot, "pm_card_visa"))))
                .as("staff see the mentor, and why not")
                .isEqualTo("MENTOR_NOT_BOOKABLE");

        decide("reinstateMember", suspended.get("member").get("id").asString());

        assertThat(listed(mentorId)).isTrue();
        assertThat(mentee.requestBooking(booking(mentorId, slot, "pm_card_visa"))
                        .get("errors"))
                .isEmpty();
    }

    @Test
    void whoIsAMentorNoMoreHasNoPublicPageAndTakesNoBookings() {
        var mentor = anyone.newMember("MENTOR");
        var mentorId = openMentor(mentor);
        var mentee = anyone.newMember("MENTEE");
        var slot = anyone.slot(mentorId, Duration.ofDays(4), 0);
        var revoked = admin.mutate(
                "revokeRole",
                "RevokeRoleInput",
                Map.of("memberId", mentor.me(), "role", "MENTOR", "reason", "Left"),
                "member { id }");

        for (var reader : new GraphQlClient[] {anyone, mentee}) {
            assertThat(reader.request("query($id: ID!) { mentor(id: $id) { id } }", Map.of("id", mentorId))
                            .at("/errors/0/extensions/code")
                            .asString())
                    .isEqualTo("NOT_FOUND");
        }
        assertThat(page(admin, mentorId)).isEqualTo(mentorId);
        assertThat(listed(mentorId)).isFalse();
        assertThat(code(mentee.requestBooking(booking(mentorId, slot, "pm_card_visa"))))
                .isEqualTo("NOT_FOUND");

        admin.mutate(
                "grantRole",
                "GrantRoleInput",
                Map.of("memberId", revoked.at("/member/id").asString(), "role", "MENTOR"),
                "member { id }");

        assertThat(page(anyone, mentorId)).isEqualTo(mentorId);
    }

    private static String page(GraphQlClient reader, String mentorId) {
        return reader.query("query($id: ID!) { mentor(id: $id) { id } }", Map.of("id", mentorId))
                .at("/mentor/id")
                .asString();
    }

    @Test
    void whoIsSuspendedIsToldWhy() {
        var email = "told-" + java.util.UUID.randomUUID() + "@example.org";
        var id = register(email);
        decide("suspendMember", id);
        Eventually.holds(() -> assertThat(anyone.query(
                                "query($to: String) { sandbox { outbox(to: $to, first: 10) { subject body } } }",
                                Map.of("to", email))
                        .get("sandbox")
                        .get("outbox")
                        .toString())
                .contains("Your account is suspended", "Asked for it"));
    }

    @Test
    void rolesComeAndGo() {
        var id = register("roles-" + java.util.UUID.randomUUID() + "@example.org");
        var granted = admin.mutate(
                "grantRole", "GrantRoleInput", Map.of("memberId", id, "role", "FINANCE"), "member { roles }");
        assertThat(granted.get("member").get("roles").toString()).contains("FINANCE");
        var revoked = admin.mutate(
                "revokeRole",
                "RevokeRoleInput",
                Map.of("memberId", id, "role", "FINANCE", "reason", "Left the team"),
                "member { roles }");
        assertThat(revoked.get("member").get("roles").toString()).doesNotContain("FINANCE");
    }

    @Test
    void nobodyIsMadeAnAdminWithoutAnInvitation() {
        var id = register("admin-" + java.util.UUID.randomUUID() + "@example.org");
        var refused = admin.tryMutate(
                "grantRole", "GrantRoleInput", Map.of("memberId", id, "role", "ADMIN"), "member { roles }");
        assertThat(code(refused)).isEqualTo("INVITATION_NEEDED");
    }

    @Test
    void adminsDoNotDecideAboutThemselves() {
        var refused = admin.tryMutate(
                "revokeRole",
                "RevokeRoleInput",
                Map.of("memberId", admin.me(), "role", "ADMIN", "reason", "x"),
                "member { roles }");
        assertThat(code(refused)).isEqualTo("OWN_ADMIN_ROLE");
        assertThat(code(tryDecide("suspendMember", admin.me()))).isEqualTo("OWN_ACCOUNT");
    }

    private String register(String email) {
        var input = Map.of(
                "email", email,
                "password", "correct horse battery",
                "firstName", "Eve",
                "lastName", "Member",
                "timeZone", "Europe/Paris",
                "role", "MENTEE");
        return anyone.mutate("register", "RegisterInput", input, "member { id }")
                .get("member")
                .get("id")
                .asString();
    }

    private String openMentor(GraphQlClient mentor) {
        var applied = mentor.mutate(
                "applyAsMentor",
                "ApplyAsMentorInput",
                Map.of(
                        "bio",
                        "I mentor",
                        "skills",
                        java.util.List.of("patience"),
                        "hourlyRateMinor",
                        10_000,
                        "currency",
                        "EUR"),
                "mentor { id }");
        var mentorId = applied.get("mentor").get("id").asString();
        admin.mutate("approveMentor", "ApproveMentorInput", Map.of("mentorId", mentorId), "mentor { id }");
        var allDay = java.util.Arrays.stream(java.time.DayOfWeek.values())
                .map(day -> Map.of("day", day.name(), "start", "08:00", "end", "20:00"))
                .toList();
        mentor.mutate(
                "setWeeklyAvailability",
                "SetWeeklyAvailabilityInput",
                Map.of("timeZone", "UTC", "slots", allDay),
                "mentor { id }");
        return mentorId;
    }

    private boolean listed(String mentorId) {
        var page = anyone.query("{ mentors(query: \"patience\", first: 100) { edges { node { id } } } }")
                .get("mentors");
        return nodes(page).stream().anyMatch(node -> node.get("id").asString().equals(mentorId));
    }

    private JsonNode decide(String mutation, String memberId) {
        var payload = tryDecide(mutation, memberId);
        assertThat(payload.get("errors")).isEmpty();
        return payload;
    }

    private JsonNode tryDecide(String mutation, String memberId) {
        return admin.tryMutate(
                mutation,
                "MemberActionInput",
                Map.of("memberId", memberId, "reason", "Asked for it"),
                "member { id roles }");
    }

    private static String code(JsonNode payload) {
        return payload.get("errors").get(0).get("code").asString();
    }

    private static java.util.List<JsonNode> nodes(JsonNode connection) {
        var nodes = new java.util.ArrayList<JsonNode>();
        connection.get("edges").forEach(edge -> nodes.add(edge.get("node")));
        return nodes;
    }
}
