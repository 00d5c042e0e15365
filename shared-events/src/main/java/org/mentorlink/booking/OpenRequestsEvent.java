package org.mentorlink.booking;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;

/** What has happened to the count of one mentee's open requests to one mentor. */
public sealed interface OpenRequestsEvent {

    /**
     * One more is open. It is stored together with the request itself.
     *
     * @param over which of those counted before are open no more
     */
    @Revision("1")
    record RequestCounted(
            OpenRequestsId openRequestsId,
            MentorId mentorId,
            MemberId menteeId,
            BookingId bookingId,
            List<BookingId> over)
            implements OpenRequestsEvent {}
}
