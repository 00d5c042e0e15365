package org.mentorlink.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;
import static org.mentorlink.app.e2e.Screen.button;
import static org.mentorlink.app.e2e.Screen.status;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people have done and written at a page outlives trouble, a gap, and the page itself. */
class KeptPagesTest {

    /** What is not answered is read three times. */
    private static final int READINGS = 3;

    private static final String BROKEN = """
            {"data": null, "errors": [{"message": "Oops", "extensions": {"code": "INTERNAL", "traceId": "trace-of-a-test"}}]}
            """;

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final MentorAtWork mentor = MentorAtWork.open(application.client(), "Skill-" + UUID.randomUUID());
    private final GraphQlClient mentee = application.client().newMember("MENTEE");

    @RegisterExtension
    final Browser browser = Browser.at(application.url());

    @Test
    void what_is_being_written_stays_when_reading_fails_and_what_a_gap_has_hidden_is_read() {
        var id = mentor.booked(mentee);
        Eventually.holds(() ->
                assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED"));
        var page = browser.signedIn(mentee, 1280, false);
        var sockets = new CopyOnWriteArrayList<WebSocketRoute>();
        var held = new ArrayList<Runnable>();
        var holds = new AtomicBoolean(true);
        page.routeWebSocket("**/graphql", socket -> {
            var server = socket.connectToServer();
            socket.onMessage(frame -> {
                Runnable sent = () -> server.send(frame.text());
                if (frame.text().contains("subscribe")) {
                    sockets.add(socket);
                }
                if (holds.get()) {
                    held.add(sent);
                } else {
                    sent.run();
                }
            });
        });
        page.navigate("/bookings/" + id);
        var item = page.getByLabel("One more thing");
        item.fill("Half a thought");
        page.waitForCondition(() -> !held.isEmpty());
        // It was read, and nobody listens yet.
        add(id, "A point in between");
        holds.set(false);
        held.forEach(Runnable::run);
        page.waitForCondition(() -> !sockets.isEmpty());
        assertThat(page.getByText("A point in between")).isVisible();
        add(id, "A first point");
        assertThat(page.getByText("A first point")).isVisible();

        page.route(
                "**/graphql",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(BROKEN)));
        add(id, "A second point");
        var stale = page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("out of date"));
        assertThat(stale).containsText("trace-of-a-test");
        assertThat(item).hasValue("Half a thought");
        page.unroute("**/graphql");
        button(stale, "Try again").click();
        assertThat(page.getByText("A second point")).isVisible();
        assertThat(stale).hasCount(0);
        assertThat(item).hasValue("Half a thought");

        // Nobody is told of what happens while the line is down.
        sockets.forEach(socket -> socket.close(new WebSocketRoute.CloseOptions().setCode(3000)));
        mentor.client().act("cancelBooking", id);
        assertThat(status(page)).hasText("Cancelled");
    }

    @Test
    void a_page_that_cannot_be_fetched_says_so_and_comes_once_the_server_is_back() {
        var page = browser.signedIn(mentee, 1280, false);
        page.navigate("/bookings");
        Screen.settled(page);
        page.evaluate("() => { window.kept = true; }");
        page.route("**", Route::abort);
        var link = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Find a mentor"))
                .first();
        link.click();
        var trouble = page.locator("main").getByRole(AriaRole.ALERT);
        assertThat(trouble).containsText("The server cannot be reached");
        assertThat(link).isVisible();
        Screen.picture(page, "page-not-fetched");
        var unanswered = new AtomicInteger();
        page.onRequestFailed(request -> unanswered.incrementAndGet());
        button(trouble, "Try again").click();
        // The page itself, and whether the server answers at all.
        page.waitForCondition(() -> unanswered.get() >= 2);
        assertThat(trouble).containsText("The server cannot be reached");

        page.unroute("**");
        button(trouble, "Try again").click();
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Mentors found")))
                .isVisible();
        assertThat(trouble).hasCount(0);
        assertThat((Boolean) page.evaluate("() => window.kept")).isTrue();
    }

    /** The rest of the page is as it was, and what is missing comes with another try. */
    @Test
    void a_part_that_cannot_be_fetched_says_so_in_its_place() {
        var page = browser.signedIn(mentee, 1280, false);
        page.navigate("/bookings");
        Screen.settled(page);
        page.route("**", Route::abort);
        page.keyboard().press("Control+k");
        var trouble = page.getByRole(AriaRole.ALERT)
                .filter(new Locator.FilterOptions().setHasText("The server cannot be reached"))
                .last();
        assertThat(trouble).isVisible();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();

        page.unroute("**");
        button(trouble, "Try again").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    }

    @Test
    void trouble_that_is_the_servers_is_said_once() {
        var page = browser.signedIn(mentee, 1280, false);
        page.navigate("/bookings?show=history");
        Screen.settled(page);
        var unanswered = new AtomicInteger();
        page.onRequestFailed(request -> unanswered.incrementAndGet());
        page.route("**/graphql", Route::abort);
        page.getByText("Upcoming", new Page.GetByTextOptions().setExact(true)).click();
        var trouble = page.getByRole(AriaRole.ALERT);
        assertThat(trouble).hasCount(1);
        page.waitForCondition(() -> unanswered.get() >= READINGS);
        assertThat(trouble).hasCount(1);
        page.unroute("**/graphql");
        button(trouble, "Try again").click();
        assertThat(trouble).hasCount(0);
        assertThat(page.getByText("No session ahead")).isVisible();
    }

    private void add(String bookingId, String point) {
        mentor.client()
                .mutate(
                        "addAgendaItem",
                        "AddAgendaItemInput",
                        Map.of("bookingId", bookingId, "text", point),
                        "booking { id }");
    }

    @Test
    void requests_are_answered_by_keys_and_a_decline_outlives_the_page_and_the_session() {
        mentor.client()
                .mutate(
                        "updateMentorProfile",
                        "UpdateMentorProfileInput",
                        Map.of(
                                "expectedVersion",
                                mentor.client()
                                        .query("{ me { mentor { version } } }")
                                        .at("/me/mentor/version")
                                        .asInt(),
                                "confirmation",
                                "APPROVAL"),
                        "mentor { id }");
        var asked = List.of(asked(1), asked(2), asked(3));
        var page = browser.signedIn(mentor.client(), 1280, false);
        var requests = page.getByRole(AriaRole.ARTICLE);
        assertThat(requests).hasCount(3);

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("My hours"))
                .first()
                .click();
        assertThat(Screen.heading(page)).isFocused();
        page.goBack();
        assertThat(requests).hasCount(3);

        // Held, it declines one; in a dialog, none.
        page.keyboard().press("j");
        page.keyboard().press("p");
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).isVisible();
        button(dialog, "Close").first().focus();
        page.keyboard().press("d");
        page.keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
        assertThat(requests).hasCount(3);
        page.keyboard().down("d");
        page.keyboard().down("d");
        page.keyboard().down("d");
        page.keyboard().up("d");
        assertThat(requests).hasCount(2);
        button(page, "Undo").click();
        assertThat(requests).hasCount(3);

        page.keyboard().press("d");
        page.keyboard().press("d");
        assertThat(page.getByText("2 requests are declined")).isVisible();
        page.reload();
        Eventually.holds(() -> assertThat(statuses(asked)).containsOnlyOnce("AWAITING_CONFIRMATION"));
        assertThat(statuses(asked)).contains("DECLINED");

        // It may have been loaded before they were declined.
        page.reload();
        assertThat(requests).hasCount(1);
        page.keyboard().press("d");
        assertThat(requests).hasCount(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Account of"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in"))
                        .first())
                .isVisible();
        Eventually.holds(() -> assertThat(statuses(asked)).containsOnly("DECLINED"));
        assertThat(browser.troubles()).isEmpty();
    }

    private List<String> statuses(List<String> bookings) {
        return bookings.stream()
                .map(id -> mentee.read(id).get("status").asString())
                .toList();
    }

    private String asked(int day) {
        return mentee.requestBooking(
                        booking(mentor.id(), mentee.slot(mentor.id(), Duration.ofDays(day), 0), "pm_card_visa"))
                .at("/booking/id")
                .asString();
    }
}
