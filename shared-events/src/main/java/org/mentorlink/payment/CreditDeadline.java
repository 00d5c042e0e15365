package org.mentorlink.payment;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/** A moment of somebody's credits. Scheduled ahead, and an event of the log when due. */
public sealed interface CreditDeadline {

    CreditAccountId creditAccountId();

    /** @param expiresAt as it was when this was scheduled; it may have been put off since */
    @Revision("1")
    record CreditsExpiryDue(CreditAccountId creditAccountId, CreditLotId lotId, Instant expiresAt)
            implements CreditDeadline {}
}
