package org.mentorlink.query.mentoring;

import java.util.Collection;
import java.util.List;
import org.mentorlink.feedback.Distribution;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.query.booking.HeldSessions;
import org.mentorlink.query.feedback.Reviews;
import org.springframework.stereotype.Component;

/** Reads mentors by their ids, with what other read models know of them. */
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
        return read(mentors.findAll(mentorIds));
    }

    private List<MentorView> read(List<MentorState> states) {
        var ids = states.stream().map(state -> state.mentor().id()).toList();
        var sessions = held.byMentor(ids);
        var ratings = reviews.distributions(ids);
        return states.stream()
                .map(state -> {
                    var id = state.mentor().id();
                    return state.with(sessions.getOrDefault(id, 0), ratings.getOrDefault(id, Distribution.none(id)));
                })
                .toList();
    }

    /** For whom sessions and reviews do not matter: what they amount to is missing. */
    public List<MentorView> withoutSessions(Collection<String> mentorIds) {
        return mentors.findAll(mentorIds).stream().map(MentorState::mentor).toList();
    }
}
