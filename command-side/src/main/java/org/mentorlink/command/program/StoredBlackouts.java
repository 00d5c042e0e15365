package org.mentorlink.command.program;

import java.util.List;
import java.util.Objects;
import org.mentorlink.command.shared.Streams;
import org.mentorlink.membership.MemberId;
import org.mentorlink.program.Blackout;
import org.mentorlink.program.ParticipantEvent;
import org.mentorlink.program.ParticipantId;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.Track;
import org.springframework.stereotype.Component;

/** Folds them from the events of the member's part and of the programs, never off a read model that may be behind. */
@Component
final class StoredBlackouts implements Blackouts {

    private final Streams streams;
    private final Programs programs;

    StoredBlackouts(Streams streams, Programs programs) {
        this.streams = streams;
        this.programs = programs;
    }

    @Override
    public List<Blackout> ofMentor(MemberId memberId) {
        var participant = ParticipantState.NEW;
        for (var event : streams.of(ParticipantId.of(memberId).value(), ParticipantEvent.class)) {
            participant = participant.evolve(event);
        }
        return participant.agreed().stream()
                .filter(track -> track.role() == ProgramRole.MENTOR)
                .map(Track::programId)
                .filter(Objects::nonNull)
                .map(programs::program)
                .filter(program -> !program.closed())
                .flatMap(program -> program.blackouts().stream())
                .toList();
    }
}
