package org.mentorlink.query.program;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.Role;
import org.mentorlink.program.ParticipantEvent;
import org.mentorlink.program.ParticipantEvent.EnrolmentAccepted;
import org.mentorlink.program.ParticipantEvent.EvidenceNoted;
import org.mentorlink.program.ParticipantEvent.MemberEnrolled;
import org.mentorlink.program.ParticipantEvent.MemberWithdrawn;
import org.mentorlink.program.ParticipantEvent.OnboardingMet;
import org.mentorlink.program.ParticipantEvent.StepCompleted;
import org.mentorlink.program.ParticipantEvent.StepPassed;
import org.mentorlink.program.ParticipantEvent.StepReturned;
import org.mentorlink.program.ParticipantEvent.StepSubmitted;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.Sighting;
import org.mentorlink.program.StepFacts;
import org.mentorlink.program.StepState;
import org.mentorlink.program.Track;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Personal;

/**
 * What is known of one member's onboardings; how far that is, the plans tell when they are read.
 *
 * @param tracks those that go on
 * @param ended those of programs that were left, kept for a return
 */
record ParticipantState(String memberId, Set<Role> roles, List<Way> tracks, List<Way> ended, List<Sighting> sightings) {

    /** What was last done with a step by hand; returned where the state is open. */
    record Mark(
            String step,
            StepState state,
            Instant at,
            int textVersion,
            @Nullable String answer,
            @Nullable String returnedBecause) {}

    /**
     * One track on the way.
     *
     * @param invited into a program, by others, and not agreed to yet
     */
    record Way(Track track, boolean invited, Instant since, List<Mark> marks) {

        private Way marked(Mark mark) {
            var others = marks.stream().filter(other -> !other.step().equals(mark.step()));
            return new Way(
                    track,
                    invited,
                    mark.at(),
                    Stream.concat(others, Stream.of(mark)).toList());
        }

        private Way at(Instant moment) {
            return new Way(track, invited, moment, marks);
        }

        private Way invited(boolean now) {
            return new Way(track, now, since, marks);
        }

        Optional<Mark> mark(String step) {
            return marks.stream().filter(mark -> mark.step().equals(step)).findFirst();
        }

        private Set<String> steps(StepState state) {
            return marks.stream()
                    .filter(mark -> mark.state() == state)
                    .map(Mark::step)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    static ParticipantState of(@Nullable ParticipantState state, String memberId) {
        return state == null ? new ParticipantState(memberId, Set.of(), List.of(), List.of(), List.of()) : state;
    }

    ParticipantState granted(Role role, Seen seen) {
        var more = new ParticipantState(
                memberId,
                Stream.concat(roles.stream(), Stream.of(role)).collect(Collectors.toUnmodifiableSet()),
                tracks,
                ended,
                sightings);
        return switch (role) {
            case MENTOR -> more.begun(Track.platform(ProgramRole.MENTOR), seen);
            case MENTEE -> more.begun(Track.platform(ProgramRole.MENTEE), seen);
            case ADMIN, FINANCE -> more;
        };
    }

    ParticipantState revoked(Role role) {
        var less = new ParticipantState(
                memberId,
                roles.stream().filter(other -> other != role).collect(Collectors.toUnmodifiableSet()),
                tracks,
                ended,
                sightings);
        return switch (role) {
            case MENTOR -> less.ended(Track.platform(ProgramRole.MENTOR));
            case MENTEE -> less.ended(Track.platform(ProgramRole.MENTEE));
            case ADMIN, FINANCE -> less;
        };
    }

    ParticipantState begun(Track track, Seen seen) {
        if (way(track).isPresent()) {
            return this;
        }
        var back = ended.stream().filter(way -> way.track().equals(track)).findFirst();
        return new ParticipantState(
                memberId,
                roles,
                and(
                        tracks,
                        back.map(way -> way.at(seen.at()))
                                .orElseGet(() -> new Way(track, false, seen.at(), List.of()))),
                without(ended, track),
                sightings);
    }

    private ParticipantState ended(Track track) {
        return way(track)
                .map(way -> new ParticipantState(memberId, roles, without(tracks, track), and(ended, way), sightings))
                .orElse(this);
    }

    ParticipantState evolve(ParticipantEvent event, Seen seen) {
        return switch (event) {
            case MemberEnrolled one -> {
                var track = new Track(one.role(), one.programId());
                yield begun(track, seen).invited(track, Boolean.TRUE.equals(one.invited()));
            }
            case EnrolmentAccepted one -> invited(new Track(one.role(), one.programId()), false);
            case MemberWithdrawn one -> ended(new Track(one.role(), one.programId()));
            case StepCompleted one ->
                marked(
                        one.track(),
                        seen,
                        new Mark(
                                one.step(),
                                StepState.DONE,
                                seen.at(),
                                one.textVersion(),
                                Personal.valueOf(one.answer()),
                                null));
            case StepSubmitted one ->
                marked(
                        one.track(),
                        seen,
                        new Mark(
                                one.step(),
                                StepState.WAITING_FOR_REVIEW,
                                seen.at(),
                                one.textVersion(),
                                Personal.valueOf(one.answer()),
                                null));
            case StepPassed one ->
                marked(
                        one.track(),
                        seen,
                        new Mark(one.step(), StepState.DONE, seen.at(), one.textVersion(), answer(one), null));
            case StepReturned one ->
                marked(
                        one.track(),
                        seen,
                        new Mark(one.step(), StepState.OPEN, seen.at(), 0, null, Personal.valueOf(one.reason())));
            case EvidenceNoted one -> noted(one, seen);
            case OnboardingMet one -> this;
        };
    }

    private @Nullable String answer(StepPassed event) {
        return Stream.concat(tracks.stream(), ended.stream())
                .filter(way -> way.track().equals(event.track()))
                .findFirst()
                .flatMap(way -> way.mark(event.step()))
                .map(Mark::answer)
                .orElse(null);
    }

    private ParticipantState invited(Track track, boolean now) {
        return changed(way -> way.track().equals(track) ? way.invited(now) : way);
    }

    /** What is said late of a track that has ended is kept with it for a return, and does not begin it again. */
    private ParticipantState marked(Track track, Seen seen, Mark mark) {
        UnaryOperator<Way> marking = way -> way.track().equals(track) ? way.marked(mark) : way;
        return hasEnded(track)
                ? new ParticipantState(
                        memberId, roles, tracks, ended.stream().map(marking).toList(), sightings)
                : begun(track, seen).changed(marking);
    }

    private boolean hasEnded(Track track) {
        return way(track).isEmpty()
                && ended.stream().anyMatch(way -> way.track().equals(track));
    }

    private ParticipantState noted(EvidenceNoted event, Seen seen) {
        var moved = changed(way -> way.at(seen.at()));
        return new ParticipantState(memberId, roles, moved.tracks(), ended, Sighting.after(sightings, event));
    }

    private ParticipantState changed(UnaryOperator<Way> change) {
        return new ParticipantState(memberId, roles, tracks.stream().map(change).toList(), ended, sightings);
    }

    Optional<Way> way(Track track) {
        return tracks.stream().filter(way -> way.track().equals(track)).findFirst();
    }

    /** @param today the day by which evidence has run out or not */
    StepFacts facts(Way way, LocalDate today) {
        return new StepFacts(
                way.steps(StepState.DONE),
                way.steps(StepState.WAITING_FOR_REVIEW),
                Sighting.of(sightings, StepState.DONE, today),
                Sighting.of(sightings, StepState.WAITING_FOR_REVIEW, today));
    }

    private static List<Way> and(List<Way> ways, Way way) {
        var more = new ArrayList<>(ways);
        more.add(way);
        return List.copyOf(more);
    }

    private static List<Way> without(List<Way> ways, Track track) {
        return ways.stream().filter(way -> !way.track().equals(track)).toList();
    }
}
