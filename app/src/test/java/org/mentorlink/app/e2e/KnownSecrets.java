package org.mentorlink.app.e2e;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What the suite has sent and received that must be found nowhere in clear: passwords, tokens, links, and what is said by
 * and about persons. {@link GraphQlClient} notes all that passes; tests that go other ways note theirs by {@link #note}.
 */
final class KnownSecrets {

    /** Names of inputs, variables and answers whose texts are secret or personal. */
    private static final Set<String> FIELDS = Set.of(
            "email",
            "newEmail",
            "password",
            "newPassword",
            "currentPassword",
            "firstName",
            "lastName",
            "phone",
            "bio",
            "topic",
            "description",
            "reason",
            "comment",
            "text",
            "message",
            "strengths",
            "improvements",
            "privateNotes",
            "note",
            "notes",
            "background",
            "academicBackground",
            "institution",
            "fileName",
            "meetingLink",
            "meetingUrl",
            "accessToken",
            "refreshToken",
            "token",
            "code",
            "to");

    private static final Pattern DISTINCTIVE = Pattern.compile("(?=.{10,}$).*[^A-Za-z_].*");
    private static final Pattern SECRET_IN_LINK = Pattern.compile("(?:token=|/calendars/)([^&\"\\s.]+)");

    /** Said in the open: how the sample community signs in, and the number that shows how one is written. */
    private static final Pattern PUBLIC =
            Pattern.compile("mentorlink|[a-z]+@mentorlink\\.example|\\Q+27 82 123 4567\\E");

    /** Some fields of the names below hold times in other inputs. */
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z?");

    private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

    private KnownSecrets() {}

    static void note(String secret) {
        if (!PUBLIC.matcher(secret).matches()
                && !TIME.matcher(secret).matches()
                && DISTINCTIVE.matcher(secret).matches()) {
            NOTED.add(secret);
            NOTED.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        }
    }

    /** Notes the texts below names that are secret or personal. */
    static void noteIn(Map<?, ?> variables) {
        variables.forEach((name, value) -> noteValue(String.valueOf(name), value));
    }

    private static void noteValue(String name, Object value) {
        if (value instanceof Map<?, ?> fields) {
            noteIn(fields);
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> noteValue(name, item));
        } else if (value instanceof String text && FIELDS.contains(name)) {
            note(text);
        }
    }

    /** Tokens of an answer, and the secrets of the links in its messages. */
    static void noteIn(JsonNode answer) {
        for (var token : answer.findValues("accessToken")) {
            note(token.asString(""));
        }
        var links = SECRET_IN_LINK.matcher(answer.toString());
        while (links.find()) {
            note(links.group(1));
        }
    }

    static void noteCookies(Iterable<String> setCookies) {
        for (var cookie : setCookies) {
            var value = cookie.substring(cookie.indexOf('=') + 1).split(";", 2)[0];
            note(value);
        }
    }

    static void noteLink(URI link) {
        noteIn(Map.of("token", SECRET_IN_LINK.matcher(link.toString()).replaceAll("$1")));
    }

    static Set<String> all() {
        return new TreeSet<>(NOTED);
    }
}
