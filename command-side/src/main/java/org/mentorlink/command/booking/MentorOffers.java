package org.mentorlink.command.booking;

import org.mentorlink.mentoring.MentorId;

/** What mentors offer at this moment. */
public interface MentorOffers {

    /** @throws org.mentorlink.shared.Refused when there is no such mentor (NOT_FOUND), or an unapproved one */
    Offer offerOf(MentorId mentorId);
}
