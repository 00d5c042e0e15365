package org.mentorlink.query.booking.ical;

import org.jspecify.annotations.Nullable;

/**
 * Who takes part in a session.
 *
 * @param name empty once erased
 * @param email absent once erased
 */
public record Attendee(
        String memberId, String name, @Nullable String email) {

    @Override
    public String toString() {
        return "Attendee[" + memberId + "]";
    }
}
