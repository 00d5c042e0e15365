package org.mentorlink.api.membership;

import org.jspecify.annotations.Nullable;

/**
 * A10: the sessions behind the refresh cookies. Each begins a family of tokens of which only the newest is good; using an
 * older one again ends the family, because then two people hold it.
 */
interface RefreshTokens {

    /** Begins a session and answers its first token. */
    String begin(String memberId);

    /** Replaces a token; nothing where it is unknown, used before, or its session is over. */
    @Nullable Rotated rotate(String token);

    /** Ends the token's session, if there is one. */
    void end(String token);

    record Rotated(String memberId, String token) {}
}
