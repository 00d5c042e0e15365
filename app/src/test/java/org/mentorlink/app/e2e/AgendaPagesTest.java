package org.mentorlink.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.with;
import static org.mentorlink.app.e2e.Screen.button;
import static org.mentorlink.app.e2e.Screen.isAccessible;
import static org.mentorlink.app.e2e.Screen.picture;
import static org.mentorlink.app.e2e.Screen.status;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** I12 at the pages, in a real browser: what is asked before a session, and what the two want to talk about. */
class AgendaPagesTest {

    private static final String FORMS = "preSessionForms { version usual { questions { id } } }";
    private static final Map<String, Object> GOAL = Map.of(
            "kind",
            "SHORT_TEXT",
            "prompt",
            "What is it for?",
            "help",
            "One line will do",
            "required",
            true,
            "least",
            5,
            "most",
            50);
    private static final Map<String, Object> STORY = Map.of("kind", "LONG_TEXT", "prompt", "What has led you here?");
    private static final Map<String, Object> LEVEL = Map.of(
            "kind",
            "ONE_CHOICE",
            "prompt",
            "How far have you come?",
            "required",
            true,
            "choices",
            List.of("Beginner", "Expert"));
    private static final Map<String, Object> TOPICS = Map.of(
            "kind",
            "SEVERAL_CHOICES",
            "prompt",
            "What interests you?",
            "most",
            2,
            "choices",
            List.of("Code", "People", "Money"));
    private static final Map<String, Object> YEARS =
            Map.of("kind", "NUMBER", "prompt", "For how many years?", "least", 0, "most", 60);
    private static final Map<String, Object> FIRST =
            Map.of("kind", "YES_NO", "prompt", "Is it your first time?", "required", true);

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final MentorAtWork mentor = MentorAtWork.open(application.client(), "Skill-" + UUID.randomUUID());
    private final GraphQlClient mentee = application.client().newMember("MENTEE");

    @RegisterExtension
    final Browser browser = Browser.at(application.url());

    @Test
    void whatTheMentorAsksIsAnsweredWhenBooking() {
        var ids = ask(0, GOAL, STORY, LEVEL, TOPICS, YEARS, FIRST);
        var page = browser.signedIn(mentee, 1280, false);
        page.navigate(booking());
        var goal = page.getByLabel("What is it for?");
        page.getByLabel("What do you want to talk about?").fill("My first design review");
        button(page, "Book for").click();
        assertThat(page.getByText("This is needed")).hasCount(3);
        assertThat(goal).isFocused();
        goal.fill("Why");
        group(page, "How far have you come?").getByLabel("Expert").check();
        group(page, "Is it your first time?").getByLabel("No").check();
        group(page, "What interests you?").getByLabel("Code").check();
        group(page, "What interests you?").getByLabel("Money").check();
        page.getByLabel("For how many years?").fill("61");
        assertThat(page.getByText("This is needed")).hasCount(0);

        // The API knows the bounds; what it refuses stands at the question.
        button(page, "Book for").click();
        assertThat(page.getByText("This does not fit: 5 to 50 characters")).isVisible();
        assertThat(goal).isFocused();
        goal.fill("To read old code");
        button(page, "Book for").click();
        assertThat(page.getByText("This does not fit: from 0 to 60")).isVisible();
        page.getByLabel("For how many years?").fill("7");

        // Meanwhile the mentor wants to know something else as well: what was said stays.
        ask(
                1,
                with(GOAL, "id", ids.get(0)),
                with(LEVEL, "id", ids.get(2)),
                with(FIRST, "id", ids.get(5)),
                Map.of("kind", "SHORT_TEXT", "prompt", "Who has sent you?", "required", true));
        button(page, "Book for").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("asks something else by now");
        picture(page, "book-asked");
        assertThat(page.getByLabel("For how many years?")).hasCount(0);
        page.getByLabel("Who has sent you?").fill("A friend");
        button(page, "Book for").click();

        page.waitForURL("**/bookings/bkg_*");
        assertThat(status(page)).hasText("Confirmed");
        var asked = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Asked before the session"));
        assertThat(asked).containsText("To read old code");
        assertThat(asked).containsText("Expert");
        assertThat(asked).containsText("A friend");
        var given = form(URI.create(page.url()).getPath().replaceAll(".*/", ""));
        assertThat(given.at("/answers/0/text").asString()).isEqualTo("To read old code");
        assertThat(given.at("/answers/1/choices/0").asString()).isEqualTo("Expert");
        assertThat(given.at("/answers/2/yes").asBoolean()).isFalse();
        assertThat(given.at("/answers/3/text").asString()).isEqualTo("A friend");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void answersAreChangedOnThePageOfTheBooking() {
        var ids = ask(0, STORY, YEARS);
        var id = mentor.booked(mentee);
        var page = browser.signedIn(mentee, 360, true);
        page.navigate("/bookings/" + id);
        var asked = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Asked before the session"));
        assertThat(asked.getByText("Not answered")).hasCount(2);
        button(page, "Answer").click();
        page.getByLabel("What has led you here?").fill("Long evenings");
        page.getByLabel("For how many years?").fill("99");
        button(page, "Save").click();
        assertThat(asked).containsText("This does not fit: from 0 to 60");
        page.getByLabel("For how many years?").fill("9");
        button(page, "Save").click();
        assertThat(page.getByText("Your answers are saved.")).isVisible();
        assertThat(form(id).at("/answers/1/number").asLong()).isEqualTo(9);

        button(page, "Answer otherwise").click();
        page.getByLabel("For how many years?").fill("");
        mentee.mutate(
                "answerPreSessionForm",
                "AnswerPreSessionFormInput",
                Map.of(
                        "bookingId",
                        id,
                        "preSessionForm",
                        Map.of("answers", List.of(Map.of("questionId", ids.get(0), "text", "Short mornings")))),
                "booking { id }");
        button(page, "Save").click();
        assertThat(asked.getByRole(AriaRole.ALERT)).containsText("Short mornings");
        button(page, "Save").click();
        assertThat(asked).containsText("Long evenings");
        assertThat(asked).containsText("Not answered");
        assertThat(form(id).at("/answers")).hasSize(1);

        var watching = browser.signedIn(mentor.client(), 1280, false);
        watching.navigate("/bookings/" + id);
        assertThat(watching.getByText("Long evenings")).isVisible();
        assertThat(button(watching, "Answer otherwise")).hasCount(0);
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void bothWriteTheAgendaAndSeeEachOthersWordsAtOnce() {
        var id = mentor.booked(mentee);
        var mine = browser.signedIn(mentee, 1280, false);
        var theirs = browser.signedIn(mentor.client(), 1280, true);
        mine.navigate("/bookings/" + id);
        theirs.navigate("/bookings/" + id);
        add(mine, "How to read old code");
        assertThat(items(theirs)).hasCount(1);
        add(theirs, "What to learn next");
        assertThat(items(mine)).hasCount(2);
        assertThat(items(mine).nth(0)).containsText("by you");

        button(mine, "Change: How to read old code").click();
        button(theirs, "Change: How to read old code").click();
        edit(theirs, "How to change old code");
        assertThat(items(theirs).nth(0)).containsText("changed by you");
        edit(mine, "How to love old code");
        assertThat(items(mine).nth(0)).containsText("says now: “How to change old code”");
        button(agenda(mine), "Save").click();
        assertThat(items(theirs).nth(0)).containsText("How to love old code");

        button(theirs, "Move up: What to learn next").click();
        assertThat(items(mine).nth(0)).containsText("What to learn next");
        mine.getByLabel("What to learn next").first().check();
        assertThat(items(theirs).nth(0)).containsText("ticked off by");
        picture(theirs, "agenda");
        button(mine, "Remove: What to learn next").click();
        assertThat(items(theirs)).hasCount(1);
        button(mine, "Undo").click();
        assertThat(items(theirs)).hasCount(2);
        assertThat(items(theirs).nth(0)).containsText("What to learn next");

        mine.getByLabel("One more thing").fill("long ".repeat(101));
        button(agenda(mine), "Add").click();
        assertThat(agenda(mine)).containsText("up to 500 characters");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void whatIsAskedAndTheAgendaAreAccessibleBrightAndDarkNarrowAndWide() {
        ask(0, STORY, YEARS);
        var id = mentor.booked(mentee);
        mentee.mutate(
                "addAgendaItem",
                "AddAgendaItemInput",
                Map.of("bookingId", id, "text", "How to read old code"),
                "booking { id }");
        ask(1, GOAL, STORY, LEVEL, TOPICS, YEARS, FIRST);
        var path = booking();
        var all = new SoftAssertions();
        var page = browser.signedIn(mentee, 1280, false);
        isAccessible(all, page, path);
        isAccessible(all, page, "/bookings/" + id);
        all.assertAll();
        assertThat(browser.troubles()).isEmpty();
    }

    private List<String> ask(int expectedVersion, Map<?, ?>... questions) {
        return mentor.client()
                .mutate(
                        "setPreSessionForm",
                        "SetPreSessionFormInput",
                        Map.of("questions", List.of(questions), "expectedVersion", expectedVersion),
                        FORMS)
                .at("/preSessionForms/usual/questions")
                .findValuesAsString("id");
    }

    /** Where the mentor's next free hour is booked. */
    private String booking() {
        return "/mentors/" + mentor.id() + "/book?at=" + mentee.slot(mentor.id(), Duration.ofDays(2), 0);
    }

    private JsonNode form(String bookingId) {
        return mentee.query(
                        "query($id: ID!) { booking(id: $id) { preSessionForm { answers { text choices number yes } } } }",
                        Map.of("id", bookingId))
                .at("/booking/preSessionForm");
    }

    private static Locator group(Page page, String name) {
        return page.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName(name))
                .or(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(name)));
    }

    private static Locator agenda(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What to talk about"));
    }

    private static Locator items(Page page) {
        return agenda(page).getByRole(AriaRole.LISTITEM);
    }

    private static void add(Page page, String text) {
        page.getByLabel("One more thing").fill(text);
        button(agenda(page), "Add").click();
    }

    private static void edit(Page page, String text) {
        page.getByLabel("What it says").fill(text);
        button(agenda(page), "Save").click();
    }
}
