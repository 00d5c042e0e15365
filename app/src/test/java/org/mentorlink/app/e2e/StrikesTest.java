package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** L1: what is missed is counted, appealed and decided. That it blocks where that is set, {@link PoliciesTest} walks. */
class StrikesTest {

    static final String FIELDS =
            "id memberId blockedUntil pausedSince counting strikes { bookingId kind status counts expiresAt"
                    + " startsAt appealUntil appealReason decisionReason availableActions { action allowed until reason } }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private final MentorAtWork mentor = MentorAtWork.open(anyone, "waiting-" + UUID.randomUUID());
    private final GraphQlClient mentee = anyone.newMember("MENTEE");
    private final GraphQlClient admin = anyone.as("admin");

    @Test
    void whoDoesNotComeIsCountedAndAppealsAndStaffDecide() {
        assertThat(mine(mentee).get("strikes")).isEmpty();
        var id = missed();

        Eventually.holds(() -> assertThat(mine(mentee).get("strikes")).hasSize(1));
        var strike = mine(mentee).at("/strikes/0");
        assertThat(strike.get("bookingId").asString()).isEqualTo(id);
        assertThat(strike.get("kind").asString()).isEqualTo("MENTEE_NO_SHOW");
        var startsAt = Instant.parse(strike.get("startsAt").asString());
        assertThat(Instant.parse(strike.get("expiresAt").asString())).isEqualTo(startsAt.plus(Duration.ofDays(180)));
        assertThat(strike.at("/availableActions/0/action").asString()).isEqualTo("APPEAL_STRIKE");
        assertThat(strike.at("/availableActions/0/allowed").asBoolean()).isTrue();
        assertThat(mine(mentee).get("counting").asInt()).isEqualTo(1);
        assertThat(mine(mentor.client()).get("strikes")).isEmpty();
        assertThat(codes(appeal(mentor.client(), id))).containsExactly("NOT_FOUND");
        assertThat(codes(decide(admin, id, "UPHOLD"))).containsExactly("STRIKE_NOT_APPEALED");

        assertThat(codes(appeal(mentee, id))).isEmpty();
        assertThat(queue()).contains(mentee.me());
        assertThat(admin.query(
                                "query($id: ID!) { strikes(memberId: $id) { " + FIELDS + " } }",
                                Map.of("id", mentee.me()))
                        .at("/strikes/strikes/0/availableActions")
                        .valueStream()
                        .map(action -> action.get("action").asString() + action.get("allowed")))
                .containsExactly("UPHOLD_STRIKEtrue", "WITHDRAW_STRIKEtrue");
        assertThat(codes(decide(admin, id, "UPHOLD"))).isEmpty();

        assertThat(queue()).doesNotContain(mentee.me());
        assertThat(mine(mentee).at("/strikes/0/status").asString()).isEqualTo("UPHELD");
        assertThat(mine(mentee).at("/strikes/0/decisionReason").asString()).isEqualTo("Looked into");
        assertThat(mine(mentee).at("/strikes/0/availableActions/0/reason").asString())
                .isEqualTo("STRIKE_DECIDED");
        assertThat(codes(appeal(mentee, id))).containsExactly("STRIKE_DECIDED");
        assertThat(codes(decide(admin, id, "WITHDRAW"))).containsExactly("STRIKE_DECIDED");
        assertThat(trail(mine(mentee).get("id").asString()))
                .containsExactly("StrikeNoted", "StrikeAppealed", "StrikeUpheld");
        Eventually.holds(() -> assertThat(mails())
                .contains("A missed session is noted", "A strike stays")
                .doesNotContain("You cannot book for a while"));
    }

    @Test
    void whoIsGivenEverythingBackInADisputeIsCountedNoMore() {
        var id = missed();
        Eventually.holds(() -> assertThat(mine(mentee).get("counting").asInt()).isEqualTo(1));
        var dispute = mentee.mutate(
                        "openDispute",
                        "OpenDisputeInput",
                        Map.of("bookingId", id, "reason", "I was there"),
                        "dispute { id }")
                .at("/dispute/id")
                .asString();
        admin.mutate(
                "resolveDispute",
                "ResolveDisputeInput",
                Map.of("disputeId", dispute, "decision", "REFUND", "reason", "They were"),
                "dispute { id }");

        Eventually.holds(() ->
                assertThat(mine(mentee).at("/strikes/0/status").asString()).isEqualTo("WITHDRAWN"));
        assertThat(mine(mentee).get("counting").asInt()).isZero();
        assertThat(mine(mentee).at("/strikes/0/decisionReason").isNull()).isTrue();
    }

    private String missed() {
        return missed(mentor, mentee);
    }

    /** A session that this mentee has booked with somebody, and does not come to. */
    static String missed(GraphQlClient anyone, GraphQlClient mentee) {
        return missed(MentorAtWork.open(anyone, "waiting-" + UUID.randomUUID()), mentee);
    }

    private static String missed(MentorAtWork mentor, GraphQlClient mentee) {
        var id = mentor.booked(mentee);
        var startsAt = Quotes.startOf(mentee, id);
        mentee.advanceTo(startsAt.minus(Duration.ofMinutes(5)));
        mentor.client().act("checkIn", id);
        mentee.advanceTo(startsAt.plus(Duration.ofMinutes(11)));
        return id;
    }

    private JsonNode decide(GraphQlClient who, String id, String decision) {
        return who.tryMutate(
                "decideStrike",
                "DecideStrikeInput",
                Map.of("memberId", mentee.me(), "bookingId", id, "decision", decision, "reason", "Looked into"),
                "strikes { id }");
    }

    private static JsonNode appeal(GraphQlClient who, String id) {
        return who.tryMutate(
                "appealStrike",
                "AppealStrikeInput",
                Map.of("bookingId", id, "reason", "My train stood still"),
                "strikes { id }");
    }

    static JsonNode mine(GraphQlClient who) {
        return who.query("{ myStrikes { " + FIELDS + " } }").get("myStrikes");
    }

    private List<String> queue() {
        return admin.query("{ appealedStrikes(first: 100) { edges { node { memberId } } } }")
                .at("/appealedStrikes/edges")
                .valueStream()
                .map(edge -> edge.at("/node/memberId").asString())
                .toList();
    }

    private List<String> trail(String subject) {
        return admin.query(
                        "query($id: ID!) { auditTrail(subject: $id) { edges { node { type } } } }",
                        Map.of("id", subject))
                .at("/auditTrail/edges")
                .valueStream()
                .map(edge -> edge.at("/node/type").asString())
                .toList();
    }

    private List<String> mails() {
        var address = mentee.query("{ me { email } }").at("/me/email").asString();
        return anyone.query(
                        "query($to: String!) { sandbox { outbox(to: $to, first: 50) { subject } } }",
                        Map.of("to", address))
                .at("/sandbox/outbox")
                .valueStream()
                .map(mail -> mail.get("subject").asString())
                .toList();
    }

    private static List<String> codes(JsonNode answer) {
        return answer.get("errors")
                .valueStream()
                .map(error -> error.get("code").asString())
                .toList();
    }
}
