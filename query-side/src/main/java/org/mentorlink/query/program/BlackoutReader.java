package org.mentorlink.query.program;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mentorlink.program.Blackout;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.ProgramView;
import org.mentorlink.query.program.ParticipantState.Way;
import org.springframework.stereotype.Component;

/** When programs keep their mentors from giving sessions. */
@Component
public class BlackoutReader {

    private final Participants participants;
    private final Programs programs;

    BlackoutReader(Participants participants, Programs programs) {
        this.participants = participants;
        this.programs = programs;
    }

    /** By id of the member; of the open programs that they have agreed to mentor in. Those without any are left out. */
    public Map<String, List<Blackout>> ofMentors(Collection<String> memberIds) {
        var tracks = participants.findAll(memberIds).stream()
                .collect(Collectors.toMap(ParticipantState::memberId, BlackoutReader::programs));
        var ids = new HashSet<String>();
        tracks.values().forEach(ids::addAll);
        if (ids.isEmpty()) {
            return Map.of();
        }
        var open = programs.findAll(ids).stream()
                .filter(program -> !program.closed())
                .collect(Collectors.toMap(ProgramView::id, ProgramView::blackouts));
        var byMember = new HashMap<String, List<Blackout>>();
        tracks.forEach((memberId, programIds) -> {
            var theirs = programIds.stream()
                    .flatMap(id -> open.getOrDefault(id, List.of()).stream())
                    .toList();
            if (!theirs.isEmpty()) {
                byMember.put(memberId, theirs);
            }
        });
        return Map.copyOf(byMember);
    }

    /** Ids of the members who have agreed to mentor in a program. */
    public Set<String> mentorsIn(String programId) {
        return participants.mentorsIn(programId).stream()
                .map(ParticipantState::memberId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** In which a member has agreed to mentor. */
    static Set<String> programs(ParticipantState state) {
        var ids = new HashSet<String>();
        for (Way way : state.tracks()) {
            var program = way.track().programId();
            if (program != null && way.track().role() == ProgramRole.MENTOR && !way.invited()) {
                ids.add(program.value());
            }
        }
        return ids;
    }
}
