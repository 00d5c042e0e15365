package org.mentorlink.query.program;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.mentorlink.program.OnboardingPlan;
import org.mentorlink.program.PlanId;
import org.mentorlink.program.Track;

/** The plans that one question is about, each looked up once. */
final class Book {

    private final Plans plans;
    private final Programs programs;
    private final LocalDate today;
    private final Map<Track, Page> pages = new HashMap<>();

    /** @param today the day by which evidence has run out or not */
    Book(Plans plans, Programs programs, LocalDate today) {
        this.plans = plans;
        this.programs = programs;
        this.today = today;
    }

    /**
     * A plan as it is now.
     *
     * @param closed its program is over, so that it keeps nobody from anything
     */
    record Page(OnboardingPlan plan, boolean closed, Map<String, Instant> addedAt) {

        /** When somebody came to a step who has done nothing since. */
        Instant reached(String step, Instant since) {
            var added = addedAt.getOrDefault(step, since);
            return added.isAfter(since) ? added : since;
        }
    }

    LocalDate today() {
        return today;
    }

    Page page(Track track) {
        return pages.computeIfAbsent(track, this::open);
    }

    private Page open(Track track) {
        var configured = plans.find(PlanId.of(track).value());
        var plan = configured.map(ConfiguredPlan::plan).orElseGet(() -> OnboardingPlan.initial(track));
        Map<String, Instant> addedAt = configured.map(ConfiguredPlan::addedAt).orElse(Map.of());
        var programId = track.programId();
        if (programId == null) {
            return new Page(plan, false, addedAt);
        }
        return programs.find(programId.value())
                .map(program -> new Page(plan.in(program.profile()), program.closed(), addedAt))
                .orElse(new Page(plan, true, addedAt));
    }
}
