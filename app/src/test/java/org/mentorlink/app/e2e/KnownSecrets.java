package org.mentorlink.app.e2e;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
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

    /** Names of inputs whose texts everybody may read: what is not named here is secret or personal. */
    private static final Set<String> OPEN = Set.of(
            "id",
            "timeZone",
            "skill",
            "skills",
            "company",
            "name",
            "title",
            "paymentMethod",
            "icon",
            "step",
            "key",
            "account");

    private static final Pattern DISTINCTIVE = Pattern.compile("(?=.{10,}$).*[^A-Za-z_].*");
    private static final Pattern SECRET_IN_LINK = Pattern.compile("(?:token=|/calendars/)([^&\"\\s.]+)");

    /** Said in the open: how the sample community signs in, and the number that shows how one is written. */
    private static final Pattern PUBLIC =
            Pattern.compile("mentorlink|[a-z]+@mentorlink\\.example|\\Q+27 82 123 4567\\E");

    /** Ids of objects, times, dates, and spans of time. */
    private static final Pattern VALUE =
            Pattern.compile("[a-z]{2,4}_[\\w-]+|\\d{4}-\\d{2}-\\d{2}(T[\\d:.]+Z?)?|-?PT?[\\dDTHMS.]+");

    /** A text written into a document. */
    private static final Pattern LITERAL = Pattern.compile("(\\w+):\\s*\"([^\"\\\\]+)\"");

    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]+");
    private static final int MOST_OF_A_LIST = 50;

    private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

    private KnownSecrets() {}

    static void note(String secret) {
        if (!PUBLIC.matcher(secret).matches()
                && !VALUE.matcher(secret).matches()
                && DISTINCTIVE.matcher(secret).matches()) {
            NOTED.add(secret);
            NOTED.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        }
    }

    /** The addresses in a list of persons; of a long one, which would take long to look for, some. */
    static void noteAddresses(String csv) {
        ADDRESS.matcher(csv).results().limit(MOST_OF_A_LIST).forEach(address -> note(address.group()));
    }

    /** Notes the texts of an operation's document. */
    static void noteIn(String document) {
        LITERAL.matcher(document).results().forEach(found -> noteValue(found.group(1), found.group(2)));
    }

    /** Notes the texts of inputs, but for those that everybody may read. */
    static void noteIn(Map<?, ?> variables) {
        variables.forEach((name, value) -> noteValue(String.valueOf(name), value));
    }

    private static void noteValue(String name, Object value) {
        if (value instanceof Map<?, ?> fields) {
            noteIn(fields);
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> noteValue(name, item));
        } else if (value instanceof String text && !OPEN.contains(name)) {
            note(text);
        }
    }

    /** Tokens of an answer, and the secrets of the links in its messages. */
    static void noteIn(JsonNode answer) {
        for (var name : List.of("accessToken", "refreshToken")) {
            answer.findValues(name).forEach(token -> note(token.asString("")));
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
