package org.mentorlink.api.graphql;

import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Tells who asks from what a request was authenticated with; for GraphQL and for every other path alike. */
@Component
public class Viewers {

    /** @param authentication as the security chain found it; absent for nobody */
    public Viewer of(@Nullable Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt jwt)) {
            return Viewer.ANONYMOUS;
        }
        var roles = EnumSet.noneOf(Role.class);
        @Nullable Iterable<String> claimed = jwt.getClaimAsStringList("roles");
        if (claimed != null) {
            claimed.forEach(role -> roles.add(Role.valueOf(role)));
        }
        return new Viewer(jwt.getSubject(), roles);
    }
}
