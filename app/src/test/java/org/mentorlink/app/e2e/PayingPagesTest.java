package org.mentorlink.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.Screen.button;
import static org.mentorlink.app.e2e.Screen.picture;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** S5, K3: a member books and pays on the gateway's own page, in a real browser. */
class PayingPagesTest {

    @Test
    void a_payer_leaves_for_the_gateway_turns_back_leaves_again_and_comes_back_having_paid() {
        try (var payFast = new PayFastServer();
                var application = ApplicationUnderTest.fresh(payFast.settings());
                var browser = Browser.open(application.url())) {
            payFast.telling(application.url());
            var anyone = application.client();
            var thandi = anyone.mentorId("thandi");
            var mentee = anyone.newMember("MENTEE");
            var page = browser.signedIn(mentee, 1280, false);
            page.navigate("/mentors/" + thandi + "/book?at=" + anyone.slot(thandi, Duration.ofDays(2), 0));
            page.getByLabel("What do you want to talk about?").fill("Compilers");
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
            assertThat(browser.troubles()).isEmpty();
        }
    }
}
