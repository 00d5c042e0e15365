package org.mentorlink.app.e2e;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;

/** What tests of the pages do and look at in many places. */
final class Screen {

    private static final Path PICTURES = Path.of("target", "screenshots");
    /** Those that README shows: {@code -Dapprove=true} takes them anew. */
    private static final Path SHOWN = Path.of("..", "docs", "pictures");

    private Screen() {}

    /**
     * Narrow and wide, bright and dark, one after the other in the same page: it follows its window and the system as soon as
     * these change.
     */
    static void isAccessible(SoftAssertions all, Page page, String path) {
        var before = page.viewportSize();
        page.navigate(path);
        settled(page);
        for (var width : List.of(360, 1280)) {
            page.setViewportSize(width, before.height);
            for (var scheme : List.of(LIGHT, DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.waitForFunction(
                        "scheme => document.documentElement.dataset.mantineColorScheme === scheme",
                        scheme.name().toLowerCase(Locale.ROOT));
                var what = path + " at " + width + " " + scheme;
                all.assertThat(Browser.obstacles(page)).as(what).isEmpty();
                all.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                        .as(what + " is not scrolled sideways")
                        .isLessThanOrEqualTo(width);
                // To be looked at down to the end.
                take(page, name(path) + "-" + width + (scheme == DARK ? "-dark" : ""), true);
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(LIGHT));
        page.setViewportSize(before.width, before.height);
    }

    private static String name(String path) {
        return path.replaceAll("\\?(member|booking|subject)=.*", "-by-$1")
                .replaceAll("\\?.*", "")
                .replaceAll("(mtr|bkg|grp|srq)_[^/]*", "one")
                .replace('/', '-');
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

    static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    static void picture(Page page, String name) {
        take(page, name, false);
    }

    private static void take(Page page, String name, boolean whole) {
        var file = name.replaceFirst("^-", "") + ".png";
        var taken = page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(file)).setFullPage(whole));
        var shown = SHOWN.resolve(file);
        if (Boolean.getBoolean("approve") && Files.exists(shown)) {
            try {
                Files.write(shown, taken);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
