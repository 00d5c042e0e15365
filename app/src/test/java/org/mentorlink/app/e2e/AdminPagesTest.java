package org.mentorlink.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.Screen.button;
import static org.mentorlink.app.e2e.Screen.email;
import static org.mentorlink.app.e2e.Screen.isAccessible;
import static org.mentorlink.app.e2e.Screen.picture;
import static org.mentorlink.app.e2e.Screen.settled;
import static org.mentorlink.app.e2e.Screen.signIn;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mentorlink.api.work.LongWork.LongWorkKind;
import org.mentorlink.api.work.LongWork.Outcome;
import org.mentorlink.api.work.LongWorks;
import org.mentorlink.booking.BookingCommand.ExpireHold;
import org.mentorlink.booking.BookingId;
import org.mentorlink.governance.RebuildView.RebuildProgress;
import org.mentorlink.membership.MembersImportCommand.BeginImport;
import org.mentorlink.membership.MembersImportId;
import org.mentorlink.query.governance.RebuildProgresses;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.Actor;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;

/** S5: admins at their pages, in a real browser. */
class AdminPagesTest {

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient anyone = application.client();
    private final GraphQlClient admin = anyone.as("admin");

    @RegisterExtension
    final Browser browser = Browser.at(application.url());

    @Test
    void a_member_is_found_shut_out_let_in_and_given_a_role() {
        var member = anyone.newMember("MENTEE");
        var who = member.query("{ me { id firstName } }").get("me");
        var page = browser.signedIn(admin, "mentorlink", 1280, false);
        page.navigate("/admin");
        page.getByLabel("Name or address").fill(who.get("firstName").asString());
        page.waitForURL("**/admin?q=*");
        page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("People"))
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(who.get("firstName").asString()))
                .click();
        var panel = page.getByRole(AriaRole.DIALOG);
        assertThat(page.getByTestId("member-status")).hasText("Not verified");

        inside(panel, "Suspend").click();
        page.getByLabel("Why").fill("Sold things to mentors");
        inside(panel, "Suspend").click();
        assertThat(page.getByTestId("member-status")).hasText("Suspended");
        picture(page, "person");
        var after = admin.query(
                        "query($id: ID!) { member(id: $id) { status history { type reason } } }",
                        Map.of("id", who.get("id").asString()))
                .get("member");
        assertThat(after.get("status").asString()).isEqualTo("SUSPENDED");
        assertThat(after.get("history").findValuesAsString("reason")).contains("Sold things to mentors");

        inside(panel, "Let in again").click();
        page.getByLabel("Why").fill("A mistake of ours");
        inside(panel, "Let in again").click();
        assertThat(page.getByTestId("member-status")).hasText("Not verified");

        panel.getByLabel("Another role").first().click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Finance"))
                .click();
        inside(panel, "Give").click();
        assertThat(inside(panel, "Take away: Finance")).isVisible();
        inside(panel, "Take away: Mentee").click();
        page.getByLabel("Why").fill("Works here now");
        panel.locator("form button[type=submit]").click();
        assertThat(inside(panel, "Take away: Mentee")).isHidden();
        assertThat(admin.query(
                                "query($id: ID!) { member(id: $id) { roles } }",
                                Map.of("id", who.get("id").asString()))
                        .at("/member/roles")
                        .valueStream()
                        .map(role -> role.asString()))
                .containsExactly("FINANCE");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void staff_is_invited_and_a_members_list_is_taken_but_for_its_bad_rows() {
        var email = "invited-" + UUID.randomUUID() + "@example.org";
        KnownSecrets.note(email);
        var page = browser.signedIn(admin, "mentorlink", 1280, false);
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
        showsAnImportUntilItIsStopped(page);
        assertThat(browser.troubles()).isEmpty();
    }

    /** One without a file, so that nothing ends it before. */
    private void showsAnImportUntilItIsStopped(Page page) {
        var importId = MembersImportId.random();
        application
                .bean(CommandGateway.class)
                .sendAndWait(GenericCommandMessage.asCommandMessage(new BeginImport(importId))
                        .withMetaData(new Actor(admin.me(), "ADMIN").asMetaData()));
        var state = "query($id: ID!) { membersImport(id: $id) { state } }";
        Eventually.holds(() -> assertThat(admin.request(state, Map.of("id", importId.value()))
                        .at("/data/membersImport/state")
                        .asString(""))
                .isEqualTo("RUNNING"));
        page.navigate("/admin/joining?id=" + importId.value());
        assertThat(page.getByTestId("running")).isVisible();
        button(page, "Stop").click();
        assertThat(page.getByTestId("import-state")).hasText("Stopped");
        assertThat(page.getByTestId("running")).isHidden();
        assertThat(page.getByText("0 rows read")).isVisible();
    }

    @Test
    void a_background_check_is_given_back_and_then_passed() {
        var mentor = MentorAtWork.open(anyone, "Skill-" + UUID.randomUUID()).client();
        var name = mentor.query("{ me { firstName } }").at("/me/firstName").asString();
        var program = admin.createProgram(Map.of("name", "Checked " + UUID.randomUUID(), "kind", "ONE_ON_ONE"));
        admin.mutate(
                "changeProgram",
                "ChangeProgramInput",
                Map.of("programId", program, "backgroundCheckRequired", true),
                "program { id }");
        var enrolment = Map.of("programId", program, "role", "MENTOR", "memberId", mentor.me());
        admin.mutate("enrolMember", "EnrolmentInput", enrolment, "onboarding { id }");
        mentor.mutate("enrolMember", "EnrolmentInput", enrolment, "onboarding { id }");
        asksForTheCheck(mentor, program);
        var page = browser.signedIn(admin, "mentorlink", 1280, false);
        page.navigate("/admin/onboarding?program=" + program);
        var one = page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(name));
        assertThat(one).containsText("Waits for you");
        inside(one, "Give back …").click();
        one.getByLabel("Why").fill("It is too old");
        inside(one, "Give back").click();
        assertThat(one.getByText("Waits for you")).hasCount(0);
        asksForTheCheck(mentor, program);
        page.reload();
        var all = new SoftAssertions();
        isAccessible(all, page, "/admin/onboarding?program=" + program);
        all.assertAll();
        inside(one, "Pass").click();
        assertThat(page.getByText("Nobody is on the way")).isVisible();
        assertThat(mentor.query("{ me { onboarding { percent program { id } } } }")
                        .at("/me/onboarding")
                        .valueStream()
                        .filter(each -> each.at("/program/id").asString("").equals(program))
                        .map(each -> each.get("percent").asInt()))
                .containsExactly(100);
        assertThat(browser.troubles()).isEmpty();
    }

    private static void asksForTheCheck(GraphQlClient mentor, String program) {
        mentor.mutate(
                "completeOnboardingStep",
                "CompleteOnboardingStepInput",
                Map.of("role", "MENTOR", "programId", program, "step", "background-check"),
                "onboarding { id }");
    }

    @Test
    void a_review_is_changed_by_its_author_and_hidden_and_put_back_by_an_admin() {
        var mentor = MentorAtWork.open(anyone, "Skill-" + UUID.randomUUID());
        var mentee = anyone.newMember("MENTEE");
        var booked = mentor.held(mentee);
        Eventually.holds(
                () -> assertThat(mentee.read(booked).get("status").asString()).isEqualTo("COMPLETED"));
        mentee.mutate(
                "rateSession",
                "RateSessionInput",
                Map.of("bookingId", booked, "rating", 2, "text", "Rude words", "anonymous", false),
                "review { id }");
        var own = browser.signedIn(mentee, 360, true);
        own.navigate("/bookings/" + booked);
        button(own, "Change it").click();
        own.getByLabel("What should others know?").fill("Ruder words");
        var review = own.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Your review"));
        button(review, "Save").click();
        assertThat(review).containsText("Ruder words");
        assertThat(button(review, "Change it")).isVisible();

        var page = browser.signedIn(admin, "mentorlink", 1280, false);
        page.navigate("/mentors/" + mentor.id());
        var shown = page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText("Ruder words"));
        inside(shown, "Take from the page").click();
        page.getByLabel("Why").fill("Nobody is called that here");
        inside(page.getByRole(AriaRole.DIALOG), "Take from the page").click();
        assertThat(shown).hasCount(0);
        own.reload();
        assertThat(own.getByText("Nobody is called that here")).isVisible();

        page.navigate("/admin/reviews");
        assertThat(shown).containsText("Nobody is called that here");
        picture(page, "hidden-reviews");
        inside(shown, "Put back").click();
        assertThat(shown).hasCount(0);
        assertThat(anyone.query(
                                "query($id: ID!) { mentor(id: $id) { reviews { edges { node { text } } } } }",
                                Map.of("id", mentor.id()))
                        .findValuesAsString("text"))
                .containsExactly("Ruder words");
        notesInPrivate(mentor.client(), page, booked);
        button(own, "Take it back …").click();
        button(own.getByRole(AriaRole.DIALOG), "Take it back").click();
        assertThat(own.getByText("Your review")).hasCount(0);
        assertThat(browser.troubles()).isEmpty();
    }

    /** N3: the mentor writes, and does not read; admins read. */
    private void notesInPrivate(GraphQlClient mentor, Page staff, String booked) {
        var page = browser.signedIn(mentor, 1280, false);
        page.navigate("/bookings/" + booked);
        var notes = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Private notes"));
        notes.getByLabel("What should admins know?").fill("Was not well");
        button(notes, "Keep the note").click();
        assertThat(notes).containsText("1 note is kept");
        assertThat(notes.getByText("Was not well")).hasCount(0);
        staff.navigate("/bookings/" + booked);
        assertThat(staff.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Private notes")))
                .containsText("Was not well");
    }

    @Test
    void a_category_is_added_renamed_and_taken_out() {
        var name = "Field " + UUID.randomUUID();
        var page = browser.signedIn(admin, "mentorlink", 360, false);
        page.navigate("/admin/categories");
        button(page, "Add a category").click();
        page.getByLabel("Name").fill(name);
        button(page, "Save").click();
        button(page, "Change " + name).click();
        page.getByLabel("Name").fill(name + " anew");
        button(page, "Save").click();
        button(page, "Take out " + name + " anew").click();
        button(page, "Undo").click();
        button(page, "Take out " + name + " anew").click();
        // Whoever leaves has made up their mind.
        page.navigate("/admin/reviews");
        Eventually.holds(() -> assertThat(
                        admin.query("{ categories(retiredToo: true, first: 100) { edges { node { name retired } } } }")
                                .toString())
                .contains("{\"name\":\"" + name + " anew\",\"retired\":true}"));
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void a_mentor_is_approved_and_a_document_is_looked_at() {
        var applicant = applicant();
        var who = applicant.query("{ me { firstName mentor { id } } }").get("me");
        applicant.uploadDocument("CERTIFICATION");
        applicant.uploadDocument("RESUME");
        var page = browser.signedIn(admin, "mentorlink", 1280, false);
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
        agreesOnACommission(page, who.get("firstName").asString());
        assertThat(browser.troubles()).isEmpty();
    }

    /** K5 */
    private void agreesOnACommission(Page page, String firstName) {
        page.navigate("/admin?q=" + firstName);
        page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("People"))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(firstName))
                .click();
        var panel = page.getByRole(AriaRole.DIALOG);
        var commission = page.getByTestId("commission");
        assertThat(commission).hasText("25%, as usual");
        inside(panel, "Agree on another share").click();
        panel.getByLabel("Percent").fill("20.5");
        page.getByLabel("Why").fill("A founding mentor");
        inside(panel, "Agree on another share").click();
        assertThat(commission).hasText("20.5%, as agreed");
        inside(panel, "The usual share again").click();
        page.getByLabel("Why").fill("No more");
        inside(panel, "The usual share again").click();
        assertThat(commission).hasText("25%, as usual");
    }

    @Test
    void a_dispute_is_split_and_its_session_is_looked_at_in_the_past() {
        var bookingId = disputed();
        var page = browser.signedIn(admin, "mentorlink", 1280, false);
        page.navigate("/admin/disputes?booking=" + bookingId);
        assertThat(page.getByTestId("money")).containsText("EUR\u00a0100.00");
        page.getByLabel("Split").check();
        page.getByLabel("What goes back, in EUR").fill("40");
        assertThat(page.getByTestId("back")).containsText("EUR\u00a040.00");
        page.getByLabel("Why").fill("Half of it was held");
        picture(page, "dispute");
        button(page, "Split").click();
        assertThat(page.getByTestId("decided")).containsText("Half of it was held");
        var dispute = admin.query(
                        "query($id: ID!) { booking(id: $id) { dispute { decision } payment { refunded { amountMinor } } } }",
                        Map.of("id", bookingId))
                .get("booking");
        assertThat(dispute.at("/dispute/decision").asString()).isEqualTo("SPLIT");
        assertThat(page.getByTestId("money")).containsText("Returned so far");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All that happened"))
                .click();
        page.waitForURL("**/admin/audit?subject=bkg_*");
        assertThat(page.getByTestId("past")).isHidden();
        var slider = page.getByRole(AriaRole.SLIDER);
        slider.focus();
        slider.press("Home");
        assertThat(page.getByTestId("past")).containsText("You are viewing the past");
        assertThat(page.getByTestId("then")).containsText("REQUESTED");
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What differs")))
                .containsText("dispute.decision");
        // Whoever is given the address sees the same.
        page.reload();
        assertThat(page.getByTestId("then")).containsText("REQUESTED");
        settled(page);
        picture(page, "time-travel");
        button(page, "Back to now").click();
        assertThat(page.getByTestId("past")).isHidden();
        showsLongWorkUntilItIsStopped(page, LongWorkKind.AUDIT_CHECK, "Verify the whole trail");
        button(page, "Verify the whole trail").click();
        assertThat(page.getByTestId("audit-valid")).hasText("Nothing was changed");
        page.reload();
        assertThat(page.getByTestId("audit-valid")).hasText("Nothing was changed");
        page.navigate("/books/reconciliation");
        showsLongWorkUntilItIsStopped(page, LongWorkKind.RECONCILIATION, "Compare");
        assertThat(browser.troubles()).isEmpty();
    }

    /** Begun by somebody else, and taking until it is stopped. */
    private void showsLongWorkUntilItIsStopped(Page page, LongWorkKind kind, String begins) {
        var over = new CountDownLatch(1);
        application
                .bean(LongWorks.class)
                .begin(
                        kind,
                        admin.me(),
                        workId -> {
                            try {
                                return over.await(1, TimeUnit.MINUTES);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        found -> new Outcome(null, null));
        page.reload();
        assertThat(page.getByTestId("running")).isVisible();
        assertThat(button(page, begins)).isDisabled();
        page.reload();
        button(page, "Stop").click();
        assertThat(page.getByText("nothing of it was kept")).isVisible();
        assertThat(page.getByTestId("running")).isHidden();
        over.countDown();
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
        var page = browser.signedIn(admin, "mentorlink", 1280, false);
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

        page.getByText("Processors", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.waitForURL("**/admin/workings?show=processors");
        var names = admin.query("{ eventProcessors { processors { name } } }")
                .at("/eventProcessors/processors")
                .findValuesAsString("name");
        assertThat(names)
                .contains("projection-bookings")
                .anyMatch(name -> name.startsWith("saga-"))
                .allSatisfy(name -> assertThat(page.getByText(name, new Page.GetByTextOptions().setExact(true)))
                        .isVisible());
        picture(page, "processors");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Rebuild saga-booking")))
                .hasCount(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Rebuild projection-ledger"))
                .click();
        var why = page.getByRole(AriaRole.DIALOG);
        why.getByLabel("Why").fill("an entry looks wrong");
        why.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Rebuild"))
                .click();
        var ledger = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("projection-ledger"));
        assertThat(ledger.getByText("Rebuilt ")).isVisible();
        var asked = admin.query(
                        "{ auditTrail(subject: \"rdm_ledger\", first: 100) { edges { node { type reason } } } }")
                .at("/auditTrail/edges");
        assertThat(asked.findValuesAsString("reason")).contains("an entry looks wrong");
        assertThat(browser.troubles()).isEmpty();
    }

    /** Held up, so that it can be seen and stopped. */
    @Test
    void an_admin_sees_a_rebuild_under_way_and_stops_it() {
        var rebuilder = application.bean("rebuilder", SmartLifecycle.class);
        rebuilder.stop();
        try {
            var rebuildId = admin.mutate(
                            "rebuildProjection",
                            "RebuildProjectionInput",
                            Map.of("name", "projection-members-list"),
                            "rebuild { id }")
                    .at("/rebuild/id")
                    .asString();
            var progresses = application.bean(RebuildProgresses.class);
            progresses.note(rebuildId, new RebuildProgress(1_000, 5_000, 400, false));
            var page = browser.signedIn(admin, "mentorlink", 1280, false);
            page.navigate("/admin/workings?show=processors");
            var row = page.getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions().setHasText("projection-members-list"));
            assertThat(row.getByText("Being rebuilt")).isVisible();
            assertThat(row.getByText("1,000 of 5,000 · 400 a second · about 10 s left"))
                    .isVisible();
            var all = new SoftAssertions();
            isAccessible(all, page, "/admin/workings?show=processors");
            all.assertAll();
            progresses.note(rebuildId, new RebuildProgress(3_000, 5_000, 400, false));
            assertThat(row.getByText("3,000 of 5,000 · 400 a second · about 5 s left"))
                    .isVisible();
            row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Stop"))
                    .click();
            assertThat(row.getByText("Stopped ")).isVisible();
            assertThat(row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Rebuild")))
                    .isVisible();
            progresses.forget(rebuildId);
            assertThat(browser.troubles()).isEmpty();
        } finally {
            rebuilder.start();
        }
    }

    /** What others have booked is no session of an admin's, and is listed where they ask for it. */
    @Test
    void the_tabs_fit_on_a_line_in_either_language_and_a_button_is_as_wide_as_its_word() {
        var page = browser.signedIn(admin, "mentorlink", 1280, false);
        page.navigate("/admin/workings?show=processors");
        for (var language : List.of("en", "de")) {
            page.evaluate("language => localStorage.setItem('mentorlink.language', language)", language);
            page.reload();
            page.waitForSelector("main td button");
            var tabs = page.locator("main [role=tablist]").first();
            assertThat((Integer) tabs.evaluate(
                            "list => new Set([...list.querySelectorAll('[role=tab]')].map(tab => tab.offsetTop)).size"))
                    .as("lines in " + language)
                    .isEqualTo(1);
            assertThat((Boolean) tabs.evaluate("list => list.scrollWidth <= list.clientWidth"))
                    .as("all in sight in " + language)
                    .isTrue();
            picture(page, "admin-tabs-" + language);
        }
        assertThat((Boolean) page.evaluate("() => [...document.querySelectorAll('main td button')]"
                        + ".every(button => button.offsetWidth < button.parentElement.clientWidth)"))
                .isTrue();
    }

    @Test
    void bookings_of_others_are_listed_apart_from_ones_own() {
        var mentor = MentorAtWork.open(anyone, "listed-" + UUID.randomUUID());
        var mentee = anyone.newMember("MENTEE");
        var booked = mentor.booked(mentee);
        var page = browser.signedIn(admin, "mentorlink", 1280, false);
        var line = page.locator("a[href$='" + booked + "']");
        for (var own : List.of("/", "/bookings")) {
            page.navigate(own);
            assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
            assertThat(page.locator("[aria-busy=true]")).hasCount(0);
            assertThat(line).hasCount(0);
        }
        page.getByText("Everybody’s").click();
        page.waitForURL("**/bookings?show=all");
        assertThat(line).isVisible();

        var hers = browser.signedIn(mentee, 1280, false);
        hers.navigate("/bookings?show=all");
        assertThat(hers.locator("a[href$='" + booked + "']")).isVisible();
        assertThat(hers.getByText("Everybody’s")).isHidden();
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void who_is_no_admin_sees_nothing_of_it() {
        var page = browser.window(1280, false);
        signIn(page, "finance@mentorlink.example", "mentorlink");
        page.waitForURL(application.url() + "/");
        page.navigate("/admin/disputes");
        assertThat(page.getByText("You may not do this.")).isVisible();
        assertThat(page.getByRole(AriaRole.TAB)).hasCount(0);
    }

    @Test
    void a_program_is_created_asks_for_something_and_invites_somebody() {
        var mentor = MentorAtWork.open(anyone, "Skill-" + UUID.randomUUID());
        var name = "Program " + UUID.randomUUID();
        var page = browser.signedIn(admin, "mentorlink", 1280, false);
        page.navigate("/admin/programs");
        button(page, "Create a program").click();
        page.getByLabel("Name of the program").fill(name);
        button(page, "Create a program").click();
        page.waitForURL("**/admin/programs?id=prg_*");
        var id = page.url().replaceAll(".*id=", "");
        page.getByLabel("What it is for").fill("To learn from each other");
        button(page, "Save").first().click();
        Eventually.holds(
                () -> assertThat(program(id).get("description").asString()).isEqualTo("To learn from each other"));

        // What is asked of mentors, in order.
        assertThat(button(page, "Save the steps")).isDisabled();
        button(page, "Add the step").click();
        var steps = page.locator("[role=group][aria-label^='Step ']");
        steps.last().getByRole(AriaRole.TEXTBOX).first().fill("Read the handbook");
        steps.last().getByLabel("Has to be done before a session").click();
        // What is not saved yet is still there after a look at what mentees are asked.
        for (var role : List.of("Mentees", "Mentors")) {
            page.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName("Role"))
                    .getByText(role)
                    .click();
        }
        assertThat(steps.last().getByRole(AriaRole.TEXTBOX).first()).hasValue("Read the handbook");
        button(page, "Save the steps").click();
        Eventually.holds(() -> {
            var asked = program(id).at("/onboardingPlan/steps").valueStream().toList();
            assertThat(asked).isNotEmpty();
            var last = asked.getLast();
            assertThat(last.get("title").asString()).isEqualTo("Read the handbook");
            assertThat(last.get("required").asBoolean()).isTrue();
        });

        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Invite somebody"))
                .fill(email(mentor.client()));
        page.locator("[role=option]").first().click();
        var row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Invited"));
        assertThat(row).hasCount(1);
        picture(page, "program");
        inside(row, "End").click();
        assertThat(row).hasCount(0);
        button(page, "Invite again").click();
        assertThat(row).hasCount(1);

        page.getByLabel("What the break is called").fill("Exam weeks");
        var day =
                LocalDate.ofInstant(application.client().now(), ZoneOffset.UTC).plusDays(30);
        page.getByLabel("Begins").fill(day + "T08:00");
        page.getByLabel("Ends").fill(day.plusDays(7) + "T08:00");
        button(page, "Add the break").click();
        assertThat(page.getByLabel("Open again: Exam weeks")).isVisible();

        button(page, "End the program").click();
        button(page, "End it for good").click();
        assertThat(page.getByText("Over", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(button(page, "Save the steps")).hasCount(0);
        assertThat(program(id).get("closed").asBoolean()).isTrue();
        page.navigate("/admin/programs");
        assertThat(page.getByText(name)).hasCount(0);
        page.getByLabel("Those that are over, too").click();
        page.waitForURL("**/admin/programs?closed=too");
        assertThat(page.getByText(name)).isVisible();
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void who_runs_a_program_has_its_pages_and_no_others() {
        var mine = "Mine " + UUID.randomUUID();
        var others = "Of others " + UUID.randomUUID();
        var runs = anyone.newMember("MENTEE");
        var programs = Stream.of(mine, others)
                .map(name -> admin.createProgram(Map.of("name", name, "kind", "GROUP")))
                .toList();
        admin.mutate(
                "appointProgramAdmin",
                "ProgramAdminInput",
                Map.of("programId", programs.getFirst(), "memberId", runs.me()),
                "program { id }");
        var page = browser.signedIn(runs, 1280, false);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Account of"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Programs"))
                .click();
        page.waitForURL("**/admin/programs");
        assertThat(page.getByRole(AriaRole.TAB)).hasText(new String[] {"Programs", "Onboarding"});
        assertThat(page.getByText(others)).hasCount(0);
        page.getByText(mine).click();
        page.waitForURL("**/admin/programs?id=" + programs.getFirst());
        assertThat(button(page, "Add the step")).isVisible();
        // What only admins do is not offered.
        assertThat(button(page, "End the program")).hasCount(0);
        assertThat(page.getByLabel("Let somebody run it")).hasCount(0);
        settled(page);
        assertThat(Browser.obstacles(page)).isEmpty();
        invitesByNameAlone(page);
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Onboarding"))
                .click();
        page.navigate("/admin");
        assertThat(page.getByText("You may not do this.")).isVisible();
        assertThat(browser.troubles()).isEmpty();
    }

    /** Who runs a program finds whom they know by name, and learns no address. */
    private void invitesByNameAlone(Page page) {
        var other = anyone.newMember("MENTEE");
        var name = other.query("{ me { firstName } }").at("/me/firstName").asString();
        page.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName("Role"))
                .getByText("Mentees")
                .click();
        var pick = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Invite somebody"));
        pick.fill(email(other));
        assertThat(page.getByText("Nobody of that name")).isVisible();
        pick.fill(name);
        var found = page.locator("[role=option]").filter(new Locator.FilterOptions().setHasText(name));
        assertThat(found.first()).isVisible();
        assertThat(found.first()).not().containsText("@");
        found.first().click();
        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Invited")))
                .hasCount(1);
    }

    private JsonNode program(String id) {
        return admin.query(
                        "query($id: ID!) { program(id: $id) { description closed onboardingPlan(role: MENTOR) {"
                                + " steps { title required } } } }",
                        Map.of("id", id))
                .get("program");
    }

    @Test
    void a_long_list_is_come_back_to_as_far_as_it_was_read() {
        // A page of invitations has 20.
        var emails = IntStream.range(0, 21)
                .mapToObj(number -> "asked-" + number + "-" + UUID.randomUUID() + "@example.org")
                .toList();
        emails.forEach(KnownSecrets::note);
        emails.forEach(email -> admin.mutate(
                "inviteAdmin",
                "InviteAdminInput",
                Map.of("email", email, "role", "FINANCE", "reason", "To help"),
                "invitation { id }"));
        var page = browser.signedIn(admin, "mentorlink", 1280, false);
        page.navigate("/admin/joining");
        assertThat(page.getByText(emails.getLast())).isVisible();
        var first = page.getByText(emails.getFirst());
        assertThat(first).hasCount(0);
        button(page, "Show more").first().click();
        assertThat(first).isVisible();
        page.waitForURL("**/admin/joining?page=2");
        page.reload();
        assertThat(first).isVisible();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("People"))
                .click();
        page.waitForURL("**/admin");
        page.goBack();
        assertThat(first).isVisible();
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void every_page_is_accessible_bright_and_dark_narrow_and_wide() {
        var bookingId = disputed();
        var applicant = applicant();
        applicant.uploadDocument("BACKGROUND_CHECK");
        var memberId = applicant.me();
        var programId = admin.createProgram(Map.of("name", "Looked at", "kind", "GROUP"));
        var all = new SoftAssertions();

        var page = browser.signedIn(admin, "mentorlink", 1280, false);
        for (var path : List.of(
                "/admin",
                "/admin?member=" + memberId,
                "/admin/joining",
                "/admin/approvals",
                "/admin/programs",
                "/admin/programs?id=" + programId,
                "/admin/onboarding",
                "/admin/categories",
                "/admin/reviews",
                "/admin/disputes",
                "/admin/strikes",
                "/admin/disputes?booking=" + bookingId,
                "/admin/audit",
                "/admin/audit?subject=" + bookingId + "&at="
                        + application.client().now(),
                "/admin/workings",
                "/admin/workings?show=processors")) {
            isAccessible(all, page, path);
        }
        all.assertAll();
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

    private String disputed() {
        var mentee = anyone.newMember("MENTEE");
        var bookingId = MentorAtWork.open(anyone, "Skill-" + UUID.randomUUID()).held(mentee);
        Eventually.holds(() ->
                assertThat(mentee.read(bookingId).get("status").asString()).isEqualTo("COMPLETED"));
        mentee.mutate(
                "openDispute",
                "OpenDisputeInput",
                Map.of("bookingId", bookingId, "reason", "We stopped in the middle"),
                "dispute { id }");
        return bookingId;
    }

    private static Locator inside(Locator where, String name) {
        return where.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
