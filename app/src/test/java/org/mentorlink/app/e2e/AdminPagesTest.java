package org.mentorlink.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.Screen.button;
import static org.mentorlink.app.e2e.Screen.email;
import static org.mentorlink.app.e2e.Screen.picture;
import static org.mentorlink.app.e2e.Screen.signIn;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingCommand.ExpireHold;
import org.mentorlink.booking.BookingId;
import org.mentorlink.saga.shared.ProcessSteps;

/** S5: admins at their pages, in a real browser. */
class AdminPagesTest {

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient anyone = application.client();
    private final GraphQlClient admin = anyone.as("admin");
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
    void staff_is_invited_and_a_members_list_is_taken_but_for_its_bad_rows() {
        var email = "invited-" + UUID.randomUUID() + "@example.org";
        KnownSecrets.note(email);
        var page = office(1280, false);
        page.navigate("/admin/joining");
        button(page, "Invite").click();
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Why").fill("Keeps the books from now on");
        page.getByText("Finance", new Page.GetByTextOptions().setExact(true)).click();
        button(page, "Send the invitation").click();
        var row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(email));
        assertThat(row).containsText("Open");
        inside(row, "Take back").click();
        page.getByLabel("Why").fill("Somebody else does");
        page.locator("form")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take back"))
                .click();
        assertThat(row).containsText("Taken back");

        var first = "listed-" + UUID.randomUUID() + "@example.org";
        var second = "listed-" + UUID.randomUUID() + "@example.org";
        List.of(first, second).forEach(KnownSecrets::note);
        var list = "email,first_name,last_name\n" + first + ",Ada,Listed\n,Nobody,Listed\n" + second + ",Ben,Listed\n";
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("members.csv", "text/csv", list.getBytes(UTF_8)));
        page.waitForURL("**/admin/joining?id=imp_*");
        assertThat(page.getByTestId("import-state")).hasText("Read");
        assertThat(page.getByText("3 rows read: 2 added")).isVisible();
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Not taken")))
                .containsText("No address");
        picture(page, "import");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void a_mentor_is_approved_and_a_document_is_looked_at() {
        var applicant = applicant();
        var who = applicant.query("{ me { firstName mentor { id } } }").get("me");
        applicant.uploadDocument("CERTIFICATION");
        applicant.uploadDocument("RESUME");
        var page = office(1280, false);
        page.navigate("/admin/approvals");
        var candidate = page.getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions()
                        .setHasText(who.get("firstName").asString())
                        .setHas(page.getByText("Applied")));
        while (candidate.count() == 0 && button(page, "Show more").first().isVisible()) {
            button(page, "Show more").first().click();
        }
        var handed = page.getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions()
                        .setHasText(who.get("firstName").asString())
                        .setHas(page.getByText("It shows what it should")));
        inside(handed.filter(new Locator.FilterOptions().setHasText("Certificate")), "It shows what it should")
                .click();
        assertThat(handed).hasCount(1);
        picture(page, "approvals");
        inside(handed, "Reject …").click();
        page.getByLabel("Why").fill("It is somebody else's");
        inside(
                        page.getByRole(AriaRole.ARTICLE)
                                .filter(new Locator.FilterOptions().setHas(page.getByLabel("Why"))),
                        "Reject")
                .click();
        assertThat(handed).hasCount(0);
        inside(candidate, "Approve").click();
        assertThat(candidate).hasCount(0);
        var mentor = admin.query(
                        "query($id: ID!) { mentor(id: $id) { approved verifiedDocuments } }",
                        Map.of("id", who.at("/mentor/id").asString()))
                .get("mentor");
        assertThat(mentor.get("approved").asBoolean()).isTrue();
        assertThat(mentor.at("/verifiedDocuments/0").asString()).isEqualTo("CERTIFICATION");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void a_step_that_was_set_aside_is_sent_again() {
        var mentee = anyone.newMember("MENTEE");
        var bookingId = MentorAtWork.open(anyone, "Skill-" + UUID.randomUUID()).booked(mentee);
        application
                .bean(ProcessSteps.class)
                .park(bookingId, new ExpireHold(new BookingId(bookingId)), "the store was away");
        Eventually.holds(() -> assertThat(admin.query("{ parkedSteps(first: 100) { edges { node { processId } } } }")
                        .findValuesAsString("processId"))
                .contains(bookingId));
        var page = office(1280, false);
        page.navigate("/admin/workings");
        var step = page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(bookingId));
        assertThat(step).containsText("the store was away");
        picture(page, "parked");
        inside(step, "Send again").click();
        // It is done behind the answer.
        Eventually.holds(() -> assertThat(
                        admin.query("{ parkedSteps(resolved: true, first: 100) { edges { node { processId } } } }")
                                .findValuesAsString("processId"))
                .contains(bookingId));
        page.getByText("Done since").click();
        assertThat(step).containsText("Done");
        assertThat(browser.troubles()).isEmpty();
    }

    private GraphQlClient applicant() {
        var applicant = anyone.newMember("MENTOR");
        applicant.mutate(
                "applyAsMentor",
                "ApplyAsMentorInput",
                Map.of("bio", "I build", "skills", List.of("Bridges"), "hourlyRateMinor", 5_000, "currency", "EUR"),
                "mentor { id }");
        return applicant;
    }

    private Page office(int width, boolean dark) {
        var page = browser.window(width, dark);
        signIn(page, email(admin), "mentorlink");
        page.waitForURL(application.url() + "/");
        return page;
    }

    private static Locator inside(Locator where, String name) {
        return where.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
