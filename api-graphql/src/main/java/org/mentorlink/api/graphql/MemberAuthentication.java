package org.mentorlink.api.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** A member whose access token is good, and whose session and account were so when it was looked at. */
final class MemberAuthentication extends JwtAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Viewer viewer;

    MemberAuthentication(Jwt token, Viewer viewer) {
        super(token, List.of());
        this.viewer = viewer;
    }

    Viewer viewer() {
        return viewer;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
