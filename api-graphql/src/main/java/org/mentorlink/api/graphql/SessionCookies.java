package org.mentorlink.api.graphql;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookies of a session. No script reads them, no other site's request carries them. */
@Component
public class SessionCookies {

    public static final String REFRESH = "mentorlink_refresh";
    public static final String ACCESS = "mentorlink_access";

    private static final String REFRESH_PATH = "/graphql";
    private static final Duration REFRESH_LIFE = Duration.ofDays(30);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean plainLocalhost;

    SessionCookies(ApiProperties properties) {
        this.plainLocalhost = properties.session().plainLocalhost();
    }

    /**
     * What a browser is to keep.
     *
     * @param refresh absent to leave it as it is, empty to remove it
     * @param access likewise
     */
    public record Kept(@Nullable String refresh, @Nullable String access) {}

    public List<ResponseCookie> of(URI request, Kept kept) {
        var refresh = kept.refresh();
        var access = kept.access();
        return Stream.of(
                        refresh == null ? null : cookie(request, REFRESH, REFRESH_PATH, refresh, REFRESH_LIFE),
                        access == null ? null : cookie(request, ACCESS, "/", access, EndedSessions.ACCESS))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private ResponseCookie cookie(URI request, String name, String path, String value, Duration life) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(isSecure(request))
                .sameSite("Strict")
                .path(path)
                .maxAge(value.isEmpty() ? Duration.ZERO : life)
                .build();
    }

    /** Whether a cookie has to be kept from plain HTTP: everywhere but on this machine itself. */
    public boolean isSecure(URI request) {
        return !(plainLocalhost
                && "http".equals(request.getScheme())
                && request.getHost() != null
                && THIS_MACHINE.contains(request.getHost()));
    }
}
