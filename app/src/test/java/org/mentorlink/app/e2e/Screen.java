package org.mentorlink.app.e2e;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import tools.jackson.databind.JsonNode;

/** What tests of the pages do and look at in many places. */
final class Screen {

    private static final Path PICTURES = Path.of("target", "screenshots");
    /** Those that README shows: {@code -Dapprove=true} takes them anew. */
    private static final Path SHOWN = Path.of("..", "docs", "pictures");

    /** Names in tests end in what tells them apart, which says nothing to whoever looks at README. */
    private static final String PLAIN_NAMES = """
            () => {
                const tail = /-([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z]{16}\\b)/g;
                const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                window.fullNames = [];
                while (texts.nextNode()) {
                    const text = texts.currentNode;
                    if (text.data.search(tail) < 0) continue;
                    window.fullNames.push([text, text.data]);
                    text.data = text.data.replace(tail, '');
                }
            }
            """;

    private static final String FULL_NAMES = "() => window.fullNames.forEach(([text, full]) => text.data = full)";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("EEE, d MMM yyyy, HH:mm", Locale.UK);

    private Screen() {}

    /**
     * Narrow and wide, bright and dark, one after the other in the same page: it follows its window and the system as soon as
     * these change.
     */
    static void isAccessible(SoftAssertions all, Page page, String path) {
        page.navigate(path);
        looksRight(all, page, path);
    }

    /** A page that knows of no such address, as links within the pages lead to it. */
    static void nowhere(Page page) {
        page.evaluate("() => { history.pushState({}, '', '/nowhere'); dispatchEvent(new PopStateEvent('popstate')); }");
        page.waitForFunction("() => document.querySelector('h1') && location.pathname === '/nowhere'");
    }

    /** As {@link #isAccessible}, where the page is. */
    static void looksRight(SoftAssertions all, Page page, String path) {
        var before = page.viewportSize();
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

    /**
     * Registers somebody who stays signed in.
     *
     * @param role as the page calls it
     * @return their address; the password is that of everybody
     */
    static String signUp(Page page, String firstName, String role) {
        var email = "web-" + UUID.randomUUID() + "@example.org";
        KnownSecrets.note(email);
        KnownSecrets.note(GraphQlClient.PASSWORD);
        page.navigate("/sign-up");
        page.getByText(role, new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("First name").fill(firstName);
        page.getByLabel("Last name").fill("Browser");
        page.getByLabel("E-mail address").fill(email);
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Password"))
                .fill(GraphQlClient.PASSWORD);
        button(page, "Create the account").click();
        page.waitForURL(at -> !at.contains("/sign-up"));
        return email;
    }

    /**
     * Takes the first free time of a day.
     *
     * @param shown a day of the month that the picker opens with, which is that of the next free time
     */
    static void choose(Locator within, LocalDate day, LocalDate shown) {
        for (var months = ChronoUnit.MONTHS.between(YearMonth.from(shown), YearMonth.from(day)); months > 0; months--) {
            button(within, "The next month").click();
        }
        within.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(Pattern.compile("\\b" + DAY.format(day) + ", \\d+ free")))
                .click();
        within.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Free times"))
                .getByRole(AriaRole.BUTTON)
                .first()
                .click();
    }

    /** As pages write it. */
    static String money(Page page, JsonNode money) {
        return money(
                page, money.get("amountMinor").asLong(), money.get("currency").asString());
    }

    static String money(Page page, long minor, String currency) {
        return (String) page.evaluate("""
                ([minor, currency]) => {
                    const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency, currencyDisplay: 'code' });
                    // Nothing is not less than nothing.
                    return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits + 0);
                }
                """, List.of((double) minor, currency));
    }

    /** As pages write it. */
    static String dateTime(Instant at, ZoneId zone) {
        return DATE_TIME.format(at.atZone(zone));
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

    static Locator button(Page page, Pattern name) {
        return button(page.locator("body"), name);
    }

    static Locator button(Locator within, Pattern name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    static void picture(Page page, String name) {
        take(page, name, false);
    }

    private static void take(Page page, String name, boolean whole) {
        var file = name.replaceFirst("^-", "") + ".png";
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(file)).setFullPage(whole));
        var shown = SHOWN.resolve(file);
        if (Boolean.getBoolean("approve") && Files.exists(shown)) {
            page.evaluate(PLAIN_NAMES);
            page.screenshot(new Page.ScreenshotOptions().setPath(shown).setFullPage(whole));
            page.evaluate(FULL_NAMES);
        }
    }
}
