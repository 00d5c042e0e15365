package org.mentorlink.booking;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.mentorlink.membership.MemberId;

/** What can be asked about the strikes of a member. That they are noted, {@link BookingCommand.NoteStrikes} asks for. */
public sealed interface StrikesCommand {

    StrikesId strikesId();

    /**
     * The member says why a strike should not count: once, and in time.
     *
     * @param reason up to 2,000 characters
     */
    record AppealStrike(@TargetAggregateIdentifier StrikesId strikesId, BookingId bookingId, String reason)
            implements StrikesCommand {}

    /**
     * Staff withdraw a strike, or uphold one that is appealed; never one of their own.
     *
     * @param reason up to 1,000 characters; the member reads it
     */
    record DecideStrike(
            @TargetAggregateIdentifier StrikesId strikesId,
            BookingId bookingId,
            StrikeDecision decision,
            MemberId decidedBy,
            String reason)
            implements StrikesCommand {}

    /**
     * Staff have a mentor booked again who was paused; never themselves. Changes nothing where they are not paused.
     *
     * @param reason up to 1,000 characters
     */
    record ResumeMentor(@TargetAggregateIdentifier StrikesId strikesId, MemberId resumedBy, String reason)
            implements StrikesCommand {}
}
