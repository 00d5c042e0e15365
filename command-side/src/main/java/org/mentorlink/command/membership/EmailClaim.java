package org.mentorlink.command.membership;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.mentorlink.command.shared.Input.refusedInput;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.EmailClaimEvent.EmailClaimed;
import org.mentorlink.membership.EmailClaimId;
import org.mentorlink.membership.MemberId;

/** The claim on one e-mail address. It begins with the registration of its member and keeps everybody else out. */
@Aggregate
class EmailClaim {

    @AggregateIdentifier
    private EmailClaimId emailClaimId;

    private @Nullable MemberId memberId;

    EmailClaim() {}

    void claim(EmailClaimId id, MemberId claimant) {
        if (memberId == null) {
            apply(new EmailClaimed(id, claimant));
        } else if (!memberId.equals(claimant)) {
            throw refusedInput("EMAIL_TAKEN", "There is an account with this e-mail address.", "email");
        }
    }

    @EventSourcingHandler
    void on(EmailClaimed event) {
        emailClaimId = event.emailClaimId();
        memberId = event.memberId();
    }
}
