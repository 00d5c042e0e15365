package org.mentorlink.query.mentoring;

import java.util.Collection;
import java.util.List;
import org.mentorlink.feedback.Distribution;
import org.mentorlink.mentoring.MentorTally;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.query.booking.HeldSessions;
import org.mentorlink.query.feedback.Reviews;
import org.springframework.stereotype.Component;

/** Reads mentors by their ids, and what other read models know of them. */
@Component
public class MentorReader {

    private final Mentors mentors;
    private final HeldSessions held;
    private final Reviews reviews;

    MentorReader(Mentors mentors, HeldSessions held, Reviews reviews) {
        this.mentors = mentors;
        this.held = held;
        this.reviews = reviews;
    }

    /** In no particular order; unknown ids are left out. */
    public List<MentorView> read(Collection<String> mentorIds) {
        return mentors.findAll(mentorIds).stream().map(MentorState::mentor).toList();
    }

    /** One for each id. */
    List<MentorTally> tallies(Collection<String> mentorIds) {
        var sessions = held.byMentor(mentorIds);
        var ratings = reviews.distributions(mentorIds);
        return mentorIds.stream()
                .distinct()
                .map(id -> new MentorTally(
                        id, ratings.getOrDefault(id, Distribution.none(id)), sessions.getOrDefault(id, 0)))
                .toList();
    }
}
