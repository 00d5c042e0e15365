package org.mentorlink.command.payment;

import java.time.Instant;
import java.util.Optional;
import org.mentorlink.booking.DisputeEvidenceView;

/**
 * A gateway that takes what speaks against a charge-back (K13), once for each and in its own time.
 *
 * <p>All of it throws {@link GatewayTimeout} when the outcome is unknown.
 */
public interface EvidenceReceiving {

    /** Until when it takes evidence; nothing where it names no time, or knows no such charge-back. */
    Optional<Instant> evidenceDueBy(String gatewayDisputeId);

    /**
     * What became of evidence that was sent: done with the gateway's name of it, not found where it can still be sent, or
     * declined where the gateway takes none of this charge-back any more.
     */
    GatewayAnswer inquireEvidence(String gatewayDisputeId, String sha256);

    /** @param evidence whose SHA-256 it is known by from then on */
    GatewayAnswer submitEvidence(String key, String gatewayDisputeId, DisputeEvidenceView evidence);
}
