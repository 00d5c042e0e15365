package org.mentorlink.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.Screen.button;
import static org.mentorlink.app.e2e.Screen.email;
import static org.mentorlink.app.e2e.Screen.isAccessible;
import static org.mentorlink.app.e2e.Screen.picture;
import static org.mentorlink.app.e2e.Screen.signIn;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** S5: mentors arranging what they offer and when, in a real browser. */
class MentorPagesTest {

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final MentorAtWork mentor = MentorAtWork.open(application.client(), "Skill-" + UUID.randomUUID());
    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open(application.url());
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void an_offer_is_made_changed_and_ended() {
        var page = signedIn(1280, false);
        page.navigate("/desk/offerings");
        button(page, "Add an offer").click();
        page.getByLabel("Name").fill("A first talk");
        page.getByLabel("Minutes").fill("20");
        page.getByLabel("Price in EUR").fill("15.50");
        button(page, "Save").click();
        assertThat(page.getByRole(AriaRole.ARTICLE)).containsText("EUR\u00a015.50");
        picture(page, "offerings");
        button(page, "Change").click();
        page.getByLabel("Name").fill("A short talk");
        button(page, "Save").click();
        assertThat(page.getByText("A short talk")).isVisible();
        var kept = mentor.client()
                .query("{ me { mentor { offerings { name durationMinutes price { amountMinor } } } } }")
                .at("/me/mentor/offerings/0");
        assertThat(kept.get("name").asString()).isEqualTo("A short talk");
        assertThat(kept.get("durationMinutes").asInt()).isEqualTo(20);
        assertThat(kept.at("/price/amountMinor").asInt()).isEqualTo(1_550);
        button(page, "End it").click();
        assertThat(page.getByText("Only the usual hour so far")).isVisible();
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void a_day_is_off_a_time_is_closed_and_notice_is_asked_for() {
        var page = signedIn(1280, false);
        page.navigate("/desk/availability");
        var day = LocalDate.ofInstant(application.client().now(), ZoneOffset.UTC)
                .plusDays(3)
                .toString();
        page.locator("input[type=date]").fill(day);
        button(page, "Set this day").click();
        assertThat(page.getByText("a day off")).isVisible();
        page.getByLabel("Away from").fill(day + "T10:00");
        page.getByLabel("Back at").fill(day + "T12:00");
        button(page, "Close this time").click();
        assertThat(page.getByLabel("Open again: ")).isVisible();
        page.getByLabel("Hours of notice").fill("24");
        page.locator("form")
                .filter(new Locator.FilterOptions().setHas(page.getByLabel("Hours of notice")))
                .locator("button[type=submit]")
                .click();
        Eventually.holds(() -> {
            var now = mentor.client()
                    .query("{ me { mentor { dateAvailability { date hours { start } } timeAway { from }"
                            + " bookingWindow { noticeMinutes } } } }")
                    .at("/me/mentor");
            assertThat(now.at("/dateAvailability/0/date").asString()).isEqualTo(day);
            assertThat(now.at("/dateAvailability/0/hours")).isEmpty();
            assertThat(now.at("/timeAway/0/from").asString()).startsWith(day + "T10:00");
            assertThat(now.at("/bookingWindow/noticeMinutes").asInt()).isEqualTo(1_440);
        });
        page.getByLabel("Open again: ").click();
        assertThat(page.getByLabel("Open again: ")).hasCount(0);
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void what_a_session_earned_is_shown_and_leads_to_the_session() {
        var id = mentor.held(application.client().newMember("MENTEE"));
        Eventually.holds(() -> assertThat(earned().get("status").asString()).isEqualTo("SCHEDULED"));
        var page = signedIn(1280, false);
        page.navigate("/desk/earnings");
        var payouts = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Payouts"))
                .last();
        assertThat(payouts)
                .containsText(earned().at("/amount/formatted").asString().replace(' ', '\u00a0'));
        assertThat(payouts).containsText("Scheduled");
        picture(page, "earnings");
        page.getByText("Paid", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(page.getByText("No payouts here")).isVisible();
        page.navigate("/desk/earnings");
        payouts.getByRole(AriaRole.LINK).first().click();
        page.waitForURL("**/bookings/" + id);
        assertThat(browser.troubles()).isEmpty();
    }

    private JsonNode earned() {
        return mentor.client()
                .query("{ payouts { edges { node { status amount { formatted } } } } }")
                .at("/payouts/edges/0/node");
    }

    @Test
    void every_page_is_accessible_bright_and_dark_narrow_and_wide() {
        var all = new SoftAssertions();
        for (var width : List.of(360, 1280)) {
            for (var dark : List.of(false, true)) {
                var page = signedIn(width, dark);
                isAccessible(all, page, "/desk/availability", width, dark);
                isAccessible(all, page, "/desk/offerings", width, dark);
                isAccessible(all, page, "/desk/earnings", width, dark);
            }
        }
        all.assertAll();
        assertThat(browser.troubles()).isEmpty();
    }

    private Page signedIn(int width, boolean dark) {
        var page = browser.window(width, dark);
        signIn(page, email(mentor.client()), "correct horse battery");
        page.waitForURL("**/desk");
        return page;
    }
}
