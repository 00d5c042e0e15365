package org.mentorlink.booking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Money;

/**
 * A request for a session without a time, as its two members and staff read it.
 *
 * @param bookingId of the booking that comes of it
 * @param offering absent for the usual hour
 * @param answerBy until when the mentor can propose a time for the first time
 * @param reason in the words of who ended it
 * @param proposals oldest first; at most the last can be pending
 * @param form what was asked with it and answered, for the two and admins only; absent where nothing was
 * @param requestedPosition position of its first event; newer requests have a higher one
 */
public record SessionRequestView(
        String id,
        String bookingId,
        String mentorId,
        String mentorMemberId,
        String menteeId,
        @Nullable String topic,
        @Nullable String description,
        Modality modality,
        @Nullable BookedOfferingView offering,
        Duration length,
        Money price,
        CancellationPolicy policy,
        SessionRequestStatus status,
        Instant requestedAt,
        Instant answerBy,
        @Nullable String reason,
        List<ProposalView> proposals,
        @Nullable FilledFormView form,
        long requestedPosition) {

    public static final String PREFIX = "srq_";

    /** @param bookingId of the booking that comes of it */
    public static String idOf(String bookingId) {
        return Ids.sibling(PREFIX, bookingId);
    }

    /** The proposal that is being reserved or waits for an answer, if there is one. */
    @JsonIgnore
    public @Nullable ProposalView pendingProposal() {
        return !proposals.isEmpty() && proposals.getLast().isPending() ? proposals.getLast() : null;
    }

    public boolean isParticipant(String memberId) {
        return memberId.equals(menteeId) || memberId.equals(mentorMemberId);
    }
}
