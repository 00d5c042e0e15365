package org.mentorlink.app.e2e;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The browser that is installed, with the application's own pages. Registered as an extension it closes its windows after each
 * test. Where there is none, the test that asks is skipped.
 */
final class Browser implements BeforeEachCallback, AfterEachCallback, AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final double PATIENCE = 20_000;
    private static final Path AXE = Path.of("..", "web", "node_modules", "axe-core", "axe.min.js");

    /** One for all tests, for it takes long to start; what a window keeps is its own. */
    private static com.microsoft.playwright.@Nullable Browser browser;

    private final String url;
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final List<BrowserContext> windows = new ArrayList<>();

    private Browser(String url) {
        this.url = url;
    }

    /** For the pages at an address; nothing is opened yet. */
    static Browser at(String url) {
        return new Browser(url);
    }

    /** For the pages at an address, opened; whoever opened it closes it. */
    static Browser open(String url) {
        var opened = new Browser(url);
        opened.open();
        return opened;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        open();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        test.getExecutionException().ifPresent(failure -> show(test.getDisplayName()));
        close();
    }

    /** What the windows looked like when a test failed. */
    private void show(String test) {
        var pages = windows.stream().flatMap(window -> window.pages().stream()).toList();
        for (var index = 0; index < pages.size(); index++) {
            Screen.picture(pages.get(index), "failed-" + test.replaceAll("\\W", "") + "-" + index);
        }
    }

    private void open() {
        var installed = installed();
        assumeTrue(installed.isPresent(), "SKIPPED: no Chromium is installed, so no page was tried in a browser");
        assumeTrue(
                Browser.class.getResource("/static/web/index.html") != null,
                "SKIPPED: the web client was not built, so no page was tried in a browser");
        if (browser == null) {
            browser = launch(installed.orElseThrow());
        }
    }

    private static com.microsoft.playwright.Browser launch(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox")));
    }

    private static Optional<Path> installed() {
        return NAMES.stream()
                .flatMap(name -> path().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> path() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
    }

    /** Somebody's browser window, with cookies of its own. */
    Page window(int width, boolean dark) {
        return window(width, dark, "en-GB");
    }

    /** @param language of whoever looks, such as {@code de-DE} */
    Page window(int width, boolean dark, String language) {
        BrowserContext context = requireNonNull(browser)
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setBaseURL(url)
                        .setLocale(language)
                        .setTimezoneId("Africa/Johannesburg")
                        .setViewportSize(width, 900)
                        .setColorScheme(dark ? DARK : LIGHT));
        windows.add(context);
        context.setDefaultTimeout(PATIENCE);
        var page = context.newPage();
        page.onPageError(error -> troubles.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                troubles.add(page.url() + ": " + message.text());
            }
        });
        return page;
    }

    /** A window of somebody who registered through {@link GraphQlClient#newMember}, on the page they begin at. */
    Page signedIn(GraphQlClient who, int width, boolean dark) {
        return signedIn(who, GraphQlClient.PASSWORD, width, dark);
    }

    Page signedIn(GraphQlClient who, String password, int width, boolean dark) {
        var page = window(width, dark);
        Screen.signIn(page, Screen.email(who), password);
        try {
            page.waitForURL(at -> !at.contains("/sign-in"));
        } catch (TimeoutError stays) {
            throw new AssertionError(
                    "Nobody is signed in; the page says: "
                            + page.locator("body").innerText().replace("\n", " | ") + "; " + troubles,
                    stays);
        }
        return page;
    }

    /** What scripts have thrown, and what the content policy has kept from loading. */
    List<String> troubles() {
        return troubles;
    }

    /** What keeps somebody from using the page as it stands. */
    static List<?> obstacles(Page page) {
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(axe());
        }
        // Colours that are still changing are not those that are read.
        page.waitForFunction("() => document.getAnimations().every(each => each.playState !== 'running')");
        return (List<?>) page.evaluate("""
                async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                    .map(violation => violation.id + ': ' + violation.nodes.map(node => node.html.slice(0, 200)).join(' | '))
                """);
    }

    private static String axe() {
        try {
            return Files.readString(AXE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
        windows.clear();
    }
}
