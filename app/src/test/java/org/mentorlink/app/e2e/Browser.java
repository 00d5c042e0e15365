package org.mentorlink.app.e2e;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The browser that is installed, with the application's own pages. Where there is none, the test that asks is skipped. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final double PATIENCE = 20_000;
    private static final Path AXE = Path.of("..", "web", "node_modules", "axe-core", "axe.min.js");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final String url;
    private final List<String> troubles = new CopyOnWriteArrayList<>();

    private Browser(Path executable, String url) {
        this.url = url;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox")));
    }

    static Browser open(String url) {
        var installed = installed();
        assumeTrue(installed.isPresent(), "SKIPPED: no Chromium is installed, so no page was tried in a browser");
        assumeTrue(
                Browser.class.getResource("/static/web/index.html") != null,
                "SKIPPED: the web client was not built, so no page was tried in a browser");
        return new Browser(installed.orElseThrow(), url);
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
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(url)
                .setLocale("en-GB")
                .setTimezoneId("Africa/Johannesburg")
                .setViewportSize(width, 900)
                .setColorScheme(dark ? DARK : LIGHT));
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

    /** What scripts have thrown, and what the content policy has kept from loading. */
    List<String> troubles() {
        return troubles;
    }

    /** What keeps somebody from using the page as it stands. */
    static List<?> obstacles(Page page) {
        page.evaluate(axe());
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
        browser.close();
        playwright.close();
    }
}
