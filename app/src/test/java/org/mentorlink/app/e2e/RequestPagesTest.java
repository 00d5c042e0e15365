package org.mentorlink.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.Screen.button;
import static org.mentorlink.app.e2e.Screen.isAccessible;
import static org.mentorlink.app.e2e.Screen.picture;
import static org.mentorlink.app.e2e.Screen.status;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** I3 at the pages, in a real browser: a session that is asked for without a time. */
class RequestPagesTest {

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient anyone = application.client();
    private final MentorAtWork mentor = MentorAtWork.open(anyone, "Skill-" + UUID.randomUUID());
    private final GraphQlClient mentee = anyone.newMember("MENTEE");

    @RegisterExtension
    final Browser browser = Browser.at(application.url());

    @Test
    void aTimeIsAskedForProposedDeclinedProposedAgainAndPaidFor() {
        var page = browser.signedIn(mentee, 1280, false);
        page.navigate("/mentors/" + mentor.id());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("propose one"))
                .click();
        page.waitForURL("**/ask");
        button(page, "Ask ").click();
        assertThat(page.getByText("This is needed")).isVisible();
        page.getByLabel("What do you want to talk about?").fill("How to read old code");
        page.getByLabel("More about it, and when you could").fill("Mornings are best.");
        button(page, "Ask ").click();
        page.waitForURL("**/requests/srq_*");
        var id = URI.create(page.url()).getPath().replaceAll(".*/", "");
        assertThat(page.getByText("is asked for a time")).isVisible();

        var theirs = browser.signedIn(mentor.client(), 1280, true);
        theirs.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("How to read old code"))
                .click();
        theirs.waitForURL("**/requests/srq_*");
        assertThat(theirs.getByText("Mornings are best.")).isVisible();
        var day = LocalDate.ofInstant(anyone.now(), ZoneOffset.UTC).plusDays(5);
        propose(theirs, day + "T15:00");
        assertThat(theirs.getByText("You have proposed a time")).isVisible();
        assertThat(page.getByText("proposes another time")).isVisible();
        picture(page, "time-proposed");
        button(page, "Another time, please").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Why").fill("I am at the dentist then");
        button(dialog, "Another time, please").click();
        assertThat(theirs.getByText("I am at the dentist then")).isVisible();

        propose(theirs, day + "T09:30");
        button(page, "Take this time and pay").click();
        button(page.getByRole(AriaRole.DIALOG), "Book for EUR").click();
        page.waitForURL("**/bookings/bkg_*");
        assertThat(status(page)).hasText("Confirmed");
        var request = read(id);
        assertThat(request.get("status").asString()).isEqualTo("ACCEPTED");
        // By the clock of the mentor's zone, which is that of Paris.
        assertThat(Instant.parse(request.at("/proposals/1/startsAt").asString()))
                .isEqualTo(day.atTime(9, 30).atZone(ZoneId.of("Europe/Paris")).toInstant());
        assertThat(theirs.getByText("A time is agreed on")).isVisible();
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void eitherSideEndsIt() {
        var id = asked("What to learn next");
        var other = asked("Where to begin");
        var page = browser.signedIn(mentee, 360, false);
        page.navigate("/bookings");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("What to learn next"))
                .click();
        button(page, "Take the request back").click();
        button(page.getByRole(AriaRole.DIALOG), "Take the request back").click();
        assertThat(page.getByText("There is nothing to do now.")).isVisible();
        assertThat(read(id).get("status").asString()).isEqualTo("WITHDRAWN");

        var theirs = browser.signedIn(mentor.client(), 360, true);
        theirs.navigate("/requests/" + other);
        button(theirs, "Decline the request").click();
        var dialog = theirs.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Why").fill("I know nothing of it");
        button(dialog, "Decline the request").click();
        assertThat(theirs.getByText("The request is over.")).isVisible();
        page.navigate("/requests/" + other);
        assertThat(page.getByText("I know nothing of it")).isVisible();
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void requestsAreAccessibleBrightAndDarkNarrowAndWide() {
        var id = asked("How to read old code");
        var all = new SoftAssertions();
        var page = browser.signedIn(mentee, 1280, false);
        isAccessible(all, page, "/mentors/" + mentor.id() + "/ask");
        isAccessible(all, page, "/bookings");
        var theirs = browser.signedIn(mentor.client(), 1280, false);
        isAccessible(all, theirs, "/requests/" + id);
        isAccessible(all, theirs, "/desk");
        all.assertAll();
        assertThat(browser.troubles()).isEmpty();
    }

    private String asked(String topic) {
        return mentee.mutate(
                        "requestSession",
                        "RequestSessionInput",
                        Map.of(
                                "mentorId",
                                mentor.id(),
                                "topic",
                                topic,
                                "idempotencyKey",
                                UUID.randomUUID().toString()),
                        "sessionRequest { id }")
                .at("/sessionRequest/id")
                .asString();
    }

    private JsonNode read(String id) {
        return mentee.query(
                        "query($id: ID!) { sessionRequest(id: $id) { status proposals { startsAt } } }",
                        Map.of("id", id))
                .get("sessionRequest");
    }

    private static void propose(Page page, String wall) {
        page.getByLabel("When it starts").fill(wall);
        page.locator("aside form button[type=submit]").click();
    }
}
