package org.mentorlink.api.mentoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Batches;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.membership.Members;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberView;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
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

    private static final String WHAT = "mentor";

    private final Questions questions;
    private final Members members;

    Mentors(Questions questions, Members members) {
        this.questions = questions;
        this.members = members;
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
        return seen(questions.get(new FindMentor(mentorId), MentorView.class, WHAT), viewer)
                .orElseThrow(() -> Problem.notFound(WHAT));
    }

    /** Whether the viewer may see that mentor; those who may not be seen are left out. */
    public Set<String> readableAmong(Collection<String> mentorIds, Viewer viewer) {
        var mentors = questions
                .ask(new FindMentors(mentorIds.stream().distinct().sorted().toList()), MentorViews.class)
                .mentors();
        return readable(mentors, viewer).stream().map(MentorView::id).collect(Collectors.toUnmodifiableSet());
    }

    /** A mentor by id; nothing where there is none, or none for this viewer to see. */
    public @Nullable MentorView findReadable(String mentorId, Viewer viewer) {
        @Nullable MentorView mentor = questions.find(new FindMentor(mentorId), MentorView.class);
        return mentor == null ? null : seen(mentor, viewer).orElse(null);
    }

    private Optional<MentorView> seen(MentorView mentor, Viewer viewer) {
        return readable(List.of(mentor), viewer).stream().findFirst();
    }

    /** Those of the members whom everybody sees as mentors. */
    public Set<String> publicAmong(Collection<String> memberIds) {
        var mentorIds = memberIds.stream()
                .map(memberId -> MentorId.of(new MemberId(memberId)).value())
                .toList();
        var mentors =
                questions.ask(new FindMentors(mentorIds), MentorViews.class).mentors();
        return readable(mentors, Viewer.ANONYMOUS).stream()
                .map(MentorView::memberId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The mentor's side of each member, where there is one for this viewer to see. */
    Map<MemberView, MentorView> sides(Collection<MemberView> of, Viewer viewer) {
        var mentorIds = of.stream()
                .map(member -> MentorId.of(new MemberId(member.id())).value())
                .distinct()
                .sorted()
                .toList();
        var mentors = readable(
                        questions
                                .ask(new FindMentors(mentorIds), MentorViews.class)
                                .mentors(),
                        viewer)
                .stream()
                .collect(Collectors.toMap(MentorView::memberId, Function.identity()));
        return of.stream()
                .filter(member -> mentors.containsKey(member.id()))
                .collect(Collectors.toMap(
                        Function.identity(), member -> mentors.get(member.id()), (first, same) -> first));
    }

    private List<MentorView> readable(List<MentorView> mentors, Viewer viewer) {
        var people = members.ofNullable(mentors, MentorView::memberId);
        return mentors.stream()
                .filter(mentor -> Permissions.mayRead(mentor, people.get(mentor), viewer))
                .toList();
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

    /** The free sessions of that length that start within [from, to). */
    public List<TimeSlot> openSlots(String mentorId, Instant from, Instant to, Duration length) {
        return openSlots(List.of(mentorId), from, to, length).getOrDefault(mentorId, List.of());
    }

    Map<String, List<TimeSlot>> openSlots(List<String> mentorIds, Instant from, Instant to, Duration length) {
        return questions
                .ask(new FindOpenSlots(mentorIds, from, to, length), OpenSlots.class)
                .byMentor();
    }
}
