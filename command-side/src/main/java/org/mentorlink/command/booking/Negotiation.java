package org.mentorlink.command.booking;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.shared.TimeSlot;

/**
 * How the two sides talk about another time.
 *
 * @param count how many times were proposed so far
 * @param pending the one proposal that is not decided, if there is one
 */
record Negotiation(int count, @Nullable Proposal pending) {

    static final Negotiation NONE = new Negotiation(0, null);

    /** @param open both calendars hold its time */
    record Proposal(
            ProposalId proposalId,
            Party by,
            TimeSlot to,
            int bufferMinutes,
            boolean immediate,
            boolean refundForfeited,
            Instant expiresAt,
            boolean open) {

        static Proposal of(TimeProposed event) {
            return new Proposal(
                    event.proposalId(),
                    event.by(),
                    event.to(),
                    event.bufferMinutes(),
                    event.immediate(),
                    event.refundForfeited(),
                    event.expiresAt(),
                    false);
        }

        Proposal opened() {
            return new Proposal(proposalId, by, to, bufferMinutes, immediate, refundForfeited, expiresAt, true);
        }
    }

    Optional<Proposal> pending(ProposalId proposalId) {
        return Optional.ofNullable(pending)
                .filter(proposal -> proposal.proposalId().equals(proposalId));
    }

    Negotiation proposed(TimeProposed event) {
        return new Negotiation(count + 1, Proposal.of(event));
    }

    Negotiation opened() {
        return new Negotiation(count, pending == null ? null : pending.opened());
    }

    Negotiation over() {
        return new Negotiation(count, null);
    }
}
