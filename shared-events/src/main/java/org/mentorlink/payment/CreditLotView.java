package org.mentorlink.payment;

import java.time.Instant;
import org.mentorlink.shared.Money;

/**
 * Credits that a member was given at once. What was given is available, reserved, spent or expired.
 *
 * @param expiresAt until when what is available can be used
 */
public record CreditLotView(
        String id,
        CreditSource source,
        Money amount,
        Money available,
        Money reserved,
        Money spent,
        Money expired,
        Instant grantedAt,
        Instant expiresAt) {}
