package org.mentorlink.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.Screen.button;
import static org.mentorlink.app.e2e.Screen.email;
import static org.mentorlink.app.e2e.Screen.isAccessible;
import static org.mentorlink.app.e2e.Screen.picture;
import static org.mentorlink.app.e2e.Screen.signIn;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** S5: a member looks at their credits and pays with them, in a real browser. */
class CreditPagesTest {

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQlClient anyone = application.client();
    private final MentorAtWork mentor = MentorAtWork.open(anyone, "Skill-" + UUID.randomUUID());
    private final GraphQlClient mentee = anyone.newMember("MENTEE");
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
    void a_booking_is_paid_with_what_is_there_and_it_is_gone() {
        grant(12_000);
        var page = signedIn(1280, false);
        page.navigate("/credits");
        assertThat(page.getByTestId("credits-EUR")).hasText("EUR\u00a0120.00");
        picture(page, "credits");

        page.navigate("/mentors/" + mentor.id() + "/book?at=" + slot());
        page.getByLabel("What do you want to talk about?").fill("Compilers");
        page.getByLabel("Your credits (EUR\u00a0120.00)").check();
        button(page, "Book for").click();

        page.waitForURL("**/bookings/bkg_*");
        assertThat(page.getByTestId("payment")).hasText("Paid");
        page.navigate("/credits");
        assertThat(page.getByTestId("credits-EUR")).hasText("EUR\u00a020.00");
        assertThat(page.getByText("Spent on a booking")).isVisible();
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void who_has_too_few_is_not_offered_to_pay_with_them_and_a_free_session_asks_for_nothing() {
        grant(9_999);
        var talk = mentor.client()
                .mutate(
                        "addOffering",
                        "AddOfferingInput",
                        Map.of(
                                "name",
                                "First talk",
                                "durationMinutes",
                                60,
                                "priceMinor",
                                0,
                                "currency",
                                "EUR",
                                "modalities",
                                List.of("VIDEO")),
                        "offering { id }")
                .at("/offering/id")
                .asString();
        var page = signedIn(360, true);
        page.navigate("/mentors/" + mentor.id() + "/book?at=" + slot());
        assertThat(page.getByLabel("Visa that works")).isVisible();
        assertThat(page.getByLabel("Your credits")).hasCount(0);

        page.navigate("/mentors/" + mentor.id() + "/book?at=" + slot() + "&offering=" + talk);
        assertThat(page.getByText("This session is free")).isVisible();
        page.getByLabel("What do you want to talk about?").fill("Compilers");
        button(page, "Book for free").click();
        page.waitForURL("**/bookings/bkg_*");
        assertThat(page.getByTestId("payment")).hasCount(0);
        assertThat(browser.troubles()).isEmpty();
    }

    /** K4: staff offer a pack, a member buys it, and nobody can once it is withdrawn. */
    @Test
    void a_pack_is_offered_bought_and_withdrawn() {
        var name = "Pack " + UUID.randomUUID().toString().substring(0, 8);
        var staff = browser.window(1280, false);
        signIn(staff, "finance@mentorlink.example", "mentorlink");
        staff.waitForURL(url -> !url.contains("sign-in"));
        staff.navigate("/books/credits");
        button(staff, "Offer a pack").click();
        staff.getByLabel("Name").fill(name);
        staff.getByLabel("Price").fill("90");
        // The panel of the page is called so, too.
        staff.getByRole(
                        AriaRole.TEXTBOX,
                        new Page.GetByRoleOptions().setName("Credits").setExact(true))
                .fill("100");
        staff.getByLabel("Currency").fill("eur");
        staff.getByLabel("Days they are good for").fill("30");
        button(staff, "Offer a pack").click();
        assertThat(staff.getByText("Members can buy it now.")).isVisible();
        assertThat(button(staff, "Withdraw " + name)).isVisible();
        picture(staff, "packs-of-staff");

        var page = signedIn(360, false);
        page.navigate("/credits");
        button(page, "Choose " + name).click();
        page.getByLabel("Visa that works").check();
        picture(page, "pack-being-bought");
        button(page, "Buy for").click();
        assertThat(page.getByText("are yours")).isVisible();
        assertThat(page.getByTestId("credits-EUR")).hasText("EUR\u00a0100.00");
        assertThat(page.getByText("On top of a pack")).isVisible();

        button(staff, "Withdraw " + name).click();
        button(staff, "Withdraw for good").click();
        assertThat(button(staff, "Withdraw " + name)).hasCount(0);
        page.navigate("/credits");
        assertThat(page.getByText("On top of a pack")).isVisible();
        assertThat(button(page, "Choose " + name)).hasCount(0);
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void the_page_is_for_everybody() {
        grant(100);
        var all = new SoftAssertions();
        isAccessible(all, signedIn(1280, false), "/credits");
        all.assertAll();
    }

    private void grant(long amountMinor) {
        anyone.as("finance")
                .mutate(
                        "grantCredits",
                        "GrantCreditsInput",
                        Map.of(
                                "memberId",
                                mentee.query("{ me { id } }").at("/me/id").asString(),
                                "amountMinor",
                                amountMinor,
                                "currency",
                                "EUR",
                                "reason",
                                "The line was bad",
                                "idempotencyKey",
                                UUID.randomUUID().toString()),
                        "position");
    }

    private String slot() {
        return anyone.slot(mentor.id(), Duration.ofDays(3), 0);
    }

    private Page signedIn(int width, boolean dark) {
        var page = browser.window(width, dark);
        signIn(page, email(mentee), "correct horse battery");
        page.waitForURL(url -> !url.contains("sign-in"));
        return page;
    }
}
