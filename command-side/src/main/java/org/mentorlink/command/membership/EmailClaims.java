package org.mentorlink.command.membership;

import org.mentorlink.membership.EmailClaimId;
import org.mentorlink.membership.MemberId;

/** Who each e-mail address belongs to. */
public interface EmailClaims {

    /** @throws org.mentorlink.shared.Refused as EMAIL_TAKEN when the address belongs to somebody else */
    void claim(EmailClaimId emailClaimId, MemberId memberId);
}
