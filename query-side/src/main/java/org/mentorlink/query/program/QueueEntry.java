package org.mentorlink.query.program;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mentorlink.program.Evidence;
import org.mentorlink.program.Sighting;
import org.mentorlink.program.StepFacts;
import org.mentorlink.program.StepState;
import org.mentorlink.program.Track;
import org.mentorlink.query.program.ParticipantState.Way;

/**
 * Where one member is in one track, as the queue counts it: by what is known, not by the plan, so that a change of the
 * plan needs no entry to be written anew. Many members are equally far, and these have the same standing.
 *
 * @param standing what is known, as one text
 */
record QueueEntry(String memberId, Track track, String standing, Instant since) {

    private static final String STEP = "step";

    static QueueEntry of(ParticipantState state, Way way) {
        var lines = new TreeSet<String>();
        for (var mark : way.marks()) {
            if (mark.state() != StepState.OPEN) {
                lines.add(String.join(" ", STEP, mark.state().name(), mark.step()));
            }
        }
        for (var sighting : state.sightings()) {
            var evidence = sighting.evidence();
            lines.add(String.join(
                    " ", evidence.sort().name(), sighting.state().name(), evidence.detail(), text(sighting.until())));
        }
        return new QueueEntry(state.memberId(), way.track(), String.join("\n", lines), way.since());
    }

    /** @param today the day by which evidence has run out or not */
    static StepFacts facts(String standing, LocalDate today) {
        var completed = new HashSet<String>();
        var submitted = new HashSet<String>();
        var sightings = new ArrayList<Sighting>();
        standing.lines().map(line -> line.split(" ", -1)).forEach(words -> {
            var state = StepState.valueOf(words[1]);
            if (words[0].equals(STEP)) {
                (state == StepState.DONE ? completed : submitted).add(words[2]);
            } else {
                var evidence = new Evidence(Evidence.Sort.valueOf(words[0]), words[2]);
                sightings.add(new Sighting(evidence, "", state, date(words[3])));
            }
        });
        return new StepFacts(
                Set.copyOf(completed),
                Set.copyOf(submitted),
                Sighting.of(sightings, StepState.DONE, today),
                Sighting.of(sightings, StepState.WAITING_FOR_REVIEW, today));
    }

    private static String text(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }

    private static @Nullable LocalDate date(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
