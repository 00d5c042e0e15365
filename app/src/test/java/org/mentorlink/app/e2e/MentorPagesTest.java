package org.mentorlink.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.Screen.button;
import static org.mentorlink.app.e2e.Screen.isAccessible;
import static org.mentorlink.app.e2e.Screen.picture;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** S5: mentors arranging what they offer and when, in a real browser. */
class MentorPagesTest {

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final MentorAtWork mentor = MentorAtWork.open(application.client(), "Skill-" + UUID.randomUUID());

    @RegisterExtension
    final Browser browser = Browser.at(application.url());

    @Test
    void what_is_asked_before_sessions_is_written_ordered_and_tried() {
        var page = browser.signedIn(mentor.client(), 1280, false);
        page.navigate("/desk/questions");
        assertThat(button(page, "Save")).isDisabled();
        button(page, "Add a question").click();
        var first = region(page, "Question 1");
        first.getByLabel("The question").fill("What is it for?");
        first.getByLabel("Has to be answered").check();
        button(page, "Add a question").click();
        var second = region(page, "Question 2");
        second.getByLabel("The question").fill("How far have you come?");
        second.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Answered by"))
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("choosing one"))
                .click();
        // One choice is no choice: the API says so, and what was written stays.
        second.getByLabel("To choose from").first().fill("Novice");
        page.keyboard().press("Enter");
        button(page, "Save").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("There are 2 to 20 choices");
        second.getByLabel("To choose from").first().fill("Expert");
        page.keyboard().press("Enter");
        button(page, "Move question 2 up").click();
        assertThat(region(page, "How it looks").getByLabel("Expert")).isVisible();
        picture(page, "questions");
        button(page, "Save").click();
        assertThat(page.getByText("Your questions are saved")).isVisible();

        var kept = asked();
        assertThat(kept.at("/questions/0/prompt").asString()).isEqualTo("How far have you come?");
        assertThat(kept.at("/questions/0/choices/1").asString()).isEqualTo("Expert");
        assertThat(kept.at("/questions/1/required").asBoolean()).isTrue();

        // What is asked already keeps its kind; without the other question it is still the same one.
        assertThat(region(page, "Question 1")
                        .getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Answered by")))
                .isDisabled();
        button(page, "Remove question 2").click();
        button(page, "Save").click();
        assertThat(region(page, "Question 2")).hasCount(0);
        assertThat(button(page, "Undo my changes")).hasCount(0);
        assertThat(asked().get("questions")).hasSize(1);
        assertThat(asked().at("/questions/0/id")).isEqualTo(kept.at("/questions/0/id"));

        // Meanwhile it is changed in another window: what is being written here stays.
        var question = region(page, "Question 1").getByLabel("The question");
        question.fill("How far are you?");
        mentor.client()
                .mutate(
                        "setPreSessionForm",
                        "SetPreSessionFormInput",
                        Map.of(
                                "questions",
                                List.of(Map.of("kind", "SHORT_TEXT", "prompt", "Asked elsewhere")),
                                "expectedVersion",
                                mentor.client()
                                        .query("{ me { mentor { preSessionForms { version } } } }")
                                        .at("/me/mentor/preSessionForms/version")
                                        .asInt()),
                        "preSessionForms { version }");
        button(page, "Save").click();
        var elsewhere =
                page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("changed elsewhere"));
        assertThat(elsewhere).containsText("Asked elsewhere");
        assertThat(question).hasValue("How far are you?");
        button(page, "Save").click();
        assertThat(elsewhere).hasCount(0);
        Eventually.holds(
                () -> assertThat(asked().at("/questions/0/prompt").asString()).isEqualTo("How far are you?"));
        assertThat(asked().get("questions")).hasSize(1);

        button(page, "Ask nothing").click();
        assertThat(page.getByText("Nothing is asked so far.")).isVisible();
        assertThat(asked().isNull()).isTrue();
        button(page, "Undo").click();
        assertThat(question).hasValue("How far are you?");
        assertThat(asked().get("questions")).hasSize(1);
        assertThat(browser.troubles()).isEmpty();
    }

    private JsonNode asked() {
        return mentor.client()
                .query(
                        "{ me { mentor { preSessionForms { askedFor { questions { id prompt required choices } } } } } }")
                .at("/me/mentor/preSessionForms/askedFor");
    }

    private static Locator region(Page page, String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void an_offer_is_made_changed_and_ended() {
        var page = browser.signedIn(mentor.client(), 1280, false);
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
                .query("{ me { mentor { offerings { id name durationMinutes price { amountMinor } } } } }")
                .at("/me/mentor/offerings/0");
        assertThat(kept.get("name").asString()).isEqualTo("A short talk");
        assertThat(kept.get("durationMinutes").asInt()).isEqualTo(20);
        assertThat(kept.at("/price/amountMinor").asInt()).isEqualTo(1_550);

        button(page, "Change").click();
        page.getByText("Chat", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("Video call", new Page.GetByTextOptions().setExact(true)).click();
        button(page, "Save").click();
        assertThat(page.getByRole(AriaRole.ARTICLE)).not().containsText("Video");
        bookedByItsAddress(kept.get("id").asString());

        button(page, "End it").click();
        assertThat(page.getByText("Only the usual hour so far")).isVisible();
        assertThat(browser.troubles()).isEmpty();
    }

    /** As after a sign-in: the page opens knowing nothing of the mentor. */
    private void bookedByItsAddress(String offeringId) {
        var mentee = application.client().newMember("MENTEE");
        var page = browser.signedIn(mentee, 1280, false);
        page.navigate("/mentors/" + mentor.id() + "/book?at=" + mentee.slot(mentor.id(), Duration.ofDays(2), 0)
                + "&offering=" + offeringId);
        page.getByLabel("What do you want to talk about?").fill("In writing");
        button(page, "Book for").click();
        page.waitForURL("**/bookings/bkg_*");
        assertThat(page.locator("main")).containsText("Your mentor · Chat");
    }

    @Test
    void a_day_is_off_a_time_is_closed_and_notice_is_asked_for() {
        var page = browser.signedIn(mentor.client(), 1280, false);
        page.navigate("/desk/availability");
        var day = LocalDate.ofInstant(application.client().now(), ZoneOffset.UTC)
                .plusDays(3)
                .toString();
        page.locator("input[type=date]").fill(day);
        button(page, "Set this day").click();
        assertThat(page.getByText(": a day off")).isVisible();
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
        button(page, "Undo").click();
        assertThat(page.getByLabel("Open again: ")).hasCount(1);
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void hours_are_drawn_moved_and_made_longer_on_the_calendar_and_by_keys() {
        var day = LocalDate.ofInstant(application.client().now(), ZoneOffset.UTC)
                .plusWeeks(3)
                .with(DayOfWeek.MONDAY);
        var off = day.plusDays(3);
        mentor.client()
                .mutate(
                        "setDateAvailability",
                        "SetDateAvailabilityInput",
                        Map.of("date", off.toString(), "slots", List.of()),
                        "mentor { id }");
        var page = browser.signedIn(mentor.client(), 1280, false);
        // A mouse reaches what is on the screen.
        page.setViewportSize(1280, 1600);
        page.navigate("/desk/availability?on=" + day);
        var calendar = region(page, "Hours and sessions");
        // The browser is in Johannesburg, the mentor's hours are not.
        assertThat(calendar).containsText("All times: UTC");
        assertThat(hoursOf(calendar, day)).containsText("08:00");
        assertThat(hoursOf(calendar, off)).hasCount(0);
        assertThat(button(page, "Save the hours")).isDisabled();
        var monday = hoursOf(calendar, day).boundingBox();
        var hour = monday.height / 12;

        // From 7 to 8, between which nothing is yet.
        drag(page, monday.x + 20, monday.y - hour * 0.95, monday.y - hour * 0.05);
        assertThat(hoursOf(calendar, day)).hasCount(2);
        var tuesday = hoursOf(calendar, day.plusDays(1)).boundingBox();
        // Within a quarter of an hour, not on the line between two.
        drag(page, tuesday.x + 20, tuesday.y + hour * 6.1, tuesday.y + hour * 5.1);
        var wednesday = hoursOf(calendar, day.plusDays(2)).boundingBox();
        var end = wednesday.y + wednesday.height;
        drag(page, wednesday.x + 20, end - 2, end - hour - 2);
        assertThat(hoursOf(calendar, day.plusDays(2))).containsText("19:00");
        picture(page, "availability");

        // What the mouse does, the keyboard is led to.
        hoursOf(calendar, day.plusDays(4)).focus();
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Friday from")).isFocused();
        page.getByLabel("Friday to", new Page.GetByLabelOptions().setExact(true))
                .selectOption("18:00");
        assertThat(hoursOf(calendar, day.plusDays(4))).containsText("18:00");

        // Whoever looks at something else meanwhile finds it as it was left.
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("My bookings"))
                .first()
                .click();
        page.waitForURL("**/bookings");
        page.goBack();
        assertThat(hoursOf(calendar, day.plusDays(4))).containsText("18:00");
        assertThat(page.getByText("Not saved yet")).isVisible();
        button(page, "Save the hours").click();
        assertThat(page.getByText("Your hours are saved.")).isVisible();
        var kept = mentor.client()
                .query("{ me { mentor { availability { slots { day start end } } } } }")
                .at("/me/mentor/availability/slots");
        assertThat(kept.valueStream()
                        .map(slot -> slot.get("day").asString().substring(0, 3) + " "
                                + slot.get("start").asString().substring(0, 5) + "-"
                                + slot.get("end").asString().substring(0, 5)))
                .containsExactly(
                        "MON 07:00-08:00",
                        "MON 08:00-20:00",
                        "TUE 07:00-19:00",
                        "WED 08:00-19:00",
                        "THU 08:00-20:00",
                        "FRI 08:00-18:00",
                        "SAT 08:00-20:00",
                        "SUN 08:00-20:00");
        button(page, "Undo").click();
        assertThat(hoursOf(calendar, day)).hasCount(1);
        assertThat(browser.troubles()).isEmpty();
    }

    private static Locator hoursOf(Locator calendar, LocalDate date) {
        return button(calendar.locator("[role=cell][data-date='" + date + "']"), "Can be booked");
    }

    private static void drag(Page page, double x, double from, double to) {
        page.mouse().move(x, from);
        page.mouse().down();
        page.mouse().move(x, (from + to) / 2, new Mouse.MoveOptions().setSteps(4));
        page.mouse().move(x, to, new Mouse.MoveOptions().setSteps(4));
        page.mouse().up();
    }

    @Test
    void a_session_stands_in_the_calendars_of_both_and_leads_to_its_page() {
        var mentee = application.client().newMember("MENTEE");
        var id = mentor.booked(mentee);
        var day = LocalDate.ofInstant(
                Instant.parse(mentee.read(id).get("startsAt").asString()), ZoneOffset.UTC);
        var page = browser.signedIn(mentor.client(), 1280, false);
        page.navigate("/desk/availability?on=" + day);
        var theirs = region(page, "Hours and sessions")
                .locator("[role=button]")
                .filter(new Locator.FilterOptions().setHasText("Mentoring Session"));
        assertThat(theirs).hasCount(1);
        theirs.focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/bookings/" + id);

        for (var width : List.of(1280, 360)) {
            var own = browser.signedIn(mentee, width, false);
            own.navigate("/bookings?show=calendar&on=" + day);
            var shown = region(own, "Sessions");
            assertThat(shown).containsText("All times: ");
            own.getByText("Month", new Page.GetByTextOptions().setExact(true)).click();
            own.waitForURL("**view=month*");
            // The address is what is seen.
            own.reload();
            assertThat(own.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Month")))
                    .isChecked();
            shown.getByText("Mentoring Session").first().click();
            own.waitForURL("**/bookings/" + id);
            own.goBack();
            assertThat(shown).isVisible();
        }
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void what_a_session_earned_is_shown_and_leads_to_the_session() {
        var id = mentor.held(application.client().newMember("MENTEE"));
        Eventually.holds(() -> assertThat(earned().get("status").asString()).isEqualTo("SCHEDULED"));
        var page = browser.signedIn(mentor.client(), 1280, false);
        page.navigate("/desk/earnings");
        var payouts = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Payouts"))
                .last();
        assertThat(payouts)
                .containsText(earned().at("/amount/formatted").asString().replace(' ', '\u00a0'));
        assertThat(payouts).containsText("Scheduled");
        assertThat(page.getByTestId("commission")).containsText("the platform keeps 25%;");
        picture(page, "earnings");
        page.getByText("Paid", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(page.getByText("No payouts here")).isVisible();
        page.navigate("/desk/earnings");
        page.getByText("By month").click();
        page.waitForURL("**/desk/months");
        var months = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("By month, in EUR"));
        assertThat(months)
                .containsText(earned().at("/amount/formatted").asString().replace(' ', '\u00a0'));
        assertThat(page.locator(".recharts-bar-rectangle")).not().hasCount(0);
        picture(page, "my-months");
        page.navigate("/desk/earnings");
        payouts.locator("a[href*='/bookings/']").first().click();
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

        var page = browser.signedIn(mentor.client(), 1280, false);
        isAccessible(all, page, "/desk/availability");
        isAccessible(all, page, "/bookings?show=calendar");
        isAccessible(all, page, "/bookings?show=calendar&view=month");
        isAccessible(all, page, "/desk/offerings");
        isAccessible(all, page, "/desk/questions");
        isAccessible(all, page, "/desk/earnings");
        isAccessible(all, page, "/desk/months");
        all.assertAll();
        assertThat(browser.troubles()).isEmpty();
    }
}
