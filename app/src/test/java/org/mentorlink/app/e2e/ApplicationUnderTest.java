package org.mentorlink.app.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.mentorlink.app.MentorLinkApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/**
 * The whole application on a data directory and a port of its own. One is shared by all tests of a JVM; those that
 * restart or inspect the files start another.
 */
final class ApplicationUnderTest implements AutoCloseable {

    private static final String BOOKINGS = "mentorlink.limits.bookings=";

    static {
        LogCapture.copy();
    }

    private static @Nullable ApplicationUnderTest shared;

    private final Path data;
    private final List<String> settings;
    private @Nullable ServletWebServerApplicationContext context;

    private ApplicationUnderTest(Path data, List<String> settings) {
        this.data = data;
        this.settings = settings;
    }

    static synchronized ApplicationUnderTest shared() {
        if (shared == null) {
            shared = fresh("mentorlink.ephemeral.store=mongo");
            LeftOver.closesFirst(shared);
            SecretScan.leaveAtTheEnd(shared);
        }
        shared.tellTime();
        return shared;
    }

    /** @param settings such as {@code mentorlink.x=y} */
    static ApplicationUnderTest fresh(String... settings) {
        try {
            var application = new ApplicationUnderTest(
                    LeftOver.directory(Files.createTempDirectory("mentorlink-e2e")), List.of(settings));
            application.start();
            return application;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All sides in this process, over servers of their own. */
    static ApplicationUnderTest over(OutsideServers servers, Path files) {
        var settings = new ArrayList<>(List.of("spring.profiles.active=axon-server"));
        settings.addAll(List.of(servers.settings(files)));
        var application = new ApplicationUnderTest(files, List.copyOf(settings));
        application.start();
        return application;
    }

    void start() {
        var application = new SpringApplication(MentorLinkApplication.class);
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--mentorlink.data-dir=" + data,
                "--mentorlink.limits.anonymous=100000",
                "--mentorlink.limits.member=1000000"));
        // Said twice, both would count.
        if (settings.stream().noneMatch(setting -> setting.startsWith(BOOKINGS))) {
            arguments.add("--" + BOOKINGS + "1000");
        }
        settings.forEach(setting -> arguments.add("--" + setting));
        context = (ServletWebServerApplicationContext) application.run(arguments.toArray(String[]::new));
    }

    void stop() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    void restart() {
        stop();
        start();
    }

    Path data() {
        return data;
    }

    String url() {
        return "http://localhost:" + running().getWebServer().getPort();
    }

    /** Axon's event clock is static: otherwise that of whatever application of this JVM started or was asked last. */
    private void tellTime() {
        GenericEventMessage.clock = bean(Clock.class);
    }

    GraphQlClient client() {
        tellTime();
        return new GraphQlClient(url());
    }

    <T> T bean(Class<T> type) {
        return running().getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return running().getBean(name, type);
    }

    private ServletWebServerApplicationContext running() {
        if (context == null) {
            throw new IllegalStateException("the application is stopped");
        }
        return context;
    }

    /** What is in its directory is deleted when the JVM ends. */
    @Override
    public void close() {
        stop();
    }
}
