package org.mentorlink.api.signin;

import java.time.Clock;
import org.mentorlink.api.graphql.AccessClaims;
import org.mentorlink.api.graphql.EndedSessions;
import org.mentorlink.api.graphql.SessionKey;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** A9: gives out access tokens of 15 minutes. By the wall clock, so that the sandbox's clock signs nobody out. */
@Component
public class AccessTokens {

    private final JwtEncoder encoder;
    private final Clock wallClock;

    AccessTokens(JwtEncoder encoder, @Qualifier("wallClock") Clock wallClock) {
        this.encoder = encoder;
        this.wallClock = wallClock;
    }

    public String issue(String memberId, SessionKey session) {
        var now = wallClock.instant();
        var claims = JwtClaimsSet.builder()
                .issuer("mentorlink")
                .subject(memberId)
                .issuedAt(now)
                .expiresAt(now.plus(EndedSessions.ACCESS))
                .claim(AccessClaims.SESSION, session.id())
                .claim(AccessClaims.EPOCH, session.epoch())
                .build();
        var header = JwsHeader.with(MacAlgorithm.HS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
