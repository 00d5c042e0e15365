package org.mentorlink.command.booking;

import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.OfferingId;

/** What mentors offer, for those who say more about it. */
interface MentorOfferings {

    /**
     * Whether the mentor has that offering; without one, the usual hour, which each has.
     *
     * @throws org.mentorlink.shared.Refused NOT_A_MENTOR where there is no such mentor
     */
    boolean has(MentorId mentorId, @Nullable OfferingId offeringId);

    /** @throws org.mentorlink.shared.Refused NOT_A_MENTOR where there is no such mentor */
    MemberId memberId(MentorId mentorId);
}
