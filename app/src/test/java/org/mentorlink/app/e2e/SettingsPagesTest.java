package org.mentorlink.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.Screen.button;
import static org.mentorlink.app.e2e.Screen.isAccessible;
import static org.mentorlink.app.e2e.Screen.picture;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** S5: members at their own settings, in a real browser. */
class SettingsPagesTest {

    private static final List<String> PAGES = List.of(
            "/settings",
            "/settings/learning",
            "/settings/onboarding",
            "/settings/goals?show=all",
            "/settings/documents",
            "/settings/calendars",
            "/settings/strikes",
            "/settings/sign-in");

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient member = application.client().newMember("MENTEE");

    @RegisterExtension
    final Browser browser = Browser.at(application.url());

    @Test
    void what_is_asked_of_a_role_is_done_step_by_step() {
        var page = browser.signedIn(member, 360, true);
        page.navigate("/settings/onboarding");
        var asked = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("As a mentee"));
        assertThat(asked).containsText("0 % done");
        // The first step is open.
        asked.getByLabel("What do you say to it?").fill("To read old code without fear");
        button(asked, "That is what I expect").click();
        assertThat(asked).containsText("25 % done");
        button(asked, "Set your first learning goal").click();
        asked.getByLabel("What do you want to reach?").fill("Refactor a module alone");
        button(asked, "Set the goal").click();
        assertThat(asked).containsText("50 % done");
        button(asked, "Agree to the terms and the privacy notice").click();
        button(asked, "I agree").click();
        assertThat(asked).containsText("75 % done");
        picture(page, "onboarding");
        var me = member.query("{ me { goals { edges { node { text } } } consents { purpose given }"
                + " onboarding { steps { kind state answer } } } }");
        assertThat(me.findValuesAsString("answer")).contains("To read old code without fear");
        assertThat(me.findValuesAsString("purpose")).containsExactlyInAnyOrder("TERMS", "PRIVACY");
        assertThat(me.findValuesAsString("text")).containsExactly("Refactor a module alone");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void an_edit_that_comes_late_is_shown_what_changed_meanwhile_and_keeps_both() {
        var page = browser.signedIn(member, 1280, false);
        page.navigate("/settings");
        page.getByLabel("First name").fill("Renamed");
        var version = member.query("{ me { version } }").at("/me/version").asInt();
        member.mutate(
                "updateProfile",
                "UpdateProfileInput",
                Map.of("expectedVersion", version, "bio", "Said elsewhere"),
                "member { id }");
        button(page, "Save").click();
        var conflict = page.getByTestId("conflict");
        assertThat(conflict).containsText("Said elsewhere");
        picture(page, "conflict");
        button(page, "Save mine on top").click();
        assertThat(page.getByText("Your profile is saved.")).isVisible();
        assertThat(conflict).isHidden();
        assertThat(page.getByLabel("About you")).hasValue("Said elsewhere");
        var me = member.query("{ me { firstName bio } }").get("me");
        assertThat(me.get("firstName").asString()).isEqualTo("Renamed");
        assertThat(me.get("bio").asString()).isEqualTo("Said elsewhere");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void a_mentor_says_what_they_are_found_by_until_nothing_is_missing() {
        var category = "Looms-" + UUID.randomUUID();
        var anyone = application.client();
        anyone.as("admin")
                .mutate(
                        "createCategory",
                        "CreateCategoryInput",
                        Map.of("name", category, "icon", "grid"),
                        "category { id }");
        var mentor = MentorAtWork.open(anyone, "weaving").client();
        var before = mentor.query("{ me { version mentor { version } } }").get("me");
        mentor.mutate(
                "updateProfile",
                "UpdateProfileInput",
                Map.of("expectedVersion", before.get("version").asInt(), "bio", "I weave", "phone", "+27821234567"),
                "member { id }");

        var page = browser.signedIn(mentor, 1280, false);
        page.navigate("/settings");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Background"))
                .click();
        var background = page.getByLabel("Background");
        assertThat(background).isFocused();
        background.fill("Ten years at the loom");
        page.getByLabel("What you do").fill("Weaver");
        page.getByLabel("Where").fill("Mill");
        page.getByLabel("Years of experience").fill("10");
        pick(page, "Categories", category);
        pick(page, "Languages", "German");
        page.getByLabel("Keeps you to it").check();
        page.getByLabel("Price of an hour").fill("80.50");
        page.getByLabel("Confirms each booking").check();
        // Meanwhile in another window.
        mentor.mutate(
                "updateMentorProfile",
                "UpdateMentorProfileInput",
                Map.of("expectedVersion", before.at("/mentor/version").asInt(), "maxMentees", 5),
                "mentor { id }");
        button(page, "Save").click();
        assertThat(page.getByTestId("conflict")).containsText("Most mentees at a time");
        button(page, "Save mine on top").click();
        assertThat(page.getByText("Your profile is saved.")).isVisible();
        picture(page, "settings-mentor");

        var now = mentor.query("{ me { profileCompletion { percent missing } mentor { background company jobTitle"
                        + " yearsOfExperience categories { name } primaryCategory { name } languages mentoringStyles"
                        + " hourlyRate { amountMinor currency } confirmation maxMentees } } }")
                .get("me");
        assertThat(now.at("/profileCompletion/missing")).isEmpty();
        assertThat(now.get("mentor").toString())
                .isEqualTo("{\"background\":\"Ten years at the loom\",\"company\":\"Mill\",\"jobTitle\":\"Weaver\","
                        + "\"yearsOfExperience\":10,\"categories\":[{\"name\":\"" + category + "\"}],"
                        + "\"primaryCategory\":{\"name\":\"" + category + "\"},\"languages\":[\"de\"],"
                        + "\"mentoringStyles\":[\"ACCOUNTABILITY_FOCUSED\"],"
                        + "\"hourlyRate\":{\"amountMinor\":8050,\"currency\":\"EUR\"},"
                        + "\"confirmation\":\"APPROVAL\",\"maxMentees\":5}");
        page.navigate("/settings");
        assertThat(button(page, "Add a photo")).isVisible();
        assertThat(page.getByText("of your profile is filled in")).hasCount(0);

        var all = new SoftAssertions();
        isAccessible(all, page, "/settings/mentor");
        all.assertAll();
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void a_mentee_says_how_they_learn() {
        var page = browser.signedIn(member, 360, false);
        page.navigate("/settings/learning");
        page.getByLabel("What you do now").fill("Apprentice");
        page.getByLabel("Some way on").check();
        var interests = page.getByLabel("Interests").first();
        interests.fill("Looms");
        interests.press("Enter");
        page.getByLabel("Casual").check();
        page.getByLabel("Year", new Page.GetByLabelOptions().setExact(true)).fill("2024");
        button(page, "Save").click();
        assertThat(page.getByText("Your profile is saved.")).isVisible();
        var now = member.query(
                "{ me { profileCompletion { missing } menteeProfile { currentRole level interests preferredStyles year } } }");
        assertThat(now.at("/me/menteeProfile").toString())
                .isEqualTo("{\"currentRole\":\"Apprentice\",\"level\":\"INTERMEDIATE\",\"interests\":[\"Looms\"],"
                        + "\"preferredStyles\":[\"CASUAL\"],\"year\":2024}");
        page.navigate("/settings");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Phone"))
                .click();
        assertThat(page.getByLabel("Phone")).isFocused();
        assertThat(browser.troubles()).isEmpty();
    }

    private static void pick(Page page, String field, String option) {
        page.getByLabel(field).first().fill(option);
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
        page.keyboard().press("Escape");
    }

    @Test
    void a_photo_is_shown_and_a_document_handed_in_and_taken_back() throws IOException {
        var page = browser.signedIn(member, 1280, false);
        page.navigate("/settings");
        page.locator("input[type=file]").setInputFiles(new FilePayload("me.png", "image/png", square()));
        assertThat(button(page, "Remove the photo")).isVisible();
        assertThat(member.query("{ me { photo { width } } }")
                        .at("/me/photo/width")
                        .asInt())
                .isEqualTo(64);
        button(page, "Remove the photo").click();
        assertThat(button(page, "Remove the photo")).isHidden();
        button(page, "Undo").click();
        assertThat(button(page, "Remove the photo")).isVisible();
        assertThat(member.query("{ me { photo { width } } }")
                        .at("/me/photo/width")
                        .asInt())
                .isEqualTo(64);

        page.navigate("/settings/documents");
        page.getByText("Certificate", new Page.GetByTextOptions().setExact(true))
                .click();
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "Zeugnis ä.pdf", "application/pdf", "%PDF-1.7\n% a paper\n%%EOF\n".getBytes(UTF_8)));
        var paper = page.getByRole(AriaRole.ARTICLE);
        assertThat(paper).containsText("Zeugnis ä.pdf");
        assertThat(paper).containsText("Certificate");
        paper.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take back"))
                .click();
        assertThat(paper).hasCount(0);
        button(page, "Undo").click();
        assertThat(paper).hasCount(1);
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("notes.txt", "text/plain", "just words".getBytes(UTF_8)));
        assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("PDF")))
                .isVisible();
    }

    @Test
    void the_calendar_has_an_address_that_is_told_once_and_revoked() {
        var page = browser.signedIn(member, 1280, false);
        page.navigate("/settings/calendars");
        button(page, "Make an address").click();
        var address = page.getByLabel("Your address").inputValue();
        KnownSecrets.note(address.replaceAll(".*/(.+)\\.ics", "$1"));
        var path = address.replaceAll("https?://[^/]+", "");
        assertThat(member.fetch(path).statusCode()).isEqualTo(200);
        page.reload();
        assertThat(page.getByText("There is an address since")).isVisible();
        assertThat(page.getByLabel("Your address")).hasCount(0);
        button(page, "Revoke it").click();
        assertThat(button(page, "Make an address")).isVisible();
        assertThat(member.fetch(path).statusCode()).isEqualTo(404);

        // Neither is set up for the tests.
        button(page, "Connect Google Calendar").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not set up here");
        page.getByLabel("Another calendar, by its address").fill("https://127.0.0.1/x.ics");
        page.locator("form button[type=submit]").click();
        page.navigate("/calendar-connected?state=forged&code=forged");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("did not agree");
    }

    @Test
    void a_strike_is_appealed_and_an_admin_upholds_it() {
        StrikesTest.missed(application.client(), member);
        Eventually.holds(() ->
                assertThat(StrikesTest.mine(member).get("counting").asInt()).isEqualTo(1));
        var page = browser.signedIn(member, 1280, false);
        page.navigate("/settings/strikes");
        var strike = page.getByTestId("strike");
        assertThat(strike).containsText("You did not come");
        button(strike, "Appeal").click();
        page.getByLabel("Why").fill("My train stood still");
        button(page.getByRole(AriaRole.DIALOG), "Appeal").click();
        assertThat(strike).containsText("Appealed");
        assertThat(button(strike, "Appeal")).hasCount(0);

        var staff = browser.signedIn(application.client().as("admin"), "mentorlink", 1280, false);
        staff.navigate("/admin/strikes");
        var appeal = staff.getByTestId("appeal")
                .filter(new Locator.FilterOptions().setHasText("My train stood still"))
                .first();
        assertThat(appeal).containsText("1 strike counts");
        picture(staff, "strikes");
        button(appeal, "Uphold").click();
        staff.getByLabel("Why").fill("You were told of it");
        button(staff.getByRole(AriaRole.DIALOG), "Uphold").click();
        assertThat(staff.getByText("My train stood still")).hasCount(0);

        page.reload();
        assertThat(strike).containsText("You were told of it");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void whoever_signs_out_everywhere_is_signed_out_everywhere() {
        var page = browser.signedIn(member, 1280, false);
        var other = browser.signedIn(member, 360, true);
        page.navigate("/settings/sign-in");
        button(page, "Sign out everywhere").click();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in"))
                        .first())
                .isVisible();
        other.navigate("/settings");
        other.waitForURL("**/sign-in?*");
    }

    @Test
    void goals_are_set_reached_and_taken_up_again_beyond_the_first_page() {
        // A page has 20.
        for (var number = 1; number <= 20; number++) {
            member.mutate(
                    "addGoal", "AddGoalInput", Map.of("text", "Goal " + number, "category", "CAREER"), "goal { id }");
        }
        var page = browser.signedIn(member, 1280, false);
        page.navigate("/settings/goals");
        page.getByLabel("What you want to reach").fill("To lead a team");
        button(page, "Set the goal").click();
        var newest = page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("To lead a team"));
        var oldest = page.getByRole(
                AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("Goal 1").setExact(true));
        assertThat(newest).isVisible();
        assertThat(oldest).hasCount(0);
        button(page, "Show more").click();
        assertThat(oldest).isVisible();
        page.reload();
        assertThat(oldest).isVisible();

        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        assertThat(button(newest, "Reached")).isFocused();
        page.keyboard().press("Enter");
        assertThat(newest).hasCount(0);
        button(page, "Undo").click();
        assertThat(newest).isVisible();
        button(newest, "Give up").click();
        assertThat(newest).hasCount(0);
        page.getByLabel("Those that are reached or given up, too").click();
        assertThat(newest).containsText("Given up");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void every_page_is_accessible_bright_and_dark_narrow_and_wide() {
        var all = new SoftAssertions();
        var page = browser.signedIn(member, 1280, false);
        PAGES.forEach(path -> isAccessible(all, page, path));
        isAccessible(all, page, "/calendar-connected");
        all.assertAll();
        assertThat(browser.troubles()).isEmpty();
    }

    private static byte[] square() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
