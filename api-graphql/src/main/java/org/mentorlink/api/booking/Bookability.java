package org.mentorlink.api.booking;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.membership.Members;
import org.mentorlink.membership.MemberView;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.program.ProgramQuery.FindReadiness;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.Readiness;
import org.mentorlink.program.Readiness.MissingStep;
import org.springframework.stereotype.Component;

/** E2, L1: whether a mentor can be booked, and by whom, as far as the two people go. Whether there is time left is said by the slots. */
@Component
public class Bookability {

    private static final String NONE_AT_PRESENT = "This mentor takes no bookings at present.";

    private final Questions questions;
    private final Members members;
    private final StrikeRules strikes;

    Bookability(Questions questions, Members members, StrikeRules strikes) {
        this.questions = questions;
        this.members = members;
        this.strikes = strikes;
    }

    /**
     * What keeps everybody from booking a mentor.
     *
     * @param code what a booking would be refused with
     * @param closed whether they take no bookings at all, which comes before whatever whoever asks lacks
     */
    public record Obstacle(String code, String text, boolean closed) {}

    /**
     * What keeps a viewer from booking anybody.
     *
     * @param blocked for what they have missed
     * @param unready for a step of their own onboarding
     */
    public record Own(boolean blocked, boolean unready) {}

    /** For each of them. */
    public Map<MentorView, Optional<Obstacle>> obstacles(Collection<MentorView> mentors) {
        var ids = mentors.stream().map(MentorView::memberId).distinct().toList();
        var missing = missing(ids, ProgramRole.MENTOR);
        var paused = strikes.paused(ids);
        var people = members.of(mentors, MentorView::memberId);
        var obstacles = new HashMap<MentorView, Optional<Obstacle>>();
        for (var mentor : mentors) {
            obstacles.put(
                    mentor,
                    obstacle(
                            mentor,
                            people.get(mentor),
                            paused.contains(mentor.memberId()),
                            missing.get(mentor.memberId())));
        }
        return obstacles;
    }

    /** Of somebody who is signed in. */
    public Own own(Viewer viewer) {
        return new Own(
                strikes.isBlocked(viewer.member()),
                !missing(List.of(viewer.id()), ProgramRole.MENTEE).isEmpty());
    }

    /**
     * The code that a request would be refused with, in the order in which it is looked at; nothing where it would not.
     *
     * @param isOwn whether the mentor asks themselves
     */
    public static @Nullable String refusal(Optional<Obstacle> obstacle, boolean isOwn, Own own) {
        if (obstacle.filter(Obstacle::closed).isPresent()) {
            return obstacle.get().code();
        }
        if (isOwn) {
            return "OWN_BOOKING";
        }
        if (own.blocked()) {
            return "BOOKING_BLOCKED";
        }
        if (obstacle.isPresent()) {
            return obstacle.get().code();
        }
        return own.unready() ? "ONBOARDING_INCOMPLETE" : null;
    }

    private Map<String, MissingStep> missing(List<String> memberIds, ProgramRole role) {
        return questions.ask(new FindReadiness(memberIds, role), Readiness.class).missing().stream()
                .collect(Collectors.toMap(MissingStep::memberId, step -> step, (first, later) -> first));
    }

    private static Optional<Obstacle> obstacle(
            MentorView mentor, @Nullable MemberView member, boolean isPaused, @Nullable MissingStep missing) {
        if (!mentor.approved()) {
            return Optional.of(notBookable("This mentor is not approved yet.", true));
        }
        if (member == null || !member.mayMentor()) {
            return Optional.of(notBookable(NONE_AT_PRESENT, true));
        }
        if (isPaused) {
            // Why is for the mentor and staff to know.
            return Optional.of(notBookable(NONE_AT_PRESENT, false));
        }
        return Optional.ofNullable(missing)
                .map(step -> new Obstacle(
                        "ONBOARDING_INCOMPLETE",
                        "A step of this mentor's onboarding is missing, \"%s\" (%s)."
                                .formatted(step.title(), step.kind()),
                        false));
    }

    private static Obstacle notBookable(String text, boolean closed) {
        return new Obstacle("MENTOR_NOT_BOOKABLE", text, closed);
    }
}
