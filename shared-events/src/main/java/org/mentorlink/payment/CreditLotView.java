package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;
import org.mentorlink.shared.Money;

/**
 * Credits that a member was given at once. What was given is available, reserved, spent, expired or claimed.
 *
 * @param claimed what was taken back because what was paid for it has gone back
 * @param expiresAt until when what is available can be used
 * @param disputes of what was paid for it that are open: while there is one, nothing of it can be used
 */
public record CreditLotView(
        String id,
        CreditSource source,
        Money amount,
        Money available,
        Money reserved,
        Money spent,
        Money expired,
        Money claimed,
        Instant grantedAt,
        Instant expiresAt,
        List<String> disputes) {

    /** Of what was kept before packs were, nothing was taken back; before there were disputes, none was open. */
    public CreditLotView {
        claimed = claimed == null ? amount.zero() : claimed;
        disputes = disputes == null ? List.of() : List.copyOf(disputes);
    }

    public boolean frozen() {
        return !disputes.isEmpty();
    }
}
