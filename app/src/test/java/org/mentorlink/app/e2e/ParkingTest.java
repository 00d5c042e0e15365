package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingCommand.ExpireHold;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.PaymentCommand.CapturePayment;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.saga.shared.ProcessSteps;
import tools.jackson.databind.JsonNode;

/** A step that fails is set aside where admins see it, blocks nobody, and can be tried again. */
class ParkingTest {

    private static final String PARKED =
            "{ parkedSteps(resolved: %s, first: 100) { edges { node { id processId cause times } } } }";

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient anyone = application.client();
    private final GraphQlClient admin = anyone.as("admin");

    @Test
    void aStepThatKeepsFailingIsParkedAndOthersGoOn() {
        var missing = new BookingId("bkg_that-is-missing");
        application.bean(ProcessSteps.class).send(missing.value(), new CapturePayment(PaymentId.of(missing)));

        Eventually.holds(
                () -> assertThat(parked(missing.value(), false).get("cause").asString())
                        .contains("NOT_FOUND"));
        var step = parked(missing.value(), false).get("id").asString();

        var mentee = anyone.newMember("MENTEE");
        var thandi = anyone.mentorId("thandi");
        var requested =
                mentee.requestBooking(booking(thandi, anyone.slot(thandi, Duration.ofDays(100), 0), "pm_card_visa"));
        assertThat(requested.get("booking").get("status").asString()).isEqualTo("CONFIRMED");

        retry(step);
        Eventually.holds(() ->
                assertThat(parked(missing.value(), false).get("times").asInt()).isEqualTo(2));
    }

    @Test
    void aRetryThatSucceedsResolvesTheStep() {
        var mentee = anyone.newMember("MENTEE");
        var thandi = anyone.mentorId("thandi");
        var id = mentee.requestBooking(booking(thandi, anyone.slot(thandi, Duration.ofDays(101), 0), "pm_card_visa"))
                .get("booking")
                .get("id")
                .asString();
        application.bean(ProcessSteps.class).park(id, new ExpireHold(new BookingId(id)), "the store was away");
        Eventually.holds(
                () -> assertThat(parked(id, false).get("cause").asString()).isEqualTo("the store was away"));

        retry(parked(id, false).get("id").asString());

        Eventually.holds(() -> assertThat(parked(id, true).get("times").asInt()).isEqualTo(1));
        assertThat(mentee.read(id).get("status").asString()).isEqualTo("CONFIRMED");
    }

    @Test
    void onlyAdminsSeeThem() {
        var answer = anyone.as("finance").request(PARKED.formatted(false), Map.of());
        assertThat(answer.get("errors").get(0).get("extensions").get("code").asString())
                .isEqualTo("FORBIDDEN");
    }

    private void retry(String step) {
        admin.mutate("retryParkedStep", "RetryParkedStepInput", Map.of("stepId", step), "parkedStep { id }");
    }

    private JsonNode parked(String processId, boolean resolved) {
        for (var edge :
                admin.query(PARKED.formatted(resolved)).get("parkedSteps").get("edges")) {
            if (edge.get("node").get("processId").asString().equals(processId)) {
                return edge.get("node");
            }
        }
        throw new AssertionError("no step of " + processId + " is parked");
    }
}
