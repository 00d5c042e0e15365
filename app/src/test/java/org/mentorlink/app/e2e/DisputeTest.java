package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** L8: a session is disputed, both sides say how it was, an admin decides, another decides the appeal; the money follows. */
class DisputeTest {

    private static final String FIELDS =
            "dispute { id decision resolvedAt hearing { number answerBy decideBy statements appellants"
                    + " appealUntil } timeline { at kind by words amount { amountMinor } hash } }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    private final MentorAtWork mentor = MentorAtWork.open(anyone, "arguing-" + UUID.randomUUID());
    private final GraphQlClient mentee = anyone.newMember("MENTEE");
    private final GraphQlClient admin = anyone.as("admin");

    @Test
    void aReleaseIsAppealedAndBecomesARefundBeforeTheMentorIsPaid() {
        var id = disputed();
        var before = anyone.gatewayBalance("EUR");
        say(mentee, id, "It ended after ten minutes");
        say(mentor.client(), id, "The line broke down");

        decide(admin, id, "RELEASE", null);
        assertThat(allowed(mentee, id, "APPEAL_DISPUTE")).isTrue();
        assertThat(allowed(mentee, id, "STATE_IN_DISPUTE")).isFalse();
        anyone.advance(Duration.ofHours(71));
        assertThat(payout(id, "status")).isEqualTo("SCHEDULED");

        appeal(mentee, id);
        Eventually.holds(() -> assertThat(payout(id, "status")).isEqualTo("FROZEN"));
        assertThat(codes(tryDecide(admin, id, "REFUND", null))).containsExactly("DECIDED_BY_YOU");
        decide(anotherAdmin(), id, "REFUND", null);

        Eventually.holds(() -> {
            assertThat(anyone.gatewayBalance("EUR") - before).isEqualTo(-10_000);
            assertThat(mentee.read(id).get("closed").asBoolean()).isTrue();
            assertThat(payout(id, "status")).isEqualTo("CANCELLED");
        });
        assertThat(codes(tryAppeal(mentee, id))).containsExactly("ALREADY_APPEALED");
        for (var reader : List.of(mentee, mentor.client(), admin)) {
            assertThat(dispute(reader, id)
                            .get("timeline")
                            .valueStream()
                            .map(it -> it.get("kind").asString()))
                    .containsSubsequence(
                            "REQUESTED",
                            "POLICY_SHOWN",
                            "PAID",
                            "CHECKED_IN",
                            "CHECKED_IN",
                            "SESSION_OVER",
                            "DISPUTE_OPENED",
                            "STATEMENT",
                            "STATEMENT",
                            "DECIDED",
                            "APPEALED",
                            "DECIDED");
        }
        var facts = dispute(mentor.client(), id).get("timeline");
        assertThat(facts)
                .anySatisfy(fact -> {
                    assertThat(fact.get("kind").asString()).isEqualTo("NOTICE_SENT");
                    assertThat(fact.get("words").asString()).isEqualTo("DisputeOpened to MENTOR by EMAIL");
                })
                .anySatisfy(fact -> {
                    assertThat(fact.get("kind").asString()).isEqualTo("STATEMENT");
                    assertThat(fact.get("by").asString()).isEqualTo("MENTEE");
                    assertThat(fact.get("words").asString()).isEqualTo("It ended after ten minutes");
                })
                .anySatisfy(fact -> {
                    assertThat(fact.get("kind").asString()).isEqualTo("POLICY_SHOWN");
                    assertThat(fact.get("words").asString()).contains("more than 24 h before the start");
                })
                .anySatisfy(fact -> {
                    assertThat(fact.get("kind").asString()).isEqualTo("DECIDED");
                    assertThat(fact.get("words").asString()).isEqualTo("REFUND: Looked into it");
                    assertThat(fact.at("/amount/amountMinor").asLong()).isEqualTo(10_000);
                })
                .allSatisfy(fact -> assertThat(fact.get("hash").asString()).hasSize(64));
        booksAreBalanced();
    }

    /** The mentee has the money already and is not charged again: the platform bears it. */
    @Test
    void aRefundIsAppealedAndTheMentorIsPaidByThePlatform() {
        var id = disputed();
        var before = anyone.gatewayBalance("EUR");
        var losses = losses();
        decide(admin, id, "REFUND", null);
        Eventually.holds(() -> {
            assertThat(anyone.gatewayBalance("EUR") - before).isEqualTo(-10_000);
            assertThat(mentee.read(id).get("closed").asBoolean()).isTrue();
        });

        appeal(mentor.client(), id);
        assertThat(mentee.read(id).get("status").asString()).isEqualTo("DISPUTED");
        decide(anotherAdmin(), id, "RELEASE", null);
        anyone.advance(Duration.ofHours(73));

        Eventually.holds(() -> {
            assertThat(mentee.read(id).get("closed").asBoolean()).isTrue();
            assertThat(payout(id, "status")).isEqualTo("PAID");
        });
        assertThat(anyone.gatewayBalance("EUR") - before).isEqualTo(-10_000 - 7_500);
        assertThat(losses() - losses).isEqualTo(10_000);
        booksAreBalanced();
    }

    @Test
    void aSplitIsAppealedAndTheMentorIsPaidAllAtOnce() {
        var id = disputed();
        decide(admin, id, "SPLIT", 5_000);
        appeal(mentor.client(), id);
        decide(anotherAdmin(), id, "RELEASE", null);
        anyone.advance(Duration.ofHours(73));
        Eventually.holds(() -> assertThat(payout(id, "status")).isEqualTo("PAID"));
        assertThat(admin.query(
                                "query($id: ID!) { booking(id: $id) { payment { payout { amount { amountMinor } } } } }",
                                Map.of("id", id))
                        .at("/booking/payment/payout/amount/amountMinor")
                        .asLong())
                .isEqualTo(7_500);
        booksAreBalanced();
    }

    @Test
    void staffSeeWhatIsOpenAndWhatIsLate() {
        var id = disputed();
        assertThat(open()).containsEntry(id, false);
        anyone.advance(Duration.ofDays(8));
        assertThat(open()).containsEntry(id, true);
        decide(admin, id, "RELEASE", null);
        assertThat(open()).doesNotContainKey(id);
        appeal(mentee, id);
        assertThat(open()).containsEntry(id, false);
        decide(anotherAdmin(), id, "RELEASE", null);
        assertThat(open()).doesNotContainKey(id);
    }

    /** Of each open dispute, whether it is late. */
    private Map<String, Boolean> open() {
        var late = new HashMap<String, Boolean>();
        admin.query(
                        "{ bookings(openDispute: true, role: ADMIN, first: 100) { edges { node { id dispute { overdue } } } } }")
                .at("/bookings/edges")
                .valueStream()
                .forEach(edge -> late.put(
                        edge.at("/node/id").asString(),
                        edge.at("/node/dispute/overdue").asBoolean()));
        return late;
    }

    @Test
    void staffAreToldOfADisputeThatWaitsAndNothingIsDecidedByItself() {
        var id = disputed();
        var hearing = dispute(admin, id).get("hearing");
        anyone.advanceTo(Instant.parse(hearing.get("answerBy").asString()));
        assertThat(codes(say(mentee, id, "One more thing"))).containsExactly("STATEMENTS_OVER");
        Eventually.holds(() -> assertThat(mails("admin@mentorlink.example"))
                .anyMatch(mail -> mail.contains("In dispute " + id.replace("bkg_", "dsp_"))));
        anyone.advanceTo(Instant.parse(hearing.get("decideBy").asString()));
        Eventually.holds(() -> {
            assertThat(mails("admin@mentorlink.example"))
                    .anyMatch(mail -> mail.contains("Dispute " + id.replace("bkg_", "dsp_") + " was to be decided"));
            assertThat(dispute(admin, id).get("timeline").toString()).contains("STATEMENTS_OVER", "DECISION_OVERDUE");
        });
        assertThat(dispute(admin, id).get("decision").isNull()).isTrue();
        assertThat(Instant.parse(dispute(admin, id).at("/hearing/decideBy").asString()))
                .isAfter(Instant.parse(hearing.get("decideBy").asString()));
        decide(admin, id, "REFUND", null);
    }

    /** K13 */
    @Test
    void evidenceIsReadyInTheFieldsOfTheGatewayAndNamesNobody() {
        var id = disputed();
        say(mentor.client(), id, "We spoke for the whole hour");
        decide(admin, id, "RELEASE", null);
        var evidence = anyone.as("finance")
                .query(
                        "query($id: ID!) { disputeEvidence(id: $id) { bookingId auditHead sha256 content fields { name value } } }",
                        Map.of("id", id.replace("bkg_", "dsp_")))
                .get("disputeEvidence");
        var fields = new HashMap<String, String>();
        evidence.get("fields")
                .forEach(field -> fields.put(
                        field.get("name").asString(), field.get("value").asString()));
        assertThat(fields)
                .containsOnlyKeys(
                        "service_date",
                        "product_description",
                        "cancellation_policy_disclosure",
                        "refund_policy_disclosure",
                        "access_activity_log",
                        "refund_refusal_explanation",
                        "uncategorized_text");
        var startsAt = mentee.read(id).get("startsAt").asString();
        assertThat(fields.get("service_date")).isEqualTo(startsAt.substring(0, 10));
        assertThat(fields.get("access_activity_log"))
                .contains("CHECKED_IN by MENTOR", "CHECKED_IN by MENTEE", "SESSION_OVER")
                .contains("NOTICE_SENT: BookingConfirmed to MENTEE by EMAIL")
                .contains("NOTICE_SENT: BookingConfirmed to MENTOR by EMAIL")
                .doesNotContain("DisputeOpened to")
                .doesNotContain("We spoke");
        assertThat(fields.get("uncategorized_text"))
                .contains("STATEMENT by MENTOR: We spoke for the whole hour", "DECIDED by ADMIN");
        assertThat(fields.get("cancellation_policy_disclosure")).contains("more than 24 h before the start");
        var content = evidence.get("content").asString();
        assertThat(content)
                .contains(evidence.get("auditHead").asString())
                .doesNotContain(mentee.me(), mentor.client().me());
        assertThat(sha256(content)).isEqualTo(evidence.get("sha256").asString());
    }

    private static String sha256(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private String disputed() {
        var id = mentor.held(mentee);
        mentee.mutate(
                "openDispute", "OpenDisputeInput", Map.of("bookingId", id, "reason", "It was short"), "dispute { id }");
        Eventually.holds(() -> assertThat(payout(id, "status")).isEqualTo("FROZEN"));
        return id;
    }

    private static JsonNode say(GraphQlClient who, String id, String words) {
        return who.tryMutate(
                "addDisputeStatement",
                "DisputeStatementInput",
                Map.of("disputeId", id.replace("bkg_", "dsp_"), "statement", words),
                "dispute { id }");
    }

    private static void decide(GraphQlClient who, String id, String decision, @Nullable Integer refundMinor) {
        assertThat(codes(tryDecide(who, id, decision, refundMinor))).isEmpty();
    }

    private static JsonNode tryDecide(GraphQlClient who, String id, String decision, @Nullable Integer refundMinor) {
        var input = new HashMap<String, Object>();
        input.put("disputeId", id.replace("bkg_", "dsp_"));
        input.put("decision", decision);
        input.put("refundMinor", refundMinor);
        input.put("reason", "Looked into it");
        return who.tryMutate("resolveDispute", "ResolveDisputeInput", input, "dispute { id }");
    }

    private static void appeal(GraphQlClient who, String id) {
        assertThat(codes(tryAppeal(who, id))).isEmpty();
    }

    private static JsonNode tryAppeal(GraphQlClient who, String id) {
        return who.tryMutate(
                "appealDispute",
                "AppealDisputeInput",
                Map.of("disputeId", id.replace("bkg_", "dsp_"), "reason", "That is not so"),
                "dispute { id }");
    }

    private static List<String> codes(JsonNode answer) {
        return answer.get("errors")
                .valueStream()
                .map(error -> error.get("code").asString())
                .toList();
    }

    private static JsonNode dispute(GraphQlClient who, String id) {
        return who.query("query($id: ID!) { booking(id: $id) { " + FIELDS + " } }", Map.of("id", id))
                .at("/booking/dispute");
    }

    private static boolean allowed(GraphQlClient who, String id, String action) {
        return who.query(
                        "query($id: ID!) { booking(id: $id) { availableActions { action allowed } } }",
                        Map.of("id", id))
                .at("/booking/availableActions")
                .valueStream()
                .filter(it -> it.get("action").asString().equals(action))
                .findFirst()
                .orElseThrow()
                .get("allowed")
                .asBoolean();
    }

    private String payout(String id, String field) {
        return admin.query(
                        "query($id: ID!) { booking(id: $id) { payment { payout { " + field + " } } } }",
                        Map.of("id", id))
                .at("/booking/payment/payout/" + field)
                .asString();
    }

    private GraphQlClient anotherAdmin() {
        var email = "other-admin-" + UUID.randomUUID() + "@example.org";
        admin.mutate(
                "inviteAdmin",
                "InviteAdminInput",
                Map.of("email", email, "role", "ADMIN", "reason", "Decides appeals"),
                "invitation { id }");
        var token = new String[1];
        Eventually.holds(() -> {
            var links = anyone.query(
                            "query($to: String) { sandbox { outbox(to: $to, first: 10) { link } } }",
                            Map.of("to", email))
                    .at("/sandbox/outbox");
            assertThat(links).isNotEmpty();
            var link = links.get(0).get("link").asString();
            token[0] = link.substring(link.indexOf("token=") + "token=".length());
        });
        anyone.mutate(
                "acceptInvitation",
                "AcceptInvitationInput",
                Map.of(
                        "token",
                        token[0],
                        "password",
                        "correct horse battery",
                        "firstName",
                        "Ines",
                        "lastName",
                        "Invited",
                        "timeZone",
                        "Europe/Lisbon"),
                "member { roles }");
        return anyone.signedIn(email, "correct horse battery");
    }

    private List<String> mails(String to) {
        return anyone.query("query($to: String!) { sandbox { outbox(to: $to, first: 50) { body } } }", Map.of("to", to))
                .at("/sandbox/outbox")
                .valueStream()
                .map(mail -> mail.get("body").asString())
                .toList();
    }

    private long losses() {
        return admin.query("{ ledger { accounts { name balanceMinor currency } } }")
                .at("/ledger/accounts")
                .valueStream()
                .filter(account -> account.get("name").asString().equals("expenses:chargeback-losses")
                        && account.get("currency").asString().equals("EUR"))
                .mapToLong(account -> account.get("balanceMinor").asLong())
                .sum();
    }

    private void booksAreBalanced() {
        assertThat(admin.query("{ ledger { balanced } }").at("/ledger/balanced").asBoolean())
                .isTrue();
    }
}
