package org.mentorlink.api.mentoring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.mentoring.MentorQuery.FindMentorTallies;
import org.mentorlink.mentoring.MentorTallies;
import org.mentorlink.mentoring.MentorTally;
import org.mentorlink.mentoring.MentorView;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What the sessions and reviews of mentors amount to: read for all mentors of an answer at once, and only where it is asked for. */
@Controller
class MentorTallyController {

    private static final String TYPE = "Mentor";

    private final Questions questions;

    MentorTallyController(Questions questions, BatchLoaderRegistry loaders) {
        this.questions = questions;
        loaders.<String, MentorTally>forName("mentorTallies")
                // All mutations of a document share a loader: what one has read is over for the next.
                .withOptions(options -> options.setCachingEnabled(false))
                .registerMappedBatchLoader((ids, environment) -> Mono.just(read(ids)));
    }

    /** How many gave so many stars. */
    record RatingCount(int rating, int count) {}

    @SchemaMapping(typeName = TYPE)
    CompletableFuture<@Nullable Double> rating(MentorView mentor, DataLoader<String, MentorTally> mentorTallies) {
        return of(mentor, mentorTallies).thenApply(tally -> stars(tally.rated().meanTenths()));
    }

    @SchemaMapping(typeName = TYPE)
    CompletableFuture<Integer> sessionsHeld(MentorView mentor, DataLoader<String, MentorTally> mentorTallies) {
        return of(mentor, mentorTallies).thenApply(MentorTally::sessionsHeld);
    }

    @SchemaMapping(typeName = TYPE)
    CompletableFuture<Integer> reviewCount(MentorView mentor, DataLoader<String, MentorTally> mentorTallies) {
        return of(mentor, mentorTallies).thenApply(tally -> tally.rated().count());
    }

    @SchemaMapping(typeName = TYPE)
    CompletableFuture<List<RatingCount>> ratingDistribution(
            MentorView mentor, DataLoader<String, MentorTally> mentorTallies) {
        return of(mentor, mentorTallies).thenApply(tally -> counts(tally.rated().counts()));
    }

    private static CompletableFuture<MentorTally> of(MentorView mentor, DataLoader<String, MentorTally> tallies) {
        var then = mentor.tally();
        return then == null ? tallies.load(mentor.id()) : CompletableFuture.completedFuture(then);
    }

    private static @Nullable Double stars(@Nullable Integer tenths) {
        return tenths == null ? null : tenths / 10.0;
    }

    private static List<RatingCount> counts(List<Integer> counts) {
        return IntStream.range(0, counts.size())
                .mapToObj(index -> new RatingCount(index + 1, counts.get(index)))
                .toList();
    }

    private Map<String, MentorTally> read(Set<String> ids) {
        return questions
                .ask(new FindMentorTallies(ids.stream().sorted().toList()), MentorTallies.class)
                .tallies()
                .stream()
                .collect(Collectors.toMap(MentorTally::mentorId, Function.identity()));
    }
}
