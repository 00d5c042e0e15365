package org.mentorlink.api.booking;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.mentorlink.api.graphql.UserError.SlotTaken;
import org.mentorlink.api.mentoring.Mentors;
import org.springframework.stereotype.Component;

/** Says that a time is taken, and which are free instead. */
@Component
class NextFree {

    private static final int MOST = 3;

    private final Mentors mentors;
    private final Clock clock;

    NextFree(Mentors mentors, Clock clock) {
        this.mentors = mentors;
        this.clock = clock;
    }

    /** @param length of the session that was wanted */
    SlotTaken instead(String mentorId, Duration length) {
        return new SlotTaken(
                "Somebody else has taken that time.",
                List.of("input", "startsAt"),
                mentors.nextFree(mentorId, clock.instant(), length, MOST));
    }
}
