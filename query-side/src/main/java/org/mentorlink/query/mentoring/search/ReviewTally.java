package org.mentorlink.query.mentoring.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.feedback.Distribution;
import org.mentorlink.feedback.ReviewEvent;
import org.mentorlink.feedback.ReviewEvent.ReviewChanged;
import org.mentorlink.feedback.ReviewEvent.ReviewHidden;
import org.mentorlink.feedback.ReviewEvent.ReviewRestored;
import org.mentorlink.feedback.ReviewEvent.ReviewSubmitted;
import org.mentorlink.feedback.ReviewEvent.ReviewWithdrawn;

/** What each review gives, so that the search knows how mentors are rated; an event applied twice changes nothing. */
final class ReviewTally {

    private static final int BEST = 5;

    private final Map<String, Map<String, Given>> byMentor = new HashMap<>();

    private record Given(int rating, boolean counts) {}

    /** How the mentor of the review is rated after it. */
    Distribution after(ReviewEvent event) {
        var mentorId = event.mentorId().value();
        var given = byMentor.computeIfAbsent(mentorId, mentor -> new HashMap<>());
        given.compute(event.reviewId().value(), (review, before) -> evolve(before, event));
        var counts = new Integer[BEST];
        Arrays.fill(counts, 0);
        given.values().stream().filter(Given::counts).forEach(one -> counts[one.rating() - 1]++);
        return new Distribution(mentorId, List.of(counts));
    }

    private static @Nullable Given evolve(@Nullable Given before, ReviewEvent event) {
        return switch (event) {
            case ReviewSubmitted submitted -> new Given(submitted.rating(), true);
            case ReviewChanged changed -> new Given(changed.rating(), before == null || before.counts());
            case ReviewHidden hidden -> before == null ? null : new Given(before.rating(), false);
            case ReviewRestored restored -> before == null ? null : new Given(before.rating(), true);
            case ReviewWithdrawn withdrawn -> null;
        };
    }

    void clear() {
        byMentor.clear();
    }
}
