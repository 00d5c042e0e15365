package org.mentorlink.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.Screen.button;
import static org.mentorlink.app.e2e.Screen.email;
import static org.mentorlink.app.e2e.Screen.heading;
import static org.mentorlink.app.e2e.Screen.isAccessible;
import static org.mentorlink.app.e2e.Screen.looksRight;
import static org.mentorlink.app.e2e.Screen.nowhere;
import static org.mentorlink.app.e2e.Screen.picture;
import static org.mentorlink.app.e2e.Screen.settled;
import static org.mentorlink.app.e2e.Screen.signIn;
import static org.mentorlink.app.e2e.Screen.signUp;
import static org.mentorlink.app.e2e.Screen.status;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** S5: people at the pages, in a real browser. */
class WebClientTest {

    private static final List<String> PUBLIC_PAGES = List.of(
            "/",
            "/mentors",
            "/sign-in",
            "/sign-up",
            "/verify-address?token=x",
            "/reset-password?token=x",
            "/join?token=x");

    private static final List<String> BOOKS = List.of(
            "/books",
            "/books/payouts",
            "/books/payouts?view=waiting",
            "/books/reconciliation",
            "/books/months",
            "/books/trends",
            "/books/credits");

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();

    @RegisterExtension
    final Browser browser = Browser.at(application.url());

    @Test
    void the_header_has_one_search_narrow_and_wide() {
        var page = browser.window(1280, false);
        page.navigate("/mentors");
        var words = page.getByLabel("Search or jump to …");
        var icon = page.getByLabel("Search and commands");
        assertThat(words).isVisible();
        assertThat(icon).isHidden();
        page.setViewportSize(360, 900);
        assertThat(icon).isVisible();
        assertThat(words).isHidden();
    }

    /** Whoever clicks at once must not miss what moves away just then. */
    @Test
    void a_page_stays_where_it_was_when_it_came() {
        var page = browser.signedIn(application.client().newMember("MENTEE"), 1280, false);
        var visitor = browser.window(1280, false);
        for (var each : Map.of(page, "/credits", visitor, "/sign-in").entrySet()) {
            each.getKey().addInitScript("""
                    window.tops = new Set();
                    const look = () => {
                        const heading = document.querySelector('main h1');
                        if (heading) window.tops.add(heading.getBoundingClientRect().top);
                        requestAnimationFrame(look);
                    };
                    look();
                    """);
            each.getKey().navigate(each.getValue());
            assertThat(each.getKey().getByText("Sandbox: nothing is real.")).isVisible();
            settled(each.getKey());
            assertThat((List<?>) each.getKey().evaluate("() => [...window.tops]"))
                    .as(each.getValue())
                    .hasSize(1);
        }
        assertThat(page.getByText("Your e-mail address is not verified yet.")).isVisible();
    }

    @Test
    void a_mentee_signs_up_finds_a_mentor_books_and_cancels_while_the_mentor_watches() {
        var skill = "Skill-" + UUID.randomUUID();
        var mentor = MentorAtWork.open(application.client(), skill);
        var page = browser.window(1280, false);

        signUp(page, "Pat", "I look for a mentor");
        assertThat(heading(page)).containsText("Pat");
        Eventually.holds(() -> assertThat(application
                        .client()
                        .query(
                                "query($skill: String!) { mentors(query: $skill) { totalCount } }",
                                Map.of("skill", skill))
                        .at("/mentors/totalCount")
                        .asInt())
                .isEqualTo(1));

        page.getByRole(AriaRole.SEARCHBOX).fill(skill);
        button(page, "Find").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(skill))
                .click();
        page.waitForURL("**/mentors/mtr_*");
        // Far enough ahead to be cancelled for all of the money.
        button(page, "The next month").click();
        assertThat(times(page).last()).isVisible();
        times(page).last().click();

        page.waitForURL("**/book?*");
        assertThat(page.getByText("Cancel until")).containsText("EUR");
        page.getByLabel("What do you want to talk about?").fill("My first design review");
        button(page, "Book for").click();

        page.waitForURL("**/bookings/bkg_*");
        assertThat(page).hasTitle("My first design review · MentorLink");
        var bookingId = URI.create(page.url()).getPath().replaceAll(".*/", "");
        assertThat(status(page)).hasText("Confirmed");
        assertThat(page.getByTestId("payment")).hasText("Paid");
        picture(page, "booking");

        var watching = browser.window(1280, true);
        signIn(watching, email(mentor.client()), GraphQlClient.PASSWORD);
        watching.waitForURL("**/desk");
        watching.navigate("/bookings/" + bookingId);
        assertThat(status(watching)).hasText("Confirmed");

        button(page, "Cancel the session").click();
        assertThat(page.getByTestId("refund")).hasText("EUR\u00a0100.00");
        button(page, "Cancel, return EUR").click();
        assertThat(status(page)).hasText("Cancelled");
        assertThat(page.getByTestId("payment")).containsText("Returned");

        assertThat(status(watching)).hasText("Cancelled");
        assertThat(mentor.client().read(bookingId).get("status").asString()).isEqualTo("CANCELLED");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void a_declined_card_is_told_and_another_one_books() {
        var mentor = MentorAtWork.open(application.client(), "Skill-" + UUID.randomUUID());
        var page = browser.window(360, true);
        signUp(page, "Dee", "I look for a mentor");
        page.navigate("/mentors/" + mentor.id());
        times(page).last().click();
        page.waitForURL("**/book?*");
        page.getByLabel("What do you want to talk about?").fill("A card that fails");
        page.getByLabel("Card that is declined").check();
        button(page, "Book for").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("declined");
        var startsAt = URI.create(page.url()).getQuery().replaceAll("at=([^&]*).*", "$1");
        Eventually.holds(() -> assertThat(application
                        .client()
                        .query(
                                "query($id: ID!, $at: DateTime!, $to: DateTime!) { mentor(id: $id) {"
                                        + " openSlots(from: $at, to: $to) { startsAt } } }",
                                Map.of(
                                        "id",
                                        mentor.id(),
                                        "at",
                                        startsAt,
                                        "to",
                                        Instant.parse(startsAt).plusSeconds(60).toString()))
                        .at("/mentor/openSlots"))
                .as("given back")
                .hasSize(1));
        page.getByLabel("Visa that works").check();
        button(page, "Book for").click();
        page.waitForURL("**/bookings/bkg_*");
        assertThat(status(page)).hasText("Confirmed");
    }

    @Test
    void a_mentor_declines_takes_it_back_and_accepts() {
        var page = browser.window(1280, false);
        var mentee = application.client().newMember("MENTEE");
        var grace = mentee.mentorId("grace");
        var bookingId = mentee.requestBooking(
                        GraphQlClient.booking(grace, mentee.slot(grace, Duration.ofDays(2), 0), "pm_card_visa"))
                .get("booking")
                .get("id")
                .asString();

        signIn(page, "grace@mentorlink.example", "mentorlink");
        page.waitForURL("**/desk");
        var name = mentee.query("{ me { firstName } }").at("/me/firstName").asString();
        var request = page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(name));
        request.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Decline"))
                .click();
        assertThat(request).isHidden();
        button(page, "Undo").click();
        request.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept"))
                .click();
        assertThat(request).isHidden();
        Eventually.holds(() ->
                assertThat(mentee.read(bookingId).get("status").asString()).isEqualTo("CONFIRMED"));
    }

    @Test
    void a_mentee_moves_into_a_dearer_session_and_an_admin_returns_some_of_it() {
        var mentor = MentorAtWork.open(application.client(), "Skill-" + UUID.randomUUID());
        mentor.client()
                .mutate(
                        "addOffering",
                        "AddOfferingInput",
                        Map.of(
                                "name",
                                "In depth",
                                "durationMinutes",
                                60,
                                "priceMinor",
                                15_003,
                                "currency",
                                "EUR",
                                "modalities",
                                List.of("VIDEO")),
                        "offering { id }");
        var mentee = application.client().newMember("MENTEE");
        var booked = mentee.requestBooking(GraphQlClient.booking(
                        mentor.id(), mentee.slot(mentor.id(), Duration.ofDays(3), 0), "pm_card_visa"))
                .at("/booking/id")
                .asString();
        var page = browser.signedIn(mentee, 360, true);
        page.navigate("/bookings/" + booked);
        assertThat(page.getByText("Moving is free.")).isVisible();
        button(page, "Another time").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Session", new Locator.GetByLabelOptions().setExact(true))
                .first()
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("In depth"))
                .click();
        dialog.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Free times"))
                .getByRole(AriaRole.BUTTON)
                .last()
                .click();
        var costs = page.getByTestId("move-costs");
        assertThat(costs).containsText("EUR\u00a0150.03");
        assertThat(costs).containsText("EUR\u00a050.03");
        assertThat(costs).containsText("You pay the difference before it moves.");
        assertThat(costs).containsText("too near to get money back");
        var today = LocalDate.ofInstant(mentee.now(), ZoneId.of("Europe/Paris"));
        Screen.choose(dialog, today.plusDays(5), today);
        assertThat(costs).containsText("you get everything back");
        assertThat(Browser.obstacles(page)).isEmpty();
        picture(page, "move");
        button(dialog, "Take").click();
        assertThat(dialog).isHidden();
        Eventually.holds(
                () -> assertThat(mentee.read(booked).at("/price/amountMinor").asLong())
                        .isEqualTo(15_003));

        mentor.hold(mentee, booked);
        var admin = application.client().as("admin");
        Eventually.holds(() -> assertThat(
                        admin.query("{ booking(id: \"" + booked + "\") { availableActions { action allowed } } }")
                                .toString())
                .contains("{\"action\":\"REFUND\",\"allowed\":true}"));
        var staff = browser.signedIn(admin, "mentorlink", 1280, false);
        staff.navigate("/bookings/" + booked);
        button(staff, "Return money").click();
        var refund = staff.getByRole(AriaRole.DIALOG);
        assertThat(refund).containsText("EUR\u00a0150.03");
        refund.getByLabel("Return in all, in EUR").fill("12.50");
        refund.getByLabel("Why").fill("It began late");
        assertThat(Browser.obstacles(staff)).isEmpty();
        picture(staff, "refund");
        button(refund, "Return EUR").click();
        assertThat(refund).isHidden();
        Eventually.holds(() -> assertThat(mentee
                        .query("{ booking(id: \"" + booked + "\") { payments { refunded { amountMinor } } } }")
                        .findValues("amountMinor")
                        .stream()
                        .mapToLong(JsonNode::asLong)
                        .sum())
                .isEqualTo(1_250));
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void hours_are_saved_and_taken_back() {
        var mentor = MentorAtWork.open(application.client(), "Skill-" + UUID.randomUUID());
        var page = browser.window(1280, false);
        signIn(page, email(mentor.client()), GraphQlClient.PASSWORD);
        page.waitForURL("**/desk");
        page.navigate("/desk/availability");
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Sunday"))
                .uncheck(new Locator.UncheckOptions().setForce(true));
        button(page, "Save the hours").click();
        assertThat(page.getByText("Your hours are saved.")).isVisible();
        Eventually.holds(() -> assertThat(days(mentor)).hasSize(6));
        button(page, "Undo").click();
        assertThat(page.getByText("Your hours are as before.")).isVisible();
        Eventually.holds(() -> assertThat(days(mentor)).hasSize(7));
    }

    @Test
    void staff_record_what_a_gateway_took_back_and_give_credits() throws Exception {
        var mentor = MentorAtWork.open(application.client(), "Skill-" + UUID.randomUUID());
        var mentee = application.client().newMember("MENTEE");
        var booked = mentor.booked(mentee);
        Eventually.holds(() ->
                assertThat(mentee.read(booked).at("/payment/status").asString()).isEqualTo("CAPTURED"));
        var page = browser.window(1280, false);
        signIn(page, "finance@mentorlink.example", "mentorlink");
        page.waitForURL(application.url() + "/");
        page.navigate("/bookings/" + booked);
        // Who is neither of the two sees both.
        assertThat(page.locator("main").getByText("Mentor · Video call")).isVisible();
        assertThat(page.locator("main").getByText("Mentee", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        button(page, "Record a charge-back").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        var dispute = "dp_" + UUID.randomUUID();
        assertThat(button(page, "Record one that was won")).hasCount(0);
        dialog.getByLabel("The gateway’s name of it").fill(dispute);
        dialog.getByLabel("How do you know?").fill("They wrote us");
        button(dialog, "Record a charge-back").click();
        assertThat(page.getByText("The charge-back is recorded.")).isVisible();
        assertThat(status(page)).hasText("In dispute");
        assertThat(mentee.read(booked).get("status").asString()).isEqualTo("DISPUTED");

        button(page, "Evidence").click();
        var pack = page.getByRole(AriaRole.DIALOG);
        var file = page.waitForDownload(() -> button(pack, "Save as JSON").click());
        var hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file.path())));
        assertThat(pack).containsText(hash);
        assertThat(pack).containsText("Against the charge-back of");
        assertThat(Browser.obstacles(page)).isEmpty();
        picture(page, "evidence");
        // The sandbox gateway takes none, and says so.
        assertThat(pack).containsText("Evidence is sent on the gateway's own pages.");
        assertThat(button(pack, "Send to the gateway")).hasCount(0);
        button(pack, "Close").click();
        assertThat(pack).isHidden();
        button(page, "Record one that was won").click();
        assertThat(dialog).containsText("EUR\u00a0100.00 · " + dispute);
        dialog.getByLabel("How do you know?").fill("They wrote us again");
        button(dialog, "Record one that was won").click();
        assertThat(page.getByText("The money is recorded as here again.")).isVisible();
        assertThat(button(page, "Record one that was won")).hasCount(0);
        assertThat(application
                        .client()
                        .as("finance")
                        .query(
                                "query($id: ID!) { booking(id: $id) { payment { chargebacks { reference reversed } } } }",
                                Map.of("id", booked))
                        .at("/booking/payment/chargebacks")
                        .toString())
                .isEqualTo("[{\"reference\":\"" + dispute + "\",\"reversed\":true}]");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Credits of"))
                .click();
        page.waitForURL("**/books/credits?member=mbr_*");
        assertThat(page.getByText("No credits were given yet.")).isVisible();
        button(page, "Give credits").click();
        page.getByLabel("How much").fill("12.50");
        page.getByLabel("Currency").fill("eur");
        page.getByLabel("Why?").fill("For the trouble");
        button(page, "Give credits").click();
        assertThat(page.getByTestId("credits-EUR")).hasText("EUR\u00a012.50");
        assertThat(mentee.query("{ myCredits { balances { available { amountMinor } } } }")
                        .at("/myCredits/balances/0/available/amountMinor")
                        .asInt())
                .isEqualTo(1_250);
        picture(page, "credits-of-a-member");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void every_page_is_accessible_bright_and_dark_narrow_and_wide() {
        var mentor = MentorAtWork.open(application.client(), "Skill-" + UUID.randomUUID());
        var all = new SoftAssertions();
        var page = browser.window(1280, false);
        PUBLIC_PAGES.forEach(path -> isAccessible(all, page, path));
        nowhere(page);
        assertThat(heading(page)).hasText("There is nothing here");
        looksRight(all, page, "/nowhere");
        isAccessible(all, page, "/mentors/" + mentor.id());
        signIn(page, email(mentor.client()), GraphQlClient.PASSWORD);
        page.waitForURL("**/desk");
        var booked = mentor.booked(application.client().newMember("MENTEE"));
        for (var path : List.of("/", "/desk", "/desk/availability", "/bookings", "/bookings?show=history")) {
            isAccessible(all, page, path);
        }
        isAccessible(all, page, "/bookings/" + booked);
        var office = browser.window(1280, false);
        signIn(office, "finance@mentorlink.example", "mentorlink");
        office.waitForURL(application.url() + "/");
        BOOKS.forEach(path -> isAccessible(all, office, path));
        all.assertAll();
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void pages_are_served_as_files_of_a_release_are() throws Exception {
        var page = browser.window(1280, false);
        page.navigate("/mentors");
        settled(page);
        var script = (String) page.evaluate("document.querySelector('script[type=module]').src");
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(script))
                                .header("Accept-Encoding", "br")
                                .build(),
                        BodyHandlers.discarding());

        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("br");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self';");
        var unknown = page.navigate("/no-such-page/at-all");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.headerValue("content-security-policy")).contains("script-src 'self';");
        assertThat(heading(page)).hasText("There is nothing here");
        var asked = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(application.url() + "/no-such-page/at-all"))
                                .header("Accept", "application/json, */*")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(asked.statusCode()).isEqualTo(404);
        assertThat(asked.body()).contains("\"code\":\"NOT_FOUND\"");
    }

    private static List<String> days(MentorAtWork mentor) {
        return mentor.client()
                .query("{ me { mentor { availability { slots { day } } } } }")
                .at("/me/mentor/availability/slots")
                .findValuesAsString("day");
    }

    private static Locator times(Page page) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Free times"))
                .getByRole(AriaRole.BUTTON);
    }
}
