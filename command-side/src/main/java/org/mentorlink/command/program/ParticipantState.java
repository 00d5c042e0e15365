package org.mentorlink.command.program;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.Sighting;
import org.mentorlink.program.StepFacts;
import org.mentorlink.program.StepState;
import org.mentorlink.program.Track;
import org.mentorlink.shared.Personal;

/**
 * A member's part in the programs as decisions see it.
 *
 * @param invited those of them that others have enrolled the member in, who has not agreed yet
 * @param ways what was done by hand, of tracks that have ended too
 */
record ParticipantState(Set<Track> enrolled, Set<Track> invited, Map<Track, Way> ways, List<Sighting> sightings) {

    static final ParticipantState NEW = new ParticipantState(Set.of(), Set.of(), Map.of(), List.of());

    /** A step that the member has confirmed or staff has passed. */
    record Done(int textVersion, @Nullable Personal answer) {}

    /** What was done by hand in one track. */
    record Way(Map<String, Done> completed, Set<String> submitted) {

        private static final Way NONE = new Way(Map.of(), Set.of());

        private Way completed(String step, Done done) {
            return new Way(with(completed, step, done), without(submitted, step));
        }

        private Way submitted(String step) {
            return new Way(completed, with(submitted, step));
        }

        private Way returned(String step) {
            var left = new HashMap<>(completed);
            left.remove(step);
            return new Way(Map.copyOf(left), without(submitted, step));
        }
    }

    ParticipantState evolve(ParticipantEvent event) {
        return switch (event) {
            case MemberEnrolled one -> enrolled(one);
            case EnrolmentAccepted one ->
                new ParticipantState(enrolled, without(invited, track(one.role(), one.programId())), ways, sightings);
            case MemberWithdrawn one -> {
                var track = track(one.role(), one.programId());
                yield new ParticipantState(without(enrolled, track), without(invited, track), ways, sightings);
            }
            case StepCompleted one ->
                on(one.track(), way(one.track()).completed(one.step(), new Done(one.textVersion(), one.answer())));
            case StepSubmitted one -> on(one.track(), way(one.track()).submitted(one.step()));
            case StepPassed one ->
                on(one.track(), way(one.track()).completed(one.step(), new Done(one.textVersion(), null)));
            case StepReturned one -> on(one.track(), way(one.track()).returned(one.step()));
            case EvidenceNoted one -> new ParticipantState(enrolled, invited, ways, Sighting.after(sightings, one));
            case OnboardingMet one -> this;
        };
    }

    private ParticipantState enrolled(MemberEnrolled event) {
        var track = track(event.role(), event.programId());
        return new ParticipantState(
                with(enrolled, track),
                Boolean.TRUE.equals(event.invited()) ? with(invited, track) : invited,
                ways,
                sightings);
    }

    private static Track track(ProgramRole role, ProgramId programId) {
        return new Track(role, programId);
    }

    /** The programs whose required steps block: those the member has agreed to take part in. */
    Set<Track> agreed() {
        return enrolled.stream().filter(track -> !invited.contains(track)).collect(Collectors.toUnmodifiableSet());
    }

    Way way(Track track) {
        return ways.getOrDefault(track, Way.NONE);
    }

    /** @param today the day by which evidence has run out or not */
    StepFacts facts(Track track, LocalDate today) {
        var way = way(track);
        return new StepFacts(
                way.completed().keySet(),
                way.submitted(),
                Sighting.of(sightings, StepState.DONE, today),
                Sighting.of(sightings, StepState.WAITING_FOR_REVIEW, today));
    }

    private ParticipantState on(Track track, Way way) {
        return new ParticipantState(enrolled, invited, with(ways, track, way), sightings);
    }

    private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        var changed = new HashMap<>(map);
        changed.put(key, value);
        return Map.copyOf(changed);
    }

    private static <T> Set<T> with(Set<T> set, T one) {
        return Stream.concat(set.stream(), Stream.of(one)).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> Set<T> without(Set<T> set, T one) {
        return set.stream().filter(other -> !other.equals(one)).collect(Collectors.toUnmodifiableSet());
    }
}
