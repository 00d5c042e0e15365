package org.mentorlink.api.signin;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.EphemeralStore.Change;
import org.springframework.security.authentication.ott.DefaultOneTimeToken;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenService;

/** Tokens of one purpose; kept by hash alone, each good once. */
final class OneTimeTokens implements OneTimeTokenService {

    private final EphemeralStore store;
    private final String prefix;
    private final Clock wallClock;

    OneTimeTokens(EphemeralStore store, String purpose, Clock wallClock) {
        this.store = store;
        this.prefix = "one-time/" + purpose + '/';
        this.wallClock = wallClock;
    }

    @Override
    public OneTimeToken generate(GenerateOneTimeTokenRequest request) {
        var token = Hashes.secret();
        var expiresAt = wallClock.instant().plus(request.getExpiresIn());
        store.<Boolean>update(prefix + Hashes.of(token), unused -> Change.put(request.getUsername(), expiresAt, true));
        return new DefaultOneTimeToken(token, request.getUsername(), expiresAt);
    }

    /** What a token is good for, if it is; uses nothing up. */
    @Nullable String subject(String token) {
        return store.read(prefix + Hashes.of(token));
    }

    @Override
    public @Nullable OneTimeToken consume(OneTimeTokenAuthenticationToken authentication) {
        var token = authentication.getTokenValue();
        if (token == null) {
            return null;
        }
        @Nullable String subject = store.<@Nullable String>update(prefix + Hashes.of(token), Change::remove);
        return subject == null ? null : new DefaultOneTimeToken(token, subject, wallClock.instant());
    }
}
