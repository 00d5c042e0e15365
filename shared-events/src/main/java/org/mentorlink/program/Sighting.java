package org.mentorlink.program;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.program.ParticipantEvent.EvidenceNoted;

/**
 * Evidence as one source shows it.
 *
 * @param until the first day it counts no more; absent where it does not end
 */
public record Sighting(
        Evidence evidence,
        String source,
        StepState state,
        @Nullable LocalDate until) {

    /** All sightings after one more event: the newest word of each source stands. */
    public static List<Sighting> after(List<Sighting> before, EvidenceNoted event) {
        var noted = new Sighting(event.evidence(), event.source(), event.state(), event.until());
        return Stream.concat(
                        before.stream().filter(other -> !other.isOf(noted.evidence, noted.source)),
                        noted.state == StepState.OPEN ? Stream.of() : Stream.of(noted))
                .toList();
    }

    public boolean isOf(Evidence what, String who) {
        return evidence.equals(what) && source.equals(who);
    }

    /** What these show on that day to be in that state. */
    public static Set<Evidence> of(List<Sighting> sightings, StepState state, LocalDate today) {
        return sightings.stream()
                .filter(sighting -> sighting.state == state && sighting.counts(today))
                .map(Sighting::evidence)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean counts(LocalDate today) {
        return until == null || today.isBefore(until);
    }
}
