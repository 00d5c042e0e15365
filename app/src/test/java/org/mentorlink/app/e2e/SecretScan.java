package org.mentorlink.app.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks for what must be found nowhere in clear. The tests run in several JVMs: each leaves what it has seen in a directory of
 * its own when it ends, so that all of it is looked through once, after them.
 */
final class SecretScan {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** All that is noted is as long. */
    private static final int START = 10;

    private SecretScan() {}

    /** The log of this JVM, and what the application has stored, by name. */
    static Map<String, String> texts(ApplicationUnderTest application) {
        var texts = new LinkedHashMap<>(Map.of("the log", LogCapture.text()));
        texts.putAll(StoreDump.of(application));
        return texts;
    }

    /** @return where which secret is, one line each */
    static List<String> found(Map<String, String> texts, Set<String> secrets) {
        Map<String, List<String>> byStart =
                secrets.stream().collect(Collectors.groupingBy(secret -> secret.substring(0, START)));
        var found = new ArrayList<String>();
        texts.forEach((where, text) -> {
            var here = new TreeSet<String>();
            for (var at = 0; at + START <= text.length(); at++) {
                for (var secret : byStart.getOrDefault(text.substring(at, at + START), List.of())) {
                    if (text.startsWith(secret, at)) {
                        here.add(secret);
                    }
                }
            }
            here.forEach(secret -> found.add(where + " holds " + secret));
        });
        return found;
    }

    /** Has this JVM leave what it has seen when it ends, while the application still answers. */
    static void leaveAtTheEnd(ApplicationUnderTest application) {
        var all = System.getProperty("secret.leave");
        if (all == null) {
            return;
        }
        try {
            var left = Files.createDirectories(
                    Path.of(all, String.valueOf(ProcessHandle.current().pid())));
            LeftOver.closesFirst(
                    () -> JSON.writeValue(left.resolve(Seen.FILE), new Seen(KnownSecrets.all(), texts(application))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a JVM has seen. */
    record Seen(Set<String> secrets, Map<String, String> texts) {

        private static final String FILE = "seen.json";

        /** @throws tools.jackson.core.JacksonException where the JVM ended before it could leave it */
        static Seen in(Path directory) {
            return JSON.readValue(directory.resolve(FILE), Seen.class);
        }
    }
}
