package org.mentorlink.command.membership;

import static org.mentorlink.command.shared.Input.require;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.CardNumbers;
import org.mentorlink.command.shared.Input;

/** C4: where else a member may be found, and at which hosts. */
enum Network {
    LINKED_IN("linkedIn", "linkedin.com"),
    GIT_HUB("gitHub", "github.com"),
    TWITTER("twitter", "twitter.com", "x.com");

    private static final int LONGEST = 300;

    private final String field;
    private final List<String> hosts;

    Network(String field, String... hosts) {
        this.field = field;
        this.hosts = List.of(hosts);
    }

    /** The link, if it is one to somebody's page at this network. */
    String link(String typed) {
        var link = typed.strip();
        Input.atMost(link, LONGEST, "LINK_TOO_LONG", "links", field);
        require(
                isOurs(parsed(link)),
                "INVALID_LINK",
                "A link begins with https:// and leads to a page of that network.",
                "links",
                field);
        CardNumbers.refuseInLink(link, "links", field);
        return link;
    }

    private static @Nullable URI parsed(String link) {
        try {
            return new URI(link);
        } catch (URISyntaxException notALink) {
            return null;
        }
    }

    private boolean isOurs(@Nullable URI uri) {
        if (uri == null || uri.getHost() == null || uri.getUserInfo() != null || uri.getPort() != -1) {
            return false;
        }
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        var path = uri.getPath();
        return "https".equals(uri.getScheme())
                && hosts.stream().anyMatch(ours -> host.equals(ours) || host.endsWith("." + ours))
                && path != null
                && path.length() > 1
                && isPlain(uri);
    }

    /** Plain ASCII, so that no look-alike hides in it. */
    private static boolean isPlain(URI uri) {
        return uri.toString().chars().allMatch(character -> character > ' ' && character < 127);
    }
}
