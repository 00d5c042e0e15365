package org.mentorlink.api.graphql;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberAccess;
import org.mentorlink.membership.MemberQuery.FindAccess;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/**
 * Tells who asks from what a request was authenticated with; for GraphQL and for every other path alike. A token says only
 * whose session it is: whether that still stands, and what the member may do, is asked anew for each request.
 */
@Component
public class Viewers implements Converter<Jwt, AbstractAuthenticationToken> {

    private final Questions questions;
    private final EndedSessions ended;
    private final Clock wallClock;

    Viewers(Questions questions, EndedSessions ended, @Qualifier("wallClock") Clock wallClock) {
        this.wallClock = wallClock;
        this.questions = questions;
        this.ended = ended;
    }

    /** Called by the security chain for a token whose signature and times are right. */
    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        return new MemberAuthentication(token, admitted(token));
    }

    /** @param authentication as the security chain found it; absent for nobody */
    public Viewer of(@Nullable Authentication authentication) {
        return authentication instanceof MemberAuthentication member ? member.viewer() : Viewer.ANONYMOUS;
    }

    /**
     * As {@link #of}, asked once more for a connection that was authenticated long ago. It is good for as long as its
     * token: ended sessions are not remembered for longer.
     */
    Viewer now(@Nullable Authentication authentication) {
        if (!(authentication instanceof MemberAuthentication member)) {
            return Viewer.ANONYMOUS;
        }
        @Nullable Instant until = member.getToken().getExpiresAt();
        if (until != null && !until.isAfter(wallClock.instant())) {
            throw Problem.unauthenticated();
        }
        try {
            return admitted(member.getToken());
        } catch (InvalidBearerTokenException over) {
            throw Problem.unauthenticated();
        }
    }

    private Viewer admitted(Jwt token) {
        try {
            @Nullable Viewer viewer = viewer(token);
            if (viewer != null) {
                return viewer;
            }
        } catch (RuntimeException unavailable) {
            throw new AccessUnknown(unavailable);
        }
        throw new InvalidBearerTokenException("The session is over.");
    }

    private @Nullable Viewer viewer(Jwt token) {
        @Nullable String session = token.getClaimAsString(AccessClaims.SESSION);
        @Nullable Number epoch = token.getClaim(AccessClaims.EPOCH);
        @Nullable String memberId = token.getSubject();
        if (session == null || epoch == null || memberId == null || ended.isEnded(session)) {
            return null;
        }
        @Nullable MemberAccess access = questions.find(new FindAccess(memberId), MemberAccess.class);
        var key = new SessionKey(session, epoch.longValue());
        return access == null || !EndedSessions.stands(access, key)
                ? null
                : new Viewer(access.memberId(), access.roles(), access.status(), key, token.getExpiresAt());
    }
}
