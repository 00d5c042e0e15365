package org.mentorlink.payment;

import java.time.Instant;

/**
 * Where a mentor tells a gateway what it needs to know to pay them. It is theirs alone, and good for once.
 *
 * @param expiresAt when it is good no more
 */
public record PayeeOnboarding(String url, Instant expiresAt) {

    /** Whoever has the address speaks for the mentor. */
    @Override
    public String toString() {
        return "PayeeOnboarding[until " + expiresAt + "]";
    }
}
