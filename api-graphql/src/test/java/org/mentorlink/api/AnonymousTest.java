package org.mentorlink.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody who has not signed in gets past an operation that asks for it. */
class AnonymousTest extends ApiTest {

    static Stream<String> closed() {
        return Stream.of(
                "{ booking(id: \"x\") { id } }",
                "{ bookings { edges { cursor } } }",
                "{ payout(id: \"x\") { id } }",
                "{ payouts { edges { cursor } } }",
                "{ ledger { position } }",
                "{ ledgerEntries { edges { cursor } } }",
                "{ auditTrail(subject: \"x\") { edges { cursor } } }",
                "{ verifyAudit { valid } }",
                "{ disputeEvidence(id: \"dsp_x\") { sha256 } }",
                "{ parkedSteps { edges { cursor } } }",
                "{ document(id: \"x\") { id } }",
                "{ documentsToReview { edges { cursor } } }",
                "{ mentorApplications { edges { cursor } } }",
                "mutation { removePhoto(input: {}) { position } }",
                "mutation { verifyDocument(input: {documentId: \"x\"}) { position } }",
                "mutation { rejectDocument(input: {documentId: \"x\", reason: \"x\"}) { position } }",
                "mutation { withdrawDocument(input: {documentId: \"x\"}) { position } }",
                "mutation { applyAsMentor(input: {bio: \"x\", skills: [], hourlyRateMinor: 1, currency: \"ZAR\"}) { position } }",
                "mutation { approveMentor(input: {mentorId: \"x\"}) { position } }",
                "mutation { setWeeklyAvailability(input: {timeZone: \"UTC\", slots: []}) { position } }",
                "mutation { requestBooking(input: {mentorId: \"x\", startsAt: \"2026-11-02T08:00:00Z\", topic: \"x\","
                        + " paymentMethod: \"x\", idempotencyKey: \"x\"}) { position } }",
                "mutation { confirmBooking(input: {bookingId: \"x\"}) { position } }",
                "mutation { declineBooking(input: {bookingId: \"x\"}) { position } }",
                "mutation { cancelBooking(input: {bookingId: \"x\"}) { position } }",
                "mutation { checkIn(input: {bookingId: \"x\"}) { position } }",
                "mutation { openDispute(input: {bookingId: \"x\", reason: \"x\"}) { position } }",
                "mutation { resolveDispute(input: {disputeId: \"x\", decision: \"x\", reason: \"x\"}) { position } }",
                "mutation { refundBooking(input: {bookingId: \"x\", refundMinor: 1, reason: \"x\"}) { position } }",
                "mutation { retryParkedStep(input: {stepId: \"x\"}) { position } }");
    }

    @ParameterizedTest
    @MethodSource("closed")
    void is_unauthenticated(String operation) {
        assertCode(ask(NOBODY, operation), "UNAUTHENTICATED");
        assertThat(world.commands).isEmpty();
    }
}
