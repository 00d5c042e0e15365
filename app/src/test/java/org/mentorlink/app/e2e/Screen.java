package org.mentorlink.app.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;

/** What tests of the pages do and look at in many places. */
final class Screen {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private Screen() {}

    static void isAccessible(SoftAssertions all, Page page, String path, int width, boolean dark) {
        page.navigate(path);
        settled(page);
        var what = path + " at " + width + (dark ? " dark" : " bright");
        all.assertThat(Browser.obstacles(page)).as(what).isEmpty();
        all.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as(what + " is not scrolled sideways")
                .isLessThanOrEqualTo(width);
        picture(
                page,
                path.replaceAll("\\?(member|booking|subject)=.*", "-by-$1")
                                .replaceAll("\\?.*", "")
                                .replaceAll("(mtr|bkg)_.*", "one")
                                .replace('/', '-')
                        + "-" + width + (dark ? "-dark" : ""));
    }

    static void settled(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForFunction("() => !document.querySelector('[aria-busy=true]') && document.querySelector('h1')");
    }

    static void signIn(Page page, String email, String password) {
        page.navigate("/sign-in");
        page.getByLabel("E-mail address").fill(email);
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Password"))
                .fill(password);
        page.locator("form")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    static String email(GraphQlClient client) {
        return client.query("{ me { email } }").at("/me/email").asString();
    }

    static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    static Locator status(Page page) {
        return page.locator("main .status").first();
    }

    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
