package org.mentorlink.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;
import static org.mentorlink.app.e2e.Screen.button;
import static org.mentorlink.app.e2e.Screen.status;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** I3, I11: another time for a session, at both ends. */
class MovingPagesTest {

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient mentee = application.client().newMember("MENTEE");
    /** Accepts each booking. */
    private final GraphQlClient grace = application.client().as("grace");

    private final String graceId = mentee.mentorId("grace");

    @RegisterExtension
    final Browser browser = Browser.at(application.url());

    @Test
    void whoPaysIsToldOfTheMoneyBeforeTheyTakeTheTimeThatIsProposed() {
        var id = asked();
        propose(id, Duration.ofHours(5));

        var page = browser.signedIn(mentee, 1280, false);
        page.navigate("/bookings/" + id);
        var costs = page.getByTestId("move-costs");
        assertThat(costs).containsText("too near to get money back: if you cancel then, nothing is returned");
        var soft = new SoftAssertions();
        Screen.looksRight(soft, page, "/bookings/proposed-to");
        soft.assertAll();

        assertThat(status(page)).hasText("Another time proposed");
        assertThat(page.locator("main")).containsText("Grace can still accept the time you asked for");
        assertThat(page.getByText("has been asked")).hasCount(0);

        propose(id, Duration.ofDays(9));
        assertThat(costs).containsText("you get everything back");
        button(page, "Take this time").click();
        assertThat(status(page)).hasText("Confirmed");
        assertThat(costs).hasCount(0);
        assertThat(page.getByText("Grace has not set a link to meet by yet. It appears here."))
                .isVisible();
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void aRequestWhoseProposalIsOutIsNoneThatWaitsForTheMentor() {
        var id = asked();
        var page = browser.signedIn(grace, "mentorlink", 1280, false);
        page.navigate("/desk");
        var name = mentee.query("{ me { firstName } }").at("/me/firstName").asString();
        var request = page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(name));
        assertThat(request).containsText("Answer by");
        button(request, "Propose a time").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Free times"))
                .getByRole(AriaRole.BUTTON)
                .last()
                .click();
        var there = page.getByTestId("move-time");
        assertThat(there).containsText("(New York, GMT-");
        assertThat(there).containsText(Pattern.compile("For " + name + ": .+ \\(Paris, GMT\\+"));
        assertThat(Browser.obstacles(page)).isEmpty();
        Screen.picture(page, "propose");
        button(dialog, "Take").click();
        assertThat(page.getByText("is asked whether")).isVisible();

        assertThat(request).containsText("Another time proposed");
        assertThat(request).containsText("Asked for:");
        assertThat(button(request, Pattern.compile("^Accept$"))).hasCount(0);
        var soft = new SoftAssertions();
        Screen.looksRight(soft, page, "/desk/proposal");
        soft.assertAll();

        button(request, "Take it back").click();
        assertThat(request).containsText("Answer by");
        assertThat(button(request, Pattern.compile("^Accept$"))).isVisible();
        button(request, "Propose a time").click();
        dialog.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Free times"))
                .getByRole(AriaRole.BUTTON)
                .last()
                .click();
        button(dialog, "Take").click();
        button(request, "Accept the time asked for").click();
        assertThat(request).hasCount(0);
        Eventually.holds(
                () -> assertThat(mentee.read(id).get("status").asString()).isEqualTo("CONFIRMED"));
        assertThat(browser.troubles()).isEmpty();
    }

    private String asked() {
        return mentee.requestBooking(booking(graceId, mentee.slot(graceId, Duration.ofDays(6), 0), "pm_card_visa"))
                .at("/booking/id")
                .asString();
    }

    /** A mentor may, at any whole minute; others have booked some of them. */
    private void propose(String bookingId, Duration ahead) {
        var first = grace.now().plus(ahead).truncatedTo(ChronoUnit.HOURS);
        var errors = IntStream.range(0, 12)
                .mapToObj(hours -> grace.tryMutate(
                                "rescheduleBooking",
                                "RescheduleBookingInput",
                                Map.of(
                                        "bookingId",
                                        bookingId,
                                        "startsAt",
                                        first.plus(Duration.ofHours(hours)).toString()),
                                "booking { id }")
                        .get("errors"))
                .filter(found -> !found.at("/0/code").asString("").equals("SLOT_TAKEN"))
                .findFirst()
                .orElseThrow();
        assertThat(errors).isEmpty();
    }
}
