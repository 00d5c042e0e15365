package org.mentorlink.command.membership;

import org.axonframework.modelling.command.Repository;
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
        try {
            claims.getObject()
                    .loadOrCreate(emailClaimId.value(), EmailClaim::new)
                    .execute(claim -> claim.claim(emailClaimId, memberId));
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception failed) {
            throw new IllegalStateException("an e-mail address could not be claimed", failed);
        }
    }
}
