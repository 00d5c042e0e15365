package org.mentorlink.api.mentoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Batches;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.mentoring.MentorQuery.FindMentors;
import org.mentorlink.mentoring.MentorQuery.FindOpenSlots;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.MentorViews;
import org.mentorlink.mentoring.OpenSlots;
import org.mentorlink.shared.Settings;
import org.mentorlink.shared.TimeSlot;
import org.springframework.stereotype.Component;

/** The mentors that other objects refer to, read at once; and what they have free. */
@Component
public class Mentors {

    private static final Duration NEXT_FREE_WITHIN = Duration.ofDays(28);

    private final Questions questions;

    Mentors(Questions questions) {
        this.questions = questions;
    }

    public <S> Map<S, MentorView> of(Collection<S> sources, Function<S, String> mentorId) {
        return Batches.load(
                sources,
                mentorId,
                ids -> questions.ask(new FindMentors(ids), MentorViews.class).mentors(),
                MentorView::id);
    }

    /**
     * How long one of the mentor's sessions lasts.
     *
     * @param offeringId the usual hour when absent
     * @throws Problem when the mentor has no such offering
     */
    public static Duration length(MentorView mentor, @Nullable String offeringId) {
        if (offeringId == null) {
            return Settings.SESSION;
        }
        return mentor.offerings().stream()
                .filter(offering -> offering.id().equals(offeringId))
                .map(offering -> Duration.ofMinutes(offering.minutes()))
                .findAny()
                .orElseThrow(() -> Problem.notFound("offering"));
    }

    /** Up to so many free sessions of that length from that moment on. */
    public List<TimeSlot> nextFree(String mentorId, Instant from, Duration length, int count) {
        return openSlots(List.of(mentorId), from, from.plus(NEXT_FREE_WITHIN), length)
                .getOrDefault(mentorId, List.of())
                .stream()
                .limit(count)
                .toList();
    }

    Map<String, List<TimeSlot>> openSlots(List<String> mentorIds, Instant from, Instant to, Duration length) {
        return questions
                .ask(new FindOpenSlots(mentorIds, from, to, length), OpenSlots.class)
                .byMentor();
    }
}
