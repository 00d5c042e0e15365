package org.mentorlink.api.membership;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.mentorlink.membership.Role;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** A9: gives out access tokens of 15 minutes. By the wall clock, so that the sandbox's clock signs nobody out. */
@Component
class AccessTokens {

    private static final Duration LIFE = Duration.ofMinutes(15);

    private final JwtEncoder encoder;
    private final Clock wallClock;

    AccessTokens(JwtEncoder encoder, @Qualifier("wallClock") Clock wallClock) {
        this.encoder = encoder;
        this.wallClock = wallClock;
    }

    String issue(String memberId, Set<Role> roles) {
        var now = wallClock.instant();
        var claims = JwtClaimsSet.builder()
                .issuer("mentorlink")
                .subject(memberId)
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .claim("roles", roles.stream().map(Role::name).sorted().toList())
                .build();
        var header = JwsHeader.with(MacAlgorithm.HS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
