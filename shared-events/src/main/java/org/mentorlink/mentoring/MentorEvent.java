package org.mentorlink.mentoring;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;

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

    /**
     * K5: what the platform keeps of what is booked from now on; bookings keep theirs.
     *
     * @param basisPoints hundredths of a percent; absent: the usual commission again
     * @param reason why staff have set it
     */
    @Revision("1")
    record CommissionSet(MentorId mentorId, @Nullable Integer basisPoints, MemberId setBy, Personal reason)
            implements MentorEvent {}

    @Revision("1")
    record WeeklyAvailabilitySet(MentorId mentorId, WeeklyAvailability availability) implements MentorEvent {}

    /** A date has hours of its own from now on, in place of those it had. */
    @Revision("1")
    record DateHoursSet(MentorId mentorId, DateHours hours) implements MentorEvent {}

    @Revision("1")
    record DateHoursCleared(MentorId mentorId, LocalDate date) implements MentorEvent {}

    @Revision("1")
    record TimeAwayAdded(MentorId mentorId, TimeAway away) implements MentorEvent {}

    @Revision("1")
    record TimeAwayRemoved(MentorId mentorId, TimeAway away) implements MentorEvent {}

    @Revision("1")
    record BookingWindowSet(MentorId mentorId, BookingWindow window) implements MentorEvent {}

    @Revision("1")
    record OfferingAdded(MentorId mentorId, Offering offering) implements MentorEvent {}

    /** The whole offering after the change. */
    @Revision("1")
    record OfferingChanged(MentorId mentorId, Offering offering) implements MentorEvent {}

    /** It cannot be booked any more. */
    @Revision("1")
    record OfferingRetired(MentorId mentorId, OfferingId offeringId) implements MentorEvent {}
}
