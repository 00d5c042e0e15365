package org.mentorlink.booking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * K13: what speaks for a session that is disputed, in the fields that card gateways ask for, by the names that Stripe gives
 * them.
 *
 * @param auditHead the latest event it tells of, by its hash in the audit chain; absent where nothing is chained yet
 * @param fields only those that there is something to say in
 * @param content all of it as JSON, to be kept and sent
 * @param sha256 of the content, in lower case hexadecimal
 */
public record DisputeEvidenceView(
        String disputeId,
        String bookingId,
        @Nullable String auditHead,
        List<Field> fields,
        String content,
        String sha256) {

    /** @param value at most 20,000 characters, as many as Stripe takes */
    public record Field(String name, String value) {}
}
