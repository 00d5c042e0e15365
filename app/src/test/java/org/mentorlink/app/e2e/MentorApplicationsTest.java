package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who wants to be a mentor waits in a list of the admins', and has the role once the admin reads the answer. */
class MentorApplicationsTest {

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private final GraphQlClient admin = anyone.as("admin");

    @Test
    void applicationsWaitInTheirTurnUntilTheyAreApproved() {
        var early = anyone.newMember("MENTEE");
        var late = anyone.newMember("MENTEE");
        var first = apply(early, "First").get("id").asString();
        var second = apply(late, "Second").get("id").asString();

        assertThat(waiting()).containsSubsequence(first, second).doesNotHaveDuplicates();

        approve(first);

        assertThat(waiting()).contains(second).doesNotContain(first);
        assertThat(late.request("{ mentorApplications { edges { cursor } } }", Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void theRoleComesWithTheApprovalAndIsInItsAnswer() {
        var applicant = anyone.newMember("MENTEE");
        var applied = apply(applicant, "Hello");
        assertThat(applied.at("/member/roles").toString()).isEqualTo("[\"MENTEE\"]");

        var approved = approve(applied.get("id").asString());

        assertThat(approved.at("/mentor/member/roles").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("MENTEE", "MENTOR");
        assertThat(applicant.query("{ me { roles landingPage } }").at("/me/roles"))
                .hasSize(2);
        // Once more changes nothing, and is not waited for.
        assertThat(approve(applied.get("id").asString()).at("/mentor/approved").asBoolean())
                .isTrue();
    }

    private static JsonNode apply(GraphQlClient client, String bio) {
        var application =
                Map.of("bio", bio, "skills", List.of("patience"), "hourlyRateMinor", 10_000, "currency", "EUR");
        return client.mutate("applyAsMentor", "ApplyAsMentorInput", application, "mentor { id member { roles } }")
                .get("mentor");
    }

    private JsonNode approve(String mentorId) {
        return admin.mutate(
                "approveMentor",
                "ApproveMentorInput",
                Map.of("mentorId", mentorId),
                "mentor { approved member { roles } }");
    }

    /** By pages, so that it does not matter what other tests have left. */
    private List<String> waiting() {
        var ids = new ArrayList<String>();
        @Nullable String after = null;
        JsonNode page;
        do {
            var variables = after == null ? Map.<String, Object>of() : Map.<String, Object>of("after", after);
            page = admin.query(
                            "query($after: String) { mentorApplications(first: 3, after: $after) {"
                                    + " edges { node { appliedAt mentor { id } } } pageInfo { hasNextPage endCursor } } }",
                            variables)
                    .get("mentorApplications");
            page.get("edges").forEach(edge -> ids.add(edge.at("/node/mentor/id").asString()));
            after = page.at("/pageInfo/endCursor").asString("");
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        return ids;
    }
}
