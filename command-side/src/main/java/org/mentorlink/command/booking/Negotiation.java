package org.mentorlink.command.booking;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.ProposeTime;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.OtherSession;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.WantedSession;
import org.mentorlink.shared.TimeSlot;

/**
 * How the two sides talk about another time.
 *
 * @param count how many times were proposed so far
 * @param pending the one proposal that is not decided, if there is one
 */
record Negotiation(int count, @Nullable Proposal pending) {

    static final Negotiation NONE = new Negotiation(0, null);

    /**
     * @param open both calendars hold its time
     * @param session what the booking is to be instead; absent where only its time is another
     * @param paymentMethod by which the mentee pays what it costs more; absent for the one of the booking
     * @param paying both sides agree, and what it costs more is being paid
     */
    record Proposal(
            ProposalId proposalId,
            Party by,
            TimeSlot to,
            int bufferMinutes,
            boolean immediate,
            boolean refundForfeited,
            Instant expiresAt,
            boolean open,
            @Nullable OtherSession session,
            @Nullable String paymentMethod,
            boolean paying) {

        static Proposal of(TimeProposed event) {
            return new Proposal(
                    event.proposalId(),
                    event.by(),
                    event.to(),
                    event.bufferMinutes(),
                    event.immediate(),
                    event.refundForfeited(),
                    event.expiresAt(),
                    false,
                    event.session(),
                    event.paymentMethod(),
                    false);
        }

        Proposal opened() {
            return until(expiresAt, false);
        }

        private Proposal until(Instant end, boolean isPaid) {
            return new Proposal(
                    proposalId,
                    by,
                    to,
                    bufferMinutes,
                    immediate,
                    refundForfeited,
                    end,
                    true,
                    session,
                    paymentMethod,
                    isPaid);
        }

        /** Whether the same was asked for. */
        boolean isAs(ProposeTime command) {
            return by == command.by()
                    && to.startsAt().equals(command.startsAt())
                    && (command.session() == null ? session == null : isAs(command.session()));
        }

        private boolean isAs(WantedSession wanted) {
            return session != null
                    && Objects.equals(
                            wanted.offeringId(),
                            session.offering() == null
                                    ? null
                                    : session.offering().offeringId())
                    && (wanted.modality() == null || wanted.modality() == session.modality())
                    && wanted.price().equals(session.price())
                    && Objects.equals(wanted.paymentMethod(), paymentMethod);
        }

        boolean costsMore() {
            return session != null && session.difference().isPositive();
        }

        boolean costsLess() {
            return session != null && session.difference().amountMinor() < 0;
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

    Negotiation paying(Instant payBy) {
        return new Negotiation(count, pending == null ? null : pending.until(payBy, true));
    }

    Negotiation over() {
        return new Negotiation(count, null);
    }
}
