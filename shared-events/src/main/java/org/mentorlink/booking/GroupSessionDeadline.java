package org.mentorlink.booking;

import org.axonframework.serialization.Revision;
import org.mentorlink.membership.MemberId;

/** A moment of a group session that has come. Scheduled ahead, and an event of the log when due. */
public sealed interface GroupSessionDeadline {

    GroupSessionId groupSessionId();

    /** The time to take an offered seat is over. */
    @Revision("1")
    record SeatOfferLapsed(GroupSessionId groupSessionId, MemberId memberId, int number)
            implements GroupSessionDeadline {}

    @Revision("1")
    record GroupSessionOver(GroupSessionId groupSessionId) implements GroupSessionDeadline {}
}
