package org.mentorlink.api.mentoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Batches;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
import org.mentorlink.mentoring.MentorQuery.FindMentors;
import org.mentorlink.mentoring.MentorQuery.FindOpenSlots;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.MentorViews;
import org.mentorlink.mentoring.OpenSlots;
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

    /** A mentor by id; a NOT_FOUND problem where there is none, or none for this viewer to see. */
    MentorView readable(String mentorId, Viewer viewer) {
        var mentor = questions.get(new FindMentor(mentorId), MentorView.class, "mentor");
        if (!isReadable(mentor, viewer)) {
            throw Problem.notFound("mentor");
        }
        return mentor;
    }

    @Nullable MentorView findReadable(String mentorId, Viewer viewer) {
        @Nullable MentorView mentor = questions.find(new FindMentor(mentorId), MentorView.class);
        return mentor != null && isReadable(mentor, viewer) ? mentor : null;
    }

    /** B6, A14: who is shut out is hidden as who is not approved is. */
    private boolean isReadable(MentorView mentor, Viewer viewer) {
        if (!Permissions.mayRead(mentor, viewer)) {
            return false;
        }
        return viewer.isStaff()
                || viewer.is(mentor.memberId())
                || questions
                        .get(new FindMember(mentor.memberId()), MemberView.class, "mentor")
                        .status()
                        .maySignIn();
    }

    /** Up to so many free sessions from that moment on. */
    public List<TimeSlot> nextFree(String mentorId, Instant from, int count) {
        return openSlots(List.of(mentorId), from, from.plus(NEXT_FREE_WITHIN))
                .getOrDefault(mentorId, List.of())
                .stream()
                .limit(count)
                .toList();
    }

    Map<String, List<TimeSlot>> openSlots(List<String> mentorIds, Instant from, Instant to) {
        return questions
                .ask(new FindOpenSlots(mentorIds, from, to), OpenSlots.class)
                .byMentor();
    }
}
