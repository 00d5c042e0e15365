package org.mentorlink.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;
import static org.mentorlink.app.e2e.Screen.button;
import static org.mentorlink.app.e2e.Screen.status;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** K1, K7: nobody pays, or gets back, another amount than they were shown. */
class ShownAmountsTest {

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient mentee = application.client().newMember("MENTEE");
    private final MentorAtWork mentor = MentorAtWork.open(application.client(), "shown-" + UUID.randomUUID());

    @RegisterExtension
    final Browser browser = Browser.at(application.url());

    @ParameterizedTest
    @CsvSource({
        "10000, EUR, ",
        "9999, EUR, PRICE_CHANGED",
        "10001, EUR, PRICE_CHANGED",
        "10000, USD, PRICE_CHANGED",
        "10000, XYZ, INVALID_CURRENCY"
    })
    void aSessionIsBookedAtThePriceThatWasShown(long amountMinor, String currency, String code) {
        var input = new HashMap<String, Object>(booking(mentor.id(), slot(), "pm_card_visa"));
        input.put("expectedPrice", Map.of("amountMinor", amountMinor, "currency", currency));

        var payload = mentee.tryMutate("requestBooking", "RequestBookingInput", input, "booking { status }");

        if (code == null) {
            assertThat(payload.at("/booking/status").asString()).isEqualTo("CONFIRMED");
        } else {
            assertThat(payload.at("/errors/0/code").asString()).isEqualTo(code);
            assertThat(payload.get("booking").isNull()).isTrue();
        }
    }

    @Test
    void aPageThatHasBeenOpenWhileThePriceRoseSaysSo() {
        var page = browser.signedIn(mentee, 1280, false);
        page.navigate("/mentors/" + mentor.id() + "/book?at=" + URLEncoder.encode(slot(), StandardCharsets.UTF_8));
        page.getByLabel("What do you want to talk about?").fill("What it costs");
        assertThat(button(page, "Book for EUR")).hasText("Book for EUR\u00a0100.00");
        asks(19_900);

        button(page, "Book for EUR").click();

        assertThat(page.getByText("This session costs EUR 199.00 now; look at it again."))
                .isVisible();
        assertThat(mentee.query("{ bookings { edges { node { id } } } }").at("/bookings/edges"))
                .isEmpty();
        assertThat(button(page, "Book for EUR")).hasText("Book for EUR\u00a0199.00");
        button(page, "Book for EUR").click();
        page.waitForURL("**/bookings/bkg_*");
        var id = URI.create(page.url()).getPath().replaceAll(".*/", "");
        assertThat(mentee.read(id).at("/price/amountMinor").asLong()).isEqualTo(19_900);
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void aSessionIsCancelledForWhatWasShownToGoBack() {
        var page = browser.signedIn(mentee, 1280, false);
        var startsAt = slot();
        var id = mentee.requestBooking(booking(mentor.id(), startsAt, "pm_card_visa"))
                .at("/booking/id")
                .asString();
        page.navigate("/bookings/" + id);
        button(page, "Cancel the session").click();
        assertThat(page.getByTestId("refund")).hasText("EUR\u00a0100.00");
        mentee.advanceTo(Instant.parse(startsAt).minus(Duration.ofHours(23)));
        assertThat(mentee.query(
                                "mutation($id: ID!) { cancelBooking(input: {bookingId: $id}, expectedRefundMinor: 10000) {"
                                        + " booking { status } errors { code } } }",
                                Map.of("id", id))
                        .at("/cancelBooking/errors/0")
                        .toString())
                .isEqualTo("{\"code\":\"REFUND_CHANGED\"}");

        button(page, "Cancel, return EUR").click();
        assertThat(page.getByText("EUR 0.00 would go back to the mentee now; look at it again."))
                .isVisible();
        assertThat(page.getByTestId("refund")).hasText("EUR\u00a00.00");
        button(page, "Cancel, nothing is returned").click();

        assertThat(status(page)).hasText("Cancelled");
        assertThat(mentee.read(id).at("/payment/refunded/amountMinor").asLong()).isZero();
        assertThat(browser.troubles()).isEmpty();
    }

    private String slot() {
        return mentee.slot(mentor.id(), Duration.ofDays(2), 0);
    }

    private void asks(long hourlyRateMinor) {
        var version = mentee.query("query($id: ID!) { mentor(id: $id) { version } }", Map.of("id", mentor.id()))
                .at("/mentor/version")
                .asInt();
        mentor.client()
                .mutate(
                        "updateMentorProfile",
                        "UpdateMentorProfileInput",
                        Map.of("expectedVersion", version, "hourlyRateMinor", hourlyRateMinor),
                        "mentor { id }");
    }
}
