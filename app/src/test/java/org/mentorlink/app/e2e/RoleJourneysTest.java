package org.mentorlink.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;
import static org.mentorlink.app.e2e.Screen.button;
import static org.mentorlink.app.e2e.Screen.choose;
import static org.mentorlink.app.e2e.Screen.email;
import static org.mentorlink.app.e2e.Screen.heading;
import static org.mentorlink.app.e2e.Screen.money;
import static org.mentorlink.app.e2e.Screen.picture;
import static org.mentorlink.app.e2e.Screen.settled;
import static org.mentorlink.app.e2e.Screen.signIn;
import static org.mentorlink.app.e2e.Screen.status;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * S5: one person of each role from the sign-in to the end, in a real browser. What the pages show is compared with what the API
 * answers. The application is their own, for its clock goes on with the sessions that are held.
 */
@TestMethodOrder(OrderAnnotation.class)
class RoleJourneysTest {

    private static final ZoneId BROWSERS_ZONE = ZoneId.of("Africa/Johannesburg");
    /** A capture that the ledger knows nothing of. */
    private static final String REPORT = "kind,reference,merchant_reference,amount_minor,currency,fee_minor,booked_at\n"
            + "CAPTURE,ch_test,pay_test,100,ZAR,0,2020-01-01T12:00:00Z\n";

    private static ApplicationUnderTest application;
    private static GraphQlClient anyone;

    @RegisterExtension
    final Browser browser = Browser.at(application.url());

    @BeforeAll
    static void start() {
        application = ApplicationUnderTest.fresh();
        anyone = application.client();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    @Order(2)
    void a_mentee_searches_books_moves_is_there_reviews_and_questions() {
        var skill = "Looms " + UUID.randomUUID();
        var mentor = MentorAtWork.open(anyone, skill);
        Eventually.holds(() -> assertThat(found(skill)).isEqualTo(1));
        var page = browser.window(1280, false);
        var mentee = anyone.signedIn(Screen.signUp(page, "Pat", "I look for a mentor"), GraphQlClient.PASSWORD);
        assertThat(heading(page)).containsText("Pat");

        page.getByRole(AriaRole.SEARCHBOX).fill("Looms");
        button(page, "Find").click();
        page.waitForURL("**/mentors?q=Looms");
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Skills"))
                .getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(skill))
                .check();
        page.waitForURL("**skills=*");
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Mentors found"))
                        .getByRole(AriaRole.STATUS)
                        .first())
                .hasText(found(skill) + " mentor");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(skill))
                .click();
        page.waitForURL("**/mentors/mtr_*");

        choose(page.locator("main"), inDays(3), nextFree(mentor.id()));
        page.waitForURL("**/book?*");
        var chosen = Instant.parse(
                URLDecoder.decode(URI.create(page.url()).getRawQuery().replaceAll(".*at=([^&]*).*", "$1"), UTF_8));
        var rate = anyone.query(
                        "query($id: ID!) { mentor(id: $id) { hourlyRate { amountMinor currency } } }",
                        Map.of("id", mentor.id()))
                .at("/mentor/hourlyRate");
        assertThat(page.getByText("Cancel until")).containsText(money(page, rate));
        page.getByLabel("What do you want to talk about?").fill("A loom of my own");
        button(page, "Book for " + money(page, rate)).click();

        page.waitForURL("**/bookings/bkg_*");
        var id = URI.create(page.url()).getPath().replaceAll(".*/", "");
        assertThat(status(page)).hasText("Confirmed");
        assertThat(page.getByTestId("payment")).hasText("Paid");
        assertThat(startOf(mentee, id)).isEqualTo(chosen);

        button(page, "Another time").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        choose(dialog, inDays(4), nextFree(mentor.id()));
        var costs = page.getByTestId("move-costs");
        var wanted = chosen.plus(Duration.ofDays(1));
        var quote = mentee.query(
                        "query($id: ID!, $at: DateTime!) { booking(id: $id) { rescheduleQuote(startsAt: $at) {"
                                + " price { amountMinor currency } difference { amountMinor currency } effect immediate } } }",
                        Map.of("id", id, "at", wanted.toString()))
                .at("/booking/rescheduleQuote");
        assertThat(quote.get("effect").asString()).isEqualTo("NONE");
        assertThat(quote.get("immediate").asBoolean()).isTrue();
        assertThat(costs).containsText("Price then" + money(page, quote.get("price")));
        assertThat(costs).containsText("Difference" + money(page, quote.get("difference")));
        assertThat(costs).containsText("What was paid stays.");
        assertThat(costs).containsText("It moves at once.");
        button(dialog, "Take").click();
        assertThat(dialog).isHidden();
        Eventually.holds(() -> assertThat(startOf(mentee, id)).isEqualTo(wanted));
        var moves = page.locator(".mantine-Timeline-item")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("Moved|Another time")));
        assertThat(moves).hasCount(1);
        assertThat(moves)
                .containsText("From " + Screen.dateTime(chosen, BROWSERS_ZONE) + " to "
                        + Screen.dateTime(wanted, BROWSERS_ZONE) + " (Johannesburg, GMT+2)");
        assertThat(moves).containsText("You");
        page.getByText("Not possible now").click();
        assertThat(page.getByText("I am here: It opens on "
                        + Screen.dateTime(wanted.minus(Duration.ofMinutes(30)), BROWSERS_ZONE)))
                .isVisible();

        anyone.advanceTo(wanted.minus(Duration.ofMinutes(5)));
        page.reload();
        button(page, "I am here").click();
        assertThat(page.getByText("You are checked in.")).isVisible();
        mentor.client().act("checkIn", id);
        anyone.advanceTo(wanted.plus(Duration.ofMinutes(61)));
        Eventually.holds(
                () -> assertThat(mentee.read(id).get("status").asString()).isEqualTo("COMPLETED"));
        page.reload();
        assertThat(status(page)).hasText("Held");

        var asked = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("How was it?"));
        asked.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("4 stars"))
                .press(" ");
        asked.getByLabel("What should others know?").fill("Patient with every knot");
        button(asked, "Send the review").click();
        var own = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Your review"));
        assertThat(own).containsText("Patient with every knot");
        Eventually.holds(() -> assertThat(anyone.query(
                                "query($id: ID!) { mentor(id: $id) { reviews { edges { node { rating text } } } } }",
                                Map.of("id", mentor.id()))
                        .at("/mentor/reviews/edges")
                        .toString())
                .isEqualTo("[{\"node\":{\"rating\":4,\"text\":\"Patient with every knot\"}}]"));

        button(page, "Something was wrong").click();
        dialog.getByLabel("Why").fill("It ended after half an hour");
        button(dialog, "Send").click();
        assertThat(dialog).isHidden();
        assertThat(status(page)).hasText("In dispute");
        button(page, "Make a statement").click();
        dialog.getByLabel("How it was").fill("The line went dead at half past");
        button(dialog, "Make a statement").click();
        assertThat(dialog).isHidden();
        // Who is told of it follows in its own time.
        var facts = page.getByTestId("facts")
                .locator(".mantine-Timeline-item")
                .filter(new Locator.FilterOptions().setHasNotText("Somebody was told"));
        assertThat(facts.last()).containsText("The line went dead at half past");
        assertThat(facts).hasCount((int)
                mentee.query("query($id: ID!) { booking(id: $id) { dispute { timeline { kind } } } }", Map.of("id", id))
                        .at("/booking/dispute/timeline")
                        .valueStream()
                        .filter(fact -> !fact.get("kind").asString().startsWith("NOTICE_"))
                        .count());
        settled(page);
        assertThat(Browser.obstacles(page)).isEmpty();
        picture(page, "own-dispute");
        assertThat(browser.troubles()).isEmpty();
    }

    private static int found(String skill) {
        return anyone.query(
                        "query($skill: String!) { mentors(skills: [$skill]) { totalCount } }", Map.of("skill", skill))
                .at("/mentors/totalCount")
                .asInt();
    }

    private static LocalDate inDays(int days) {
        return LocalDate.ofInstant(anyone.now(), BROWSERS_ZONE).plusDays(days);
    }

    private static LocalDate nextFree(String mentorId) {
        return LocalDate.ofInstant(Instant.parse(anyone.slot(mentorId, Duration.ZERO, 0)), BROWSERS_ZONE);
    }

    private static Instant startOf(GraphQlClient viewer, String id) {
        return Instant.parse(viewer.read(id).get("startsAt").asString());
    }

    @Test
    @Order(3)
    void a_mentor_applies_is_approved_answers_holds_and_is_paid() {
        var page = browser.window(1280, false);
        var name = "Mo-" + UUID.randomUUID();
        var mentor = anyone.signedIn(Screen.signUp(page, name, "I want to mentor"), GraphQlClient.PASSWORD);
        assertThat(heading(page)).hasText("Become a mentor");
        page.getByLabel("What you do").fill("Weaver");
        page.getByLabel("About you").fill("Ten years at the loom");
        page.getByLabel("Skills").first().fill("Weaving");
        page.keyboard().press("Enter");
        page.getByLabel("Price of an hour").fill("80.50");
        page.getByLabel("Confirms each booking").check();
        button(page, "Apply").click();
        assertThat(page.getByText("Your application is with the admins")).isVisible();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("My hours"))
                .first()
                .click();
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Monday"))
                .check(new Locator.CheckOptions().setForce(true));
        button(page, "Copy Monday to all weekdays").click();
        button(page, "Save the hours").click();
        assertThat(page.getByText("Your hours are saved.")).isVisible();

        page.navigate("/settings/onboarding");
        var steps = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("As a mentor"));
        for (var kind : List.of("I agree", "I have worked through it")) {
            // The next step is open.
            button(steps, kind).first().click();
            assertThat(button(steps, kind)).hasCount(0);
            page.reload();
        }

        var office = browser.signedIn(anyone.as("admin"), "mentorlink", 1280, false);
        office.navigate("/admin/approvals");
        var candidate = office.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(name));
        button(candidate, "Approve").click();
        assertThat(candidate).hasCount(0);
        var id = mentor.query("{ me { mentor { id } } }").at("/me/mentor/id").asString();

        var mentee = anyone.newMember("MENTEE");
        var asked = mentee.requestBooking(booking(id, mentee.slot(id, Duration.ofDays(2), 0), "pm_card_visa"))
                .at("/booking/id")
                .asString();
        page.navigate("/desk");
        assertThat(page.getByRole(AriaRole.ARTICLE)).hasCount(1);
        picture(page, "request");
        page.keyboard().press("a");
        assertThat(page.getByRole(AriaRole.ARTICLE)).hasCount(0);
        Eventually.holds(
                () -> assertThat(mentee.read(asked).get("status").asString()).isEqualTo("CONFIRMED"));

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("How to test"))
                .click();
        page.waitForURL("**/bookings/" + asked);
        button(page, "Another time").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        var before = startOf(mentee, asked);
        var times = dialog.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Free times"));
        times.getByRole(AriaRole.BUTTON).last().click();
        assertThat(page.getByTestId("move-costs")).containsText("EUR\u00a080.50");
        button(dialog, "Take").click();
        assertThat(dialog).isHidden();
        assertThat(page.getByText("You have proposed another time")).isVisible();
        var proposal = mentee.query(
                        "query($id: ID!) { booking(id: $id) { pendingProposal { id startsAt } } }", Map.of("id", asked))
                .at("/booking/pendingProposal");
        mentee.mutate(
                "acceptProposal",
                "ProposalAnswerInput",
                Map.of("bookingId", asked, "proposalId", proposal.get("id").asString()),
                "booking { id }");
        assertThat(page.getByText("You have proposed another time")).hasCount(0);
        var startsAt = Instant.parse(proposal.get("startsAt").asString());
        assertThat(startsAt).isNotEqualTo(before);
        assertThat(startOf(mentee, asked)).isEqualTo(startsAt);

        anyone.advanceTo(startsAt.minus(Duration.ofMinutes(5)));
        page.reload();
        button(page, "I am here").click();
        assertThat(page.getByText("You are checked in.")).isVisible();
        mentee.act("checkIn", asked);
        anyone.advanceTo(startsAt.plus(Duration.ofMinutes(61)));
        assertThat(status(page)).hasText("Held");
        anyone.advance(Duration.ofHours(25));
        Eventually.holds(() ->
                assertThat(earned(mentor).at("/0/node/status").asString("")).isEqualTo("PAID"));

        page.navigate("/desk/earnings");
        var rows = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Payouts"))
                .last()
                .locator("tbody tr");
        var payouts = earned(mentor);
        assertThat(rows).hasCount(payouts.size());
        for (var index = 0; index < payouts.size(); index++) {
            var payout = payouts.get(index).get("node");
            assertThat(rows.nth(index)).containsText(money(page, payout.get("amount")));
            assertThat(rows.nth(index)).containsText("Paid");
            assertThat(rows.nth(index)
                            .locator("a[href='/bookings/"
                                    + payout.at("/booking/id").asString() + "']"))
                    .hasCount(1);
        }
        var total = mentor.query("{ dashboard(role: MENTOR) { amounts { total { amountMinor currency } } } }")
                .at("/dashboard/amounts/0/total");
        var held = mentee.read(asked);
        assertThat(total.get("amountMinor").asLong())
                .isEqualTo(held.at("/price/amountMinor").asLong()
                        - held.at("/commission/amountMinor").asLong());
        assertThat(page.locator("main dl")).containsText(money(page, total));
        picture(page, "earnings-paid");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    @Order(5)
    void a_mentee_books_in_german() {
        var mentor = MentorAtWork.open(anyone, "Weberei " + UUID.randomUUID());
        var mentee = anyone.newMember("MENTEE");
        var english = browser.window(1280, false);
        english.navigate("/sign-in");
        settled(english);
        assertThat(Untranslated.on(english))
                .as("in English it finds what it looks for")
                .contains("E-mail address");

        var page = browser.window(1280, false, "de-DE");
        page.navigate("/sign-in");
        isGerman(page);
        page.getByLabel("E-Mail-Adresse").fill(email(mentee));
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Passwort"))
                .fill("ein falsches");
        var form = page.locator("form");
        button(form, "Anmelden").click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        isGerman(page);
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Passwort"))
                .fill(GraphQlClient.PASSWORD);
        button(form, "Anmelden").click();
        page.waitForURL(application.url() + "/");
        isGerman(page);
        page.navigate("/mentors?q=Weberei");
        isGerman(page);
        page.navigate("/mentors/" + mentor.id());
        button(page, "Der nächste Monat").click();
        page.locator("main [data-free]").first().click();
        isGerman(page);
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Freie Zeiten"))
                .getByRole(AriaRole.BUTTON)
                .first()
                .click();
        page.waitForURL("**/book?*");
        isGerman(page);
        button(page, Pattern.compile("^Für .* buchen$")).click();
        assertThat(page.getByText("Das wird gebraucht")).isVisible();
        page.getByLabel("Worüber wollen Sie sprechen?").fill("Mein erster Webstuhl");
        page.getByLabel("Karte, die abgelehnt wird").check();
        button(page, Pattern.compile("^Für .* buchen$")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Die Zahlung wurde abgelehnt.");
        isGerman(page);
        page.getByLabel("Visa, die funktioniert").check();
        button(page, Pattern.compile("^Für .* buchen$")).click();

        page.waitForURL("**/bookings/bkg_*");
        assertThat(status(page)).hasText("Bestätigt");
        assertThat(page.getByTestId("payment")).hasText("Bezahlt");
        isGerman(page);
        picture(page, "booking-german");
        button(page, "Andere Zeit").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Freie Zeiten")))
                .isVisible();
        isGerman(page);
        page.keyboard().press("Escape");
        assertThat(dialog).isHidden();
        button(page, "Gespräch absagen").click();
        isGerman(page);
        button(dialog, Pattern.compile("^Absagen, .* zurück$")).click();
        assertThat(status(page)).hasText("Abgesagt");
        page.locator("aside summary").click();
        isGerman(page);
        for (var path : List.of("/bookings?show=history", "/bookings?show=calendar", "/credits", "/settings")) {
            page.navigate(path);
            isGerman(page);
        }
        Screen.nowhere(page);
        isGerman(page);
        assertThat(browser.troubles()).isEmpty();
    }

    private static void isGerman(Page page) {
        settled(page);
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(Untranslated.on(page)).as(page.url()).isEmpty();
    }

    private static JsonNode earned(GraphQlClient mentor) {
        return mentor.query("{ payouts { edges { node { status amount { amountMinor currency } booking { id } } } } }")
                .at("/payouts/edges");
    }

    @Test
    @Order(4)
    void an_admin_passes_a_step_decides_a_dispute_and_reads_its_past() {
        var admin = anyone.as("admin");
        var newcomer = MentorAtWork.open(anyone, "Skill-" + UUID.randomUUID()).client();
        var name = newcomer.query("{ me { firstName } }").at("/me/firstName").asString();
        var program = checked(admin, newcomer);
        var mentee = anyone.newMember("MENTEE");
        var menteeName =
                mentee.query("{ me { firstName } }").at("/me/firstName").asString();
        var id = MentorAtWork.open(anyone, "Skill-" + UUID.randomUUID()).held(mentee);
        Eventually.holds(
                () -> assertThat(mentee.read(id).get("status").asString()).isEqualTo("COMPLETED"));
        mentee.mutate(
                "openDispute",
                "OpenDisputeInput",
                Map.of("bookingId", id, "reason", "Nobody was there"),
                "dispute { id }");

        var page = browser.window(1280, false);
        signIn(page, "admin@mentorlink.example", "mentorlink");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Admin"))
                .first()
                .click();
        tab(page, "Onboarding");
        page.getByLabel("Of a program").first().fill(program);
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(program))
                .click();
        page.waitForURL("**program=prg_*");
        var waits = page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(name));
        assertThat(waits).containsText("Waits for you");
        picture(page, "onboarding-queue");
        waits.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .click();
        page.waitForURL("**/admin?member=mbr_*");
        var person = page.getByRole(AriaRole.DIALOG);
        assertThat(person).containsText(name);
        assertThat(person).containsText(email(newcomer));
        page.goBack();
        button(waits, "Pass").click();
        assertThat(waits).hasCount(0);

        tab(page, "Disputes");
        page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(menteeName))
                .getByRole(AriaRole.LINK)
                .click();
        page.waitForURL("**/admin/disputes?booking=" + id);
        page.getByLabel("Return everything").check();
        page.getByLabel("Why").fill("The facts say so");
        button(page, "Return everything").click();
        assertThat(page.getByTestId("decided")).containsText("The facts say so");
        Eventually.holds(
                () -> assertThat(payment(admin, id).at("/refunded/amountMinor").asLong())
                        .isEqualTo(10_000));
        page.reload();
        assertThat(page.getByTestId("money"))
                .containsText("Returned so far" + money(page, payment(admin, id).get("refunded")));

        tab(page, "Audit");
        page.getByLabel("Id of anything").fill(id);
        button(page, "Show").click();
        page.waitForURL("**/admin/audit?subject=" + id);
        var trail = admin.query(
                        "query($id: ID!) { auditTrail(subject: $id, first: 100) { edges { node { position at reason"
                                + " changes { field } } } } }",
                        Map.of("id", id))
                .at("/auditTrail/edges")
                .findValues("node");
        var entries = page.locator("main ol > li");
        assertThat(entries).hasCount(trail.size());
        for (var index = 0; index < trail.size(); index++) {
            var entry = trail.get(index);
            assertThat(entries.nth(index))
                    .containsText("#" + entry.get("position").asString());
            assertThat(entries.nth(index).locator("ul li"))
                    .hasCount(entry.get("changes").size());
            assertThat(entries.nth(index)).containsText(entry.get("reason").asString(""));
        }

        // From the first moment on, what is shown is what the API folds up to then.
        var slider = page.getByRole(AriaRole.SLIDER);
        slider.focus();
        slider.press("Home");
        for (var moment : moments(admin, id, trail).limit(6).toList()) {
            page.waitForURL(url -> URLDecoder.decode(url, UTF_8).contains("at=" + moment));
            settled(page);
            assertThat(page.getByTestId("past")).isVisible();
            assertThat(shown(page)).containsAllEntriesOf(then(admin, id, moment));
            slider.press("ArrowRight");
        }
        picture(page, "time-travel-journey");
        assertThat(browser.troubles()).isEmpty();
    }

    /** When something happened to a booking or its money, the oldest first. */
    private static Stream<String> moments(GraphQlClient admin, String booking, List<JsonNode> trail) {
        var money = admin
                .query(
                        "query($id: ID!) { booking(id: $id) { payments { id } payment { payout { id } } } }",
                        Map.of("id", booking))
                .findValuesAsString("id")
                .stream()
                .flatMap(id -> admin
                        .query(
                                "query($id: ID!) { auditTrail(subject: $id, first: 100) { edges { node { position at } } } }",
                                Map.of("id", id))
                        .at("/auditTrail/edges")
                        .findValues("node")
                        .stream());
        return Stream.concat(trail.stream(), money)
                .sorted(Comparator.comparing(
                        entry -> Long.parseLong(entry.get("position").asString())))
                .map(entry -> entry.get("at").asString())
                .distinct();
    }

    private static void tab(Page page, String name) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name)).click();
    }

    private static JsonNode payment(GraphQlClient viewer, String id) {
        return viewer.query(
                        "query($id: ID!) { booking(id: $id) { payment { refunded { amountMinor currency } } } }",
                        Map.of("id", id))
                .at("/booking/payment");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> shown(Page page) {
        return (Map<String, String>) page.getByTestId("then").evaluate("""
                list => Object.fromEntries([...list.querySelectorAll('dt')].map(name =>
                    [name.textContent, name.nextElementSibling.textContent]))
                """);
    }

    private static Map<String, String> then(GraphQlClient admin, String id, String moment) {
        var booking = admin.query(
                        "query($id: ID!, $at: DateTime!) { booking(id: $id, asOf: $at) { status startsAt topic version"
                                + " price { formatted } payments { status } } }",
                        Map.of("id", id, "at", moment))
                .get("booking");
        var fields = new HashMap<>(Map.of(
                "status", booking.get("status").asString(),
                "startsAt", booking.get("startsAt").asString(),
                "topic", booking.get("topic").asString(),
                "version", booking.get("version").asString(),
                "price", booking.at("/price/formatted").asString()));
        for (var payment : booking.get("payments")) {
            fields.put("payments[1].status", payment.get("status").asString());
        }
        return fields;
    }

    /** The name of a program that asks the mentor for a background check, which waits for staff. */
    private static String checked(GraphQlClient admin, GraphQlClient mentor) {
        var name = "Checked " + UUID.randomUUID();
        var id = admin.createProgram(Map.of("name", name, "kind", "ONE_ON_ONE"));
        admin.mutate(
                "changeProgram",
                "ChangeProgramInput",
                Map.of("programId", id, "backgroundCheckRequired", true),
                "program { id }");
        var enrolment = Map.of("programId", id, "role", "MENTOR", "memberId", mentor.me());
        admin.mutate("enrolMember", "EnrolmentInput", enrolment, "onboarding { id }");
        mentor.mutate("enrolMember", "EnrolmentInput", enrolment, "onboarding { id }");
        mentor.mutate(
                "completeOnboardingStep",
                "CompleteOnboardingStepInput",
                Map.of("role", "MENTOR", "programId", id, "step", "background-check"),
                "onboarding { id }");
        return name;
    }

    /** First: it closes the month, in which the money of the others has not moved yet. */
    @Test
    @Order(1)
    void finance_explains_what_differs_and_closes_the_month() throws Exception {
        var finance = anyone.as("finance");
        captured(anyone);
        returned(anyone);
        var page = browser.window(1280, false);
        signIn(page, "finance@mentorlink.example", "mentorlink");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Books"))
                .first()
                .click();
        assertThat(page.getByTestId("balanced")).hasText("In balance");
        var file =
                page.waitForDownload(() -> button(page, "CSV of what is shown").click());
        assertThat(Files.readString(file.path()).lines())
                .hasSize(1 + lines(finance))
                .anySatisfy(line -> assertThat(line).contains("\"ZAR\",45001,0"));
        picture(page, "ledger");
        drillsDown(page, finance);

        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Reconciliation"))
                .click();
        page.getByLabel("From (UTC)").fill("2020-01-01");
        page.getByLabel("Through (UTC)").fill("2020-01-01");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("report.csv", "text/csv", REPORT.getBytes(UTF_8)));
        button(page, "Compare").click();
        var found = page.getByRole(AriaRole.ARTICLE);
        assertThat(found).hasCount(1);
        assertThat(found).containsText("Missing in the ledger");
        assertThat(found).containsText("ZAR\u00a01.00 in question");
        button(page, "I look into it").click();
        assertThat(found).containsText("looks into it");
        picture(page, "reconciliation");
        button(page, "Resolve").click();
        page.getByLabel("Why it is no difference").fill("A test of the gateway's");
        button(page, "Resolve").click();
        assertThat(page.getByText("Everything is explained")).isVisible();
        var explained = page.url();
        page.navigate(explained + "&show=all");
        button(page, "Reopen").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.TEXTBOX).fill("It was of another account");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reopen"))
                .click();
        assertThat(dialog).isHidden();
        page.navigate(explained);
        button(page, "Resolve").click();
        page.getByLabel("Why it is no difference").fill("A test of the gateway's, after all");
        button(page, "Resolve").click();
        assertThat(page.getByText("Everything is explained")).isVisible();
        var id = page.url().replaceAll(".*id=(rec_[^&]*).*", "$1");
        assertThat(finance.query("{ reconciliation(id: \"" + id + "\") { unexplainedMinor } }")
                        .at("/reconciliation/unexplainedMinor")
                        .asLong())
                .isZero();

        differenceLeadsToItsEvents(page, finance);

        var month = YearMonth.from(anyone.now().atZone(ZoneOffset.UTC));
        page.navigate("/books/months");
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Month"))
                .fill(month.toString());
        close(page);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("This month is not over yet.");
        anyone.advanceTo(
                month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        close(page);
        var report = page.waitForDownload(() -> page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("Report of " + month + " as CSV"))
                .click());
        var hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(report.path())));
        assertThat(finance.query("{ monthCloses { sha256 } }")
                        .at("/monthCloses/0/sha256")
                        .asString())
                .isEqualTo(hash);
        button(page, "Verify").click();
        assertThat(page.getByText("Still the same")).isVisible();
        picture(page, "months");
        assertThat(browser.troubles()).isEmpty();
    }

    /** What the gateway's report does not have is drilled down to, as far as the event that says it. */
    private static void differenceLeadsToItsEvents(Page page, GraphQlClient finance) throws IOException {
        var today = LocalDate.ofInstant(anyone.now(), ZoneOffset.UTC).toString();
        page.navigate("/books/reconciliation");
        page.getByLabel("From (UTC)").fill(today);
        page.getByLabel("Through (UTC)").fill(today);
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("report.csv", "text/csv", REPORT.getBytes(UTF_8)));
        button(page, "Compare").click();
        page.waitForURL("**/books/reconciliation?id=rec_*");
        var id = page.url().replaceAll(".*id=(rec_[^&]*).*", "$1");
        var breaks = finance.query(
                        "query($id: ID!) { reconciliation(id: $id) { breaks { kind bookingId stake { amountMinor currency } } } }",
                        Map.of("id", id))
                .at("/reconciliation/breaks")
                .valueStream()
                .toList();
        var articles = page.getByRole(AriaRole.ARTICLE);
        assertThat(articles).hasCount(breaks.size());
        for (var found : breaks) {
            assertThat(articles.filter(new Locator.FilterOptions()
                                    .setHasText(money(page, found.get("stake")) + " in question"))
                            .first())
                    .isVisible();
        }
        var file =
                page.waitForDownload(() -> button(page, "CSV of what is shown").click());
        assertThat(file.suggestedFilename()).isEqualTo("reconciliation-" + id + ".csv");
        assertThat(Files.readString(file.path()).lines())
                .hasSize(1 + breaks.size())
                .anySatisfy(line -> assertThat(line).contains("MISSING_AT_GATEWAY"));
        var missing = breaks.stream()
                .filter(found -> found.get("kind").asString().equals("MISSING_AT_GATEWAY"))
                .map(found -> found.get("bookingId").asString())
                .toList();
        assertThat(missing).isNotEmpty();
        page.locator("a[href*='/books?booking=" + missing.getFirst() + "']")
                .first()
                .click();
        page.waitForURL("**/books?booking=bkg_*");
        var entries = finance.query(
                        "query($id: ID!) { ledgerEntries(bookingId: $id, first: 100) { edges { node { position subject } } } }",
                        Map.of("id", missing.getFirst()))
                .at("/ledgerEntries/edges")
                .findValues("node");
        for (var entry : entries) {
            assertThat(event(page, entry.get("position").asString())).isVisible();
        }
        var position = entries.getFirst().get("position").asString();
        event(page, position).click();
        assertThat(page.locator("[aria-current=true]")).containsText("#" + position);
    }

    private static Locator event(Page page, String position) {
        return page.getByRole(
                AriaRole.LINK,
                new Page.GetByRoleOptions().setName("Event " + position).setExact(true));
    }

    private static void close(Page page) {
        button(page, "Close …").click();
        button(page, "Close for good").click();
    }

    /** Rows of the file that has all entries. */
    private static int lines(GraphQlClient finance) {
        return finance.query("{ ledgerEntries(first: 100) { edges { node { lines { account } } } } }")
                .findValues("account")
                .size();
    }

    /** From a balance to the entries that made it, a file of exactly those, and the event behind one of them. */
    private static void drillsDown(Page page, GraphQlClient finance) throws IOException {
        var ledger = finance.query("{ ledger { position accounts { name currency balanceMinor } } }")
                .get("ledger");
        var rows = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Balances"))
                .locator("tbody tr");
        var accounts = ledger.get("accounts");
        assertThat(rows).hasCount(accounts.size());
        for (var index = 0; index < accounts.size(); index++) {
            var account = accounts.get(index);
            assertThat(rows.nth(index).locator("td").first())
                    .hasText(account.get("name").asString());
            assertThat(rows.nth(index).locator("td").last())
                    .hasText(money(
                            page,
                            account.get("balanceMinor").asLong(),
                            account.get("currency").asString()));
        }
        var name = accounts.get(0).get("name").asString();
        var currency = accounts.get(0).get("currency").asString();
        rows.first().getByRole(AriaRole.LINK).click();
        page.waitForURL("**/books?*account=*");
        assertThat(page.getByText("Of the account " + name)).isVisible();
        var made = finance.query("{ ledgerEntries(account: \"" + name + "\", currency: \"" + currency
                        + "\", first: 100) { edges { node { position subject lines { account } } } } }")
                .at("/ledgerEntries/edges");
        assertThat(made).isNotEmpty();
        var file =
                page.waitForDownload(() -> button(page, "CSV of what is shown").click());
        assertThat(Files.readString(file.path()).lines())
                .hasSize(1 + made.findValues("account").size());

        var newest = made.get(made.size() - 1).at("/node/position").asString();
        assertThat(page.locator("#entries tbody a[href*='/books/trail']").first())
                .hasText(newest);

        var entry = made.get(0).get("node");
        var position = entry.get("position").asString();
        event(page, position).click();
        page.waitForURL("**/books/trail?*");
        assertThat(page.locator("[aria-current=true]")).containsText("#" + position);
        assertThat(page.getByText(entry.get("subject").asString(), new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        settled(page);
        assertThat(Browser.obstacles(page)).isEmpty();
        picture(page, "trail");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The ledger after this event"))
                .click();
        assertThat(page.getByText("Up to event " + position)).isVisible();
        assertThat(event(page, position)).isVisible();
        // What came later is not in it: something did.
        var last = finance.query("{ ledgerEntries(first: 100) { edges { node { position } } } }")
                .at("/ledgerEntries/edges")
                .findValuesAsString("position")
                .getLast();
        assertThat(Long.valueOf(last)).isGreaterThan(Long.valueOf(position));
        assertThat(event(page, last)).hasCount(0);
    }

    private static void captured(GraphQlClient anyone) {
        var mentee = anyone.newMember("MENTEE");
        var thandi = anyone.mentorId("thandi");
        var id = mentee.requestBooking(
                        GraphQlClient.booking(thandi, anyone.slot(thandi, Duration.ofDays(2), 0), "pm_card_visa"))
                .at("/booking/id")
                .asString();
        Eventually.holds(() ->
                assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED"));
    }

    /** So that there is a refund, and another currency. */
    private static void returned(GraphQlClient anyone) {
        var mentee = anyone.newMember("MENTEE");
        var id = MentorAtWork.open(anyone, "Skill-" + UUID.randomUUID()).booked(mentee);
        Eventually.holds(() ->
                assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED"));
        mentee.act("cancelBooking", id);
        Eventually.holds(
                () -> assertThat(mentee.read(id).get("closed").asBoolean()).isTrue());
    }
}
