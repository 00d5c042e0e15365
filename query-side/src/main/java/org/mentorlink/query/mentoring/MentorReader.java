package org.mentorlink.query.mentoring;

import java.util.Collection;
import java.util.List;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.query.booking.HeldSessions;
import org.springframework.stereotype.Component;

/** Reads mentors by their ids, with what other read models know of them. */
@Component
public class MentorReader {

    private final Mentors mentors;
    private final HeldSessions held;

    MentorReader(Mentors mentors, HeldSessions held) {
        this.mentors = mentors;
        this.held = held;
    }

    /** In no particular order; unknown ids are left out. */
    public List<MentorView> read(Collection<String> mentorIds) {
        return read(mentors.findAll(mentorIds));
    }

    MentorView read(MentorState state) {
        return read(List.of(state)).getFirst();
    }

    private List<MentorView> read(List<MentorState> states) {
        var sessions =
                held.byMentor(states.stream().map(state -> state.mentor().id()).toList());
        return states.stream()
                .map(state -> state.held(sessions.getOrDefault(state.mentor().id(), 0)))
                .toList();
    }

    /** For whom the sessions do not matter: their number is missing. */
    public List<MentorView> withoutSessions(Collection<String> mentorIds) {
        return mentors.findAll(mentorIds).stream().map(MentorState::mentor).toList();
    }
}
