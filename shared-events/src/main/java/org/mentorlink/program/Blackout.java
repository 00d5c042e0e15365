package org.mentorlink.program;

import java.time.Instant;
import org.mentorlink.shared.TimeSlot;

/**
 * H3, F3: a period in which a program's mentors give no sessions.
 *
 * @param id begins with {@code blk_}
 * @param name what those are told who cannot book, such as "Exam weeks"
 */
public record Blackout(String id, String name, TimeSlot period) {

    public boolean closes(TimeSlot session) {
        return period.overlaps(session);
    }

    public boolean isOver(Instant at) {
        return !period.endsAt().isAfter(at);
    }
}
