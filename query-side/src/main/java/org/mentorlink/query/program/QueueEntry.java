package org.mentorlink.query.program;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.mentorlink.program.Evidence;
import org.mentorlink.program.StepFacts;
import org.mentorlink.program.Track;

/**
 * Where one member is in one track, as the queue counts it: by what is known, not by the plan, so that a change of the
 * plan needs no entry to be written anew. Many members are equally far, and these have the same standing.
 *
 * @param standing what is known, as one text
 */
record QueueEntry(String memberId, Track track, String standing, Instant since) {

    private static final String DONE = "done ";
    private static final String SUBMITTED = "submitted ";
    private static final String ACCEPTED = "accepted ";
    private static final String WAITING = "waiting ";

    static String standing(StepFacts facts) {
        var lines = new TreeSet<String>();
        facts.completed().forEach(step -> lines.add(DONE + step));
        facts.submitted().forEach(step -> lines.add(SUBMITTED + step));
        facts.accepted().forEach(evidence -> lines.add(ACCEPTED + text(evidence)));
        facts.waiting().forEach(evidence -> lines.add(WAITING + text(evidence)));
        return String.join("\n", lines);
    }

    static StepFacts facts(String standing) {
        var completed = new HashSet<String>();
        var submitted = new HashSet<String>();
        var accepted = new HashSet<Evidence>();
        var waiting = new HashSet<Evidence>();
        standing.lines().forEach(line -> {
            var rest = line.substring(line.indexOf(' ') + 1);
            switch (line.substring(0, line.indexOf(' ') + 1)) {
                case DONE -> completed.add(rest);
                case SUBMITTED -> submitted.add(rest);
                case ACCEPTED -> accepted.add(evidence(rest));
                case WAITING -> waiting.add(evidence(rest));
                default -> throw new IllegalStateException("unknown standing: " + line);
            }
        });
        return new StepFacts(Set.copyOf(completed), Set.copyOf(submitted), Set.copyOf(accepted), Set.copyOf(waiting));
    }

    private static String text(Evidence evidence) {
        return evidence.sort() + ":" + evidence.detail();
    }

    private static Evidence evidence(String text) {
        var colon = text.indexOf(':');
        return new Evidence(Evidence.Sort.valueOf(text.substring(0, colon)), text.substring(colon + 1));
    }
}
