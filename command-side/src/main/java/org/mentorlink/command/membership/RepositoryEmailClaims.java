package org.mentorlink.command.membership;

import static org.mentorlink.command.shared.Input.refusedInput;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.EmailClaimId;
import org.mentorlink.membership.MemberId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Keeps the claims as aggregates whose id is made of the address. Of two claims made at the same time the store takes one,
 * as an aggregate begins once only; the other command is decided again and finds the address taken.
 */
@Component
final class RepositoryEmailClaims implements EmailClaims {

    private final ObjectProvider<Repository<EmailClaim>> claims;

    /** @param claims asked when needed, as the repositories are built after the handlers they serve */
    RepositoryEmailClaims(ObjectProvider<Repository<EmailClaim>> claims) {
        this.claims = claims;
    }

    @Override
    public void claim(EmailClaimId emailClaimId, MemberId memberId) {
        var owner = ownerOf(emailClaimId);
        if (owner == null) {
            begin(emailClaimId, memberId);
        } else if (!owner.equals(memberId)) {
            throw refusedInput("EMAIL_TAKEN", "There is an account with this e-mail address.", "email");
        }
    }

    private @Nullable MemberId ownerOf(EmailClaimId emailClaimId) {
        try {
            return claims.getObject().load(emailClaimId.value()).invoke(EmailClaim::memberId);
        } catch (AggregateNotFoundException free) {
            return null;
        }
    }

    private void begin(EmailClaimId emailClaimId, MemberId memberId) {
        try {
            var unused = claims.getObject().newInstance(() -> new EmailClaim(emailClaimId, memberId));
        } catch (Exception failed) {
            throw new IllegalStateException("an e-mail address could not be claimed", failed);
        }
    }
}
