package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingCommand.ExpireHold;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.PaymentCommand.RecordRefundFailed;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.saga.shared.ProcessSteps;
import tools.jackson.databind.JsonNode;

/** S4: what is offered is accepted, and what is not is refused, with the code that was said. */
class OfferedActionsTest {

    private static final String ACTIONS = "availableActions { action allowed reason }";

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient anyone = application.client();
    private final GraphQlClient finance = anyone.as("finance");
    private final GraphQlClient admin = anyone.as("admin");
    private final GraphQlClient mentee = anyone.newMember("MENTEE");

    @Test
    void ofPacks() {
        var pack = finance.mutate(
                        "offerCreditPack",
                        "OfferCreditPackInput",
                        Map.of(
                                "name",
                                "One session",
                                "priceMinor",
                                900,
                                "creditsMinor",
                                1_000,
                                "currency",
                                "EUR",
                                "validDays",
                                90,
                                "idempotencyKey",
                                UUID.randomUUID().toString()),
                        "creditPack { id " + ACTIONS + " }")
                .get("creditPack");
        var id = pack.get("id").asString();
        assertThat(said(pack)).containsExactly("BUY_CREDIT_PACK OWN_PACK", "WITHDRAW_CREDIT_PACK");
        assertThat(said(pack(admin, id))).containsExactly("BUY_CREDIT_PACK", "WITHDRAW_CREDIT_PACK");
        assertThat(said(pack(mentee, id))).containsExactly("BUY_CREDIT_PACK");

        assertThat(buys(finance, id)).containsExactly("OWN_PACK");
        assertThat(buys(mentee, id)).isEmpty();
        var withdrawn = admin.mutate(
                "withdrawCreditPack",
                "WithdrawCreditPackInput",
                Map.of("packId", id),
                "creditPack { " + ACTIONS + " }");
        assertThat(said(withdrawn.get("creditPack"))).containsExactly("BUY_CREDIT_PACK PACK_WITHDRAWN");
        assertThat(buys(anyone.newMember("MENTEE"), id)).containsExactly("PACK_WITHDRAWN");
    }

    @Test
    void ofPaymentsAndWhatWasTakenBack() {
        var mentor = MentorAtWork.open(anyone, "offered-" + UUID.randomUUID());
        var booking = mentor.booked(mentee);
        Eventually.holds(() -> assertThat(said(payment(finance, booking))).containsExactly("RECORD_CHARGEBACK"));
        assertThat(said(payment(mentee, booking))).isEmpty();

        var id = payment(finance, booking).get("id").asString();
        var letter = Map.<String, Object>of(
                "paymentId",
                id,
                "reference",
                "CB-1",
                "amountMinor",
                100,
                "currency",
                currency(booking),
                "reason",
                "Letter");
        assertThat(codes(finance, "recordChargeback", letter)).isEmpty();
        Eventually.holds(
                () -> assertThat(payment(finance, booking).get("chargebacks")).hasSize(1));
        Eventually.holds(() -> assertThat(said(payment(finance, booking).at("/chargebacks/0")))
                .contains("RECORD_CHARGEBACK_REVERSAL")
                .anyMatch(each -> each.startsWith("SUBMIT_EVIDENCE")));
        var back = Map.<String, Object>of("paymentId", id, "reference", "CB-1", "reason", "Letter");
        assertThat(codes(finance, "recordChargebackReversal", back)).isEmpty();
        Eventually.holds(() -> assertThat(said(payment(finance, booking).at("/chargebacks/0")))
                .doesNotContain("RECORD_CHARGEBACK_REVERSAL", "SUBMIT_EVIDENCE"));
        var reason = reason(payment(finance, booking).at("/chargebacks/0"), "SUBMIT_EVIDENCE");
        assertThat(codes(
                        finance,
                        "submitEvidence",
                        Map.of("paymentId", id, "reference", "CB-1", "sha256", evidence(booking))))
                .containsExactly(reason);
    }

    /** It was done, and came back days later, as from an account that is closed. */
    @Test
    void ofRefundsThatFailed() {
        var mentor = MentorAtWork.open(anyone, "refunding-" + UUID.randomUUID());
        var booking = mentor.booked(mentee);
        assertThat(codes(mentor.client(), "cancelBooking", "BookingActionInput", Map.of("bookingId", booking)))
                .isEmpty();
        Eventually.holds(() ->
                assertThat(payment(finance, booking).get("status").asString()).isEqualTo("REFUNDED"));
        var id = payment(finance, booking).get("id").asString();
        assertThat(said(payment(finance, booking))).containsExactly("RECORD_CHARGEBACK");
        assertThat(codes(finance, "recordRefund", refund(id, booking, 1, "BANK")))
                .containsExactly("NO_FAILED_REFUND");

        application
                .bean(CommandGateway.class)
                .sendAndWait(new RecordRefundFailed(new PaymentId(id), id + "-r1", "lost_card"));
        Eventually.holds(() ->
                assertThat(said(payment(finance, booking))).containsExactly("RECORD_CHARGEBACK", "RECORD_REFUND"));
        var failed = payment(finance, booking).at("/unreturned/amountMinor").asLong();
        assertThat(failed).isPositive();
        assertThat(held(booking)).isEqualTo(-failed);
        assertThat(codes(finance, "recordRefund", refund(id, booking, 1, "BANK")))
                .containsExactly("AMOUNT_DIFFERS");
        assertThat(codes(finance, "recordRefund", refund(id, booking, failed, "BANK")))
                .isEmpty();
        Eventually.holds(() -> assertThat(said(payment(finance, booking))).containsExactly("RECORD_CHARGEBACK"));
        assertThat(payment(finance, booking).get("unreturned").isNull()).isTrue();
        assertThat(payment(finance, booking).get("status").asString()).isEqualTo("REFUNDED");
        Eventually.holds(() -> assertThat(held(booking)).isZero());
        assertThat(moved(booking, "assets:bank")).isEqualTo(-failed);
        // What was parked as it came back asks for nothing more.
        assertThat(codes(
                        admin,
                        "retryParkedStep",
                        Map.of("stepId", step(booking, false).get("id").asString())))
                .isEmpty();
        Eventually.holds(() -> assertThat(step(booking, true)).isNotNull());
        assertThat(moved(booking, "assets:bank")).isEqualTo(-failed);
    }

    private Map<String, Object> refund(String payment, String booking, long amount, String by) {
        return Map.of(
                "paymentId",
                payment,
                "reference",
                "FNB-24-3",
                "amountMinor",
                amount,
                "currency",
                currency(booking),
                "by",
                by,
                "reason",
                "Her new account");
    }

    private long held(String booking) {
        return moved(booking, "liabilities:booking:held");
    }

    /** Debits less credits, in minor units. */
    private long moved(String booking, String account) {
        return finance.query(
                        "query($id: ID!) { ledgerEntries(bookingId: $id, first: 100) { edges { node { lines"
                                + " { account debitMinor creditMinor } } } } }",
                        Map.of("id", booking))
                .at("/ledgerEntries/edges")
                .valueStream()
                .flatMap(each -> each.at("/node/lines").valueStream())
                .filter(line -> line.get("account").asString().equals(account))
                .mapToLong(line -> line.get("debitMinor").asLong()
                        - line.get("creditMinor").asLong())
                .sum();
    }

    @Test
    void ofPaymentsThatTookNothing() {
        var mentor = MentorAtWork.open(anyone, "approving-" + UUID.randomUUID());
        var slot = anyone.slot(mentor.id(), Duration.ofDays(9), 0);
        var booked = mentee.requestBooking(GraphQlClient.booking(mentor.id(), slot, "pm_card_chargeDeclined"));
        var booking = booked.at("/booking/id").asString();
        Eventually.holds(() ->
                assertThat(payment(finance, booking).get("status").asString()).isEqualTo("FAILED"));
        assertThat(said(payment(finance, booking))).containsExactly("RECORD_CHARGEBACK PAYMENT_NOT_CAPTURED");
    }

    @Test
    void ofStepsThatWereSetAside() {
        var mentor = MentorAtWork.open(anyone, "parked-" + UUID.randomUUID());
        var booking = mentor.booked(mentee);
        application
                .bean(ProcessSteps.class)
                .park(booking, new ExpireHold(new BookingId(booking)), "the store was away");
        Eventually.holds(() -> assertThat(said(step(booking, false))).containsExactly("RETRY_STEP"));
        var id = step(booking, false).get("id").asString();
        assertThat(codes(admin, "retryParkedStep", Map.of("stepId", id))).isEmpty();
        Eventually.holds(
                () -> assertThat(said(step(booking, true))).containsExactly("RETRY_STEP STEP_ALREADY_RESOLVED"));
        assertThat(codes(admin, "retryParkedStep", Map.of("stepId", id))).containsExactly("STEP_ALREADY_RESOLVED");
    }

    @Test
    void ofMentors() {
        var mentor = MentorAtWork.open(anyone, "linked-" + UUID.randomUUID());
        assertThat(said(mentor(mentee, mentor.id()))).containsExactly("BOOK", "REQUEST_SESSION");
        assertThat(said(mentor(anyone, mentor.id()))).isEmpty();
        assertThat(mentor.booked(mentee)).startsWith("bkg_");

        assertThat(said(mentor(mentor.client(), mentor.id())))
                .containsExactly("BOOK OWN_BOOKING", "REQUEST_SESSION OWN_BOOKING");
        var slot = anyone.slot(mentor.id(), Duration.ofDays(12), 0);
        assertThat(mentor.client()
                        .requestBooking(GraphQlClient.booking(mentor.id(), slot, "pm_card_visa"))
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("OWN_BOOKING");
    }

    @Test
    void ofMeetingLinks() {
        var mentor = MentorAtWork.open(anyone, "met-" + UUID.randomUUID());
        var booking = mentor.booked(mentee);
        Eventually.holds(() -> assertThat(links(mentor.client(), booking)).containsExactly("SET_MEETING_LINK"));
        var link = Map.<String, Object>of("bookingId", booking, "url", "https://zoom.us/j/1");
        assertThat(codes(mentor.client(), "setMeetingLink", link)).isEmpty();
        Eventually.holds(() ->
                assertThat(links(mentor.client(), booking)).containsExactly("SET_MEETING_LINK", "REMOVE_MEETING_LINK"));
        assertThat(links(mentee, booking)).isEmpty();
        var removed = Map.<String, Object>of("bookingId", booking);
        assertThat(codes(mentor.client(), "removeMeetingLink", removed)).isEmpty();
        Eventually.holds(() -> assertThat(links(mentor.client(), booking)).containsExactly("SET_MEETING_LINK"));
    }

    private static List<String> links(GraphQlClient who, String booking) {
        var read = who.query("query($id: ID!) { booking(id: $id) { " + ACTIONS + " } }", Map.of("id", booking));
        return said(read.get("booking")).stream()
                .filter(each -> each.contains("MEETING_LINK"))
                .toList();
    }

    @Test
    void ofInvitationsToProgramsThatHaveClosed() {
        var program = admin.createProgram(Map.of("name", "Program " + UUID.randomUUID(), "kind", "ONE_ON_ONE"));
        var enrolment = Map.<String, Object>of("programId", program, "role", "MENTEE");
        var invitation = Map.<String, Object>of("programId", program, "role", "MENTEE", "memberId", mentee.me());
        assertThat(codes(admin, "enrolMember", "EnrolmentInput", invitation)).isEmpty();
        Eventually.holds(() -> assertThat(invited()).containsExactly("TAKE_PART", "DECLINE_INVITATION"));

        assertThat(codes(admin, "closeProgram", Map.of("programId", program))).isEmpty();
        Eventually.holds(() -> assertThat(invited()).containsExactly("TAKE_PART PROGRAM_CLOSED", "DECLINE_INVITATION"));
        assertThat(codes(mentee, "enrolMember", "EnrolmentInput", enrolment)).containsExactly("PROGRAM_CLOSED");
        assertThat(codes(mentee, "withdrawMember", "EnrolmentInput", enrolment)).isEmpty();
    }

    private List<String> invited() {
        return mentee.query("{ me { onboarding { invited " + ACTIONS + " } } }")
                .at("/me/onboarding")
                .valueStream()
                .filter(each -> each.get("invited").asBoolean())
                .flatMap(each -> said(each).stream())
                .toList();
    }

    private static JsonNode pack(GraphQlClient who, String id) {
        return who.query("{ creditPacks { id " + ACTIONS + " } }")
                .get("creditPacks")
                .valueStream()
                .filter(each -> each.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> buys(GraphQlClient who, String pack) {
        return codes(
                who,
                "buyCreditPack",
                Map.of(
                        "packId",
                        pack,
                        "paymentMethod",
                        "pm_card_visa",
                        "idempotencyKey",
                        UUID.randomUUID().toString()));
    }

    private static JsonNode payment(GraphQlClient who, String booking) {
        return who.query(
                        "query($id: ID!) { booking(id: $id) { payment { id status unreturned { amountMinor } " + ACTIONS
                                + " chargebacks { reference reversed " + ACTIONS + " } } } }",
                        Map.of("id", booking))
                .at("/booking/payment");
    }

    private String currency(String booking) {
        return mentee.query("query($id: ID!) { booking(id: $id) { price { currency } } }", Map.of("id", booking))
                .at("/booking/price/currency")
                .asString();
    }

    private String evidence(String booking) {
        return finance.query(
                        "query($id: ID!) { disputeEvidence(id: $id) { sha256 } }",
                        Map.of("id", booking.replace("bkg_", "dsp_")))
                .at("/disputeEvidence/sha256")
                .asString();
    }

    private JsonNode step(String booking, boolean resolved) {
        return admin.query("{ parkedSteps(resolved: %s, first: 100) { edges { node { id processId %s } } } }"
                        .formatted(resolved, ACTIONS))
                .at("/parkedSteps/edges")
                .valueStream()
                .map(each -> each.get("node"))
                .filter(each -> each.get("processId").asString().equals(booking))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step of " + booking));
    }

    private static JsonNode mentor(GraphQlClient who, String id) {
        return who.query("query($id: ID!) { mentor(id: $id) { " + ACTIONS + " } }", Map.of("id", id))
                .get("mentor");
    }

    private static List<String> codes(GraphQlClient who, String mutation, Map<String, Object> input) {
        return codes(who, mutation, Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input", input);
    }

    private static List<String> codes(GraphQlClient who, String mutation, String type, Map<String, Object> input) {
        return who.tryMutate(mutation, type, input, "position")
                .get("errors")
                .valueStream()
                .map(error -> error.get("code").asString())
                .toList();
    }

    private static String reason(JsonNode of, String action) {
        return of.get("availableActions")
                .valueStream()
                .filter(each -> each.get("action").asString().equals(action))
                .map(each -> each.get("reason").asString())
                .findFirst()
                .orElseThrow();
    }

    /** Each action, and behind it why not. */
    private static List<String> said(JsonNode of) {
        return of.get("availableActions")
                .valueStream()
                .map(each -> each.get("action").asString()
                        + (each.get("allowed").asBoolean()
                                ? ""
                                : " " + each.get("reason").asString()))
                .toList();
    }
}
