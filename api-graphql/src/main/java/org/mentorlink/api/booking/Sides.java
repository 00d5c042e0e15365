package org.mentorlink.api.booking;

import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.Party;
import org.mentorlink.membership.Role;

/** On which side of a booking a viewer is. */
final class Sides {

    private Sides() {}

    /** What the viewer acts as: their side of the booking, or admin where they have none. */
    static Role role(@Nullable BookingView booking, Viewer viewer) {
        if (booking == null) {
            return Role.MENTEE;
        }
        return switch (by(booking, viewer)) {
            case MENTOR -> Role.MENTOR;
            case MENTEE -> Role.MENTEE;
            case ADMIN -> Role.ADMIN;
        };
    }

    static CancelledBy by(BookingView booking, Viewer viewer) {
        if (viewer.is(booking.mentorMemberId())) {
            return CancelledBy.MENTOR;
        }
        return viewer.is(booking.menteeId()) ? CancelledBy.MENTEE : CancelledBy.ADMIN;
    }

    static Party party(BookingView booking, Viewer viewer) {
        return viewer.is(booking.mentorMemberId()) ? Party.MENTOR : Party.MENTEE;
    }
}
