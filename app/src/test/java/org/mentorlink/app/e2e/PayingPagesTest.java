package org.mentorlink.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.Screen.button;
import static org.mentorlink.app.e2e.Screen.isAccessible;
import static org.mentorlink.app.e2e.Screen.picture;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** S5, K3: members book and pay, on a gateway's own page and by a gateway's script, in a real browser. */
class PayingPagesTest {

    @Test
    void payers_pay_on_the_gateways_own_page_and_by_card() {
        try (var payFast = new PayFastServer();
                var stripe = new StripeServer(Instant.EPOCH);
                var application = ApplicationUnderTest.fresh(Stream.of(stripe.settings("mtr_none"), payFast.settings())
                        .flatMap(Stream::of)
                        .distinct()
                        .toArray(String[]::new));
                var browser = Browser.open(application.url())) {
            payFast.telling(application.url());
            payer_leaves_for_the_gateway_turns_back_leaves_again_and_comes_back_having_paid(
                    payFast, application, browser);
            stripe.at(application.client().now());
            card_is_declined_and_another_one_pays_and_no_number_of_either_is_in_the_page(stripe, application, browser);
            mentor_opens_an_account_and_tells_the_gateway_the_rest_on_its_own_page(stripe, application, browser);
            // A card that is declined is an answer of 402, which the console tells.
            assertThat(browser.troubles())
                    .allMatch(it -> it.contains("status of 402"))
                    .hasSize(1);
        }
    }

    private static void payer_leaves_for_the_gateway_turns_back_leaves_again_and_comes_back_having_paid(
            PayFastServer payFast, ApplicationUnderTest application, Browser browser) {
        var mentee = application.client().newMember("MENTEE");
        var page = browser.signedIn(mentee, 1280, false);
        choosing(page, application.client(), 0);
        assertThat(page.getByLabel("PayFast, on its own page")).isChecked();
        button(page, "Book for").click();

        // There, the form of the payment has arrived.
        var pay = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pay R"));
        assertThat(pay).isVisible();
        page.goBack();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Pay for your session")))
                .isVisible();
        picture(page, "pay");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To the booking"))
                .click();
        page.waitForURL("**/bookings/bkg_*");
        var id = page.url().substring(page.url().lastIndexOf('/') + 1);
        assertThat(mentee.read(id).get("status").asString()).isEqualTo("REQUESTED");
        assertThat(page.getByText("It is not paid yet")).isVisible();
        // The time is held meanwhile, and how long still.
        assertThat(page.getByText("Your time is held")).isVisible();
        assertThat(page.getByRole(AriaRole.TIMER)).hasText(Pattern.compile("1[0-4]:[0-5]\\d"));
        button(page, "Pay now").click();
        // Who has left once is not sent away without being asked.
        button(page, "Go to PayFast").click();
        pay.click();

        page.waitForURL("**/bookings/" + id);
        assertThat(page.getByTestId("payment")).hasText("Paid");
        assertThat(page.getByText("It is not paid yet")).hasCount(0);
        assertThat(mentee.read(id).get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(payFast.balance())
                .isEqualTo(mentee.read(id).at("/price/amountMinor").asLong());

        page.navigate("/pay/" + id);
        assertThat(page.getByText("There is nothing to pay")).isVisible();
    }

    private static void card_is_declined_and_another_one_pays_and_no_number_of_either_is_in_the_page(
            StripeServer stripe, ApplicationUnderTest application, Browser browser) {
        var anyone = application.client();
        var mentee = anyone.newMember("MENTEE");
        var page = browser.signedIn(mentee, 360, true);
        List<String> told = new ArrayList<>();
        StripeScript.in(page, stripe, told::add);
        choosing(page, anyone, 1);
        page.getByLabel("Card, by Stripe").check();
        button(page, "Book for").click();

        page.waitForURL("**/pay/bkg_*");
        var id = page.url().substring(page.url().lastIndexOf('/') + 1);
        var payment = mentee.read(id).at("/payment/id").asString();
        var card = page.frameLocator("iframe").getByLabel("Card number");
        assertThat(page.getByRole(AriaRole.TIMER)).isVisible();
        card.fill(StripeServer.DECLINED_CARD);
        button(page, "Pay ZAR").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your card has been declined.");
        assertThat(page.content()).doesNotContain(StripeServer.DECLINED_CARD);
        assertThat(Browser.obstacles(page)).isEmpty();
        picture(page, "pay-by-card");
        assertThat(mentee.read(id).get("status").asString()).isEqualTo("REQUESTED");
        assertThat(told).isEmpty();

        var other = browser.signedIn(mentee, 1280, false);
        StripeScript.in(other, stripe, told::add);
        SoftAssertions.assertSoftly(all -> isAccessible(all, page, "/pay/" + id));

        // What a browser says of it counts for nothing.
        other.navigate("/payments/return?payment=" + payment + "&redirect_status=succeeded");
        other.waitForURL("**/bookings/" + id);
        assertThat(other.getByText("It is not paid yet")).isVisible();

        card.fill(StripeServer.CARD);
        button(page, "Pay ZAR").click();
        page.waitForURL("**/bookings/" + id);
        assertThat(told).hasSize(1);
        var event = told.getFirst();
        assertThat(anyone.signed("/gateways/stripe/webhooks", event, "Stripe-Signature", StripeServer.signature(event))
                        .statusCode())
                .isEqualTo(200);
        assertThat(page.getByTestId("payment")).hasText("Paid");
        assertThat(mentee.read(id).get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(mentee.read(id).at("/payment/id").asString()).isEqualTo(payment);
        assertThat(stripe.moved("charge"))
                .isEqualTo(mentee.read(id).at("/price/amountMinor").asLong());

        other.navigate("/pay/" + id);
        assertThat(other.getByText("There is nothing to pay")).isVisible();
    }

    private static void mentor_opens_an_account_and_tells_the_gateway_the_rest_on_its_own_page(
            StripeServer stripe, ApplicationUnderTest application, Browser browser) {
        var mentor = application.client().as("arjun");
        stripe.at(mentor.now());
        var page = browser.signedIn(mentor, "mentorlink", 360, false);
        page.navigate("/desk/earnings");
        button(page, "Get paid by Stripe").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Your country").fill("za");
        assertThat(dialog).containsText("South Africa");
        button(dialog, "Get paid by Stripe").click();

        assertThat(page.getByText("Not complete")).isVisible();
        assertThat(page.getByText("external_account")).isVisible();
        SoftAssertions.assertSoftly(all -> isAccessible(all, page, "/desk/earnings"));
        page.route(
                "https://connect.stripe.example/**",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody("<h1>Who are you?</h1>")));
        button(page, "Go on at Stripe").click();
        page.waitForURL("https://connect.stripe.example/**");
        stripe.complete(page.url().substring(page.url().lastIndexOf('/') + 1));
        page.navigate("/desk/earnings");
        assertThat(page.getByText("Ready", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(button(page, "Go on at Stripe")).hasCount(0);
    }

    private static void choosing(Page page, GraphQlClient anyone, int slot) {
        var thandi = anyone.mentorId("thandi");
        page.navigate("/mentors/" + thandi + "/book?at=" + anyone.slot(thandi, Duration.ofDays(2), slot));
        page.getByLabel("What do you want to talk about?").fill("Compilers");
    }
}
