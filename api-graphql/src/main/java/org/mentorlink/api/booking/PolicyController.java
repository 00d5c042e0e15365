package org.mentorlink.api.booking;

import java.time.Instant;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.mentoring.MentorView;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What a cancellation costs: of a booking and a group session as it was agreed on, of a mentor as it is now. */
@Controller
class PolicyController {

    private final CancellationPolicy current;

    PolicyController(@Value("${mentorlink.booking.cancellation-policy:standard}") String current) {
        this.current = CancellationPolicy.named(current);
    }

    @SchemaMapping(typeName = "Booking")
    CancellationPolicy cancellationPolicy(BookingView booking) {
        return booking.policy();
    }

    @SchemaMapping(typeName = "GroupSession")
    CancellationPolicy cancellationPolicy(GroupSessionView session) {
        return session.policy();
    }

    @SchemaMapping(typeName = "Mentor")
    CancellationPolicy cancellationPolicy(MentorView mentor) {
        return current;
    }

    @SchemaMapping(typeName = "CancellationPolicy")
    Instant fullRefundUntil(CancellationPolicy policy, @Argument Instant startsAt) {
        return policy.fullRefundUntil(startsAt);
    }

    @SchemaMapping(typeName = "CancellationPolicy")
    Instant rescheduleUntil(CancellationPolicy policy, @Argument Instant startsAt) {
        return policy.rescheduleUntil(startsAt);
    }

    /** Not called a version here: those are of what is edited. */
    @SchemaMapping(typeName = "CancellationPolicy")
    int edition(CancellationPolicy policy) {
        return policy.version();
    }
}
