package org.mentorlink.command.program;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.Streams;
import org.mentorlink.membership.MemberId;
import org.mentorlink.program.OnboardingStep;
import org.mentorlink.program.ParticipantEvent;
import org.mentorlink.program.ParticipantId;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.Track;
import org.springframework.stereotype.Component;

/** Folds them from their own events, never off a read model that may be behind. */
@Component
final class StoredOnboardings implements Onboardings {

    private final Streams streams;
    private final Programs programs;
    private final Clock clock;

    StoredOnboardings(Streams streams, Programs programs, Clock clock) {
        this.streams = streams;
        this.programs = programs;
        this.clock = clock;
    }

    @Override
    public Optional<OnboardingStep> missing(MemberId memberId, ProgramRole role) {
        var state = ParticipantState.NEW;
        for (var event : streams.of(ParticipantId.of(memberId).value(), ParticipantEvent.class)) {
            state = state.evolve(event);
        }
        var participant = state;
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var enrolled = participant.agreed().stream()
                .filter(track -> track.role() == role && isOpen(track.programId()))
                .sorted(Comparator.comparing(Track::toString));
        return Stream.concat(Stream.of(Track.platform(role)), enrolled)
                .flatMap(track -> programs.plan(track).missing(participant.facts(track, today)).stream())
                .findFirst();
    }

    private boolean isOpen(@Nullable ProgramId programId) {
        return programId != null && !programs.program(programId).closed();
    }
}
