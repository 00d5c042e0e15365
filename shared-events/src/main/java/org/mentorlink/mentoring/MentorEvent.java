package org.mentorlink.mentoring;

import org.axonframework.serialization.Revision;
import org.mentorlink.membership.MemberId;

/** What has happened to a mentor. */
public sealed interface MentorEvent {

    MentorId mentorId();

    @Revision("1")
    record MentorApplied(MentorId mentorId, MemberId memberId, MentorProfile profile) implements MentorEvent {}

    @Revision("1")
    record MentorApproved(MentorId mentorId, MemberId memberId) implements MentorEvent {}

    /** The whole profile after the change. */
    @Revision("1")
    record MentorProfileChanged(MentorId mentorId, MentorProfile profile, MentorPractice practice)
            implements MentorEvent {}

    @Revision("1")
    record WeeklyAvailabilitySet(MentorId mentorId, WeeklyAvailability availability) implements MentorEvent {}
}
