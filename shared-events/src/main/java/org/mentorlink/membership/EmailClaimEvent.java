package org.mentorlink.membership;

import org.axonframework.serialization.Revision;

/** What has happened to the claim on an e-mail address. */
public sealed interface EmailClaimEvent {

    /** The address belongs to this member; nobody else can claim it. */
    @Revision("1")
    record EmailClaimed(EmailClaimId emailClaimId, MemberId memberId) implements EmailClaimEvent {}
}
