package org.mentorlink.booking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * One thing that happened in a session that is disputed, as an event says it.
 *
 * @param eventId of the event that says so
 * @param by MENTEE, MENTOR, ADMIN or GATEWAY; absent where it came of itself
 * @param words of that person; of the policy, of a no-show and of a decision what they say; absent after an erasure
 * @param amount price, payment, charge-back or refund
 * @param until what can be done until when: statements, a decision, an appeal
 * @param hash of the event in the audit chain; absent until it is chained
 */
public record DisputeFact(
        String eventId,
        Instant at,
        DisputeFactKind kind,
        @Nullable String by,
        @Nullable String words,
        @Nullable Money amount,
        @Nullable Instant until,
        @Nullable String hash) {}
