package org.mentorlink.api.program;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.StrikeRules;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.membership.Members;
import org.mentorlink.api.program.MentorActions.Obstacle;
import org.mentorlink.api.program.MentorActions.Own;
import org.mentorlink.membership.MemberView;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.program.ProgramQuery.FindReadiness;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.Readiness;
import org.mentorlink.program.Readiness.MissingStep;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.stereotype.Controller;

/** E2, L1: whether a mentor can be booked, as far as the two people go, and why not. Whether there is time left is said by the slots. */
@Controller
class BookableController {

    private static final String NONE_AT_PRESENT = "This mentor takes no bookings at present.";

    private final Questions questions;
    private final Members members;
    private final StrikeRules strikes;

    BookableController(Questions questions, Members members, StrikeRules strikes) {
        this.questions = questions;
        this.members = members;
        this.strikes = strikes;
    }

    @BatchMapping(typeName = "Mentor")
    Map<MentorView, Boolean> bookable(Collection<MentorView> mentors) {
        return obstacles(mentors).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().isEmpty()));
    }

    @BatchMapping(typeName = "Mentor")
    Map<MentorView, @Nullable String> notBookableBecause(Collection<MentorView> mentors) {
        var reasons = new HashMap<MentorView, @Nullable String>();
        obstacles(mentors)
                .forEach((mentor, obstacle) ->
                        reasons.put(mentor, obstacle.map(Obstacle::text).orElse(null)));
        return reasons;
    }

    /** S4: what viewers may do with a mentor; the reasons are the codes it would be refused with. */
    @BatchMapping(typeName = "Mentor")
    Map<MentorView, List<AvailableAction>> availableActions(
            Collection<MentorView> mentors, @ContextValue Viewer viewer) {
        if (!viewer.isSignedIn()) {
            return mentors.stream().distinct().collect(Collectors.toMap(Function.identity(), mentor -> List.of()));
        }
        var obstacles = obstacles(mentors);
        var own = new Own(
                strikes.isBlocked(viewer.member()),
                !missing(List.of(viewer.id()), ProgramRole.MENTEE).isEmpty());
        var actions = new HashMap<MentorView, List<AvailableAction>>();
        obstacles.forEach((mentor, obstacle) -> actions.put(mentor, MentorActions.of(mentor, obstacle, own, viewer)));
        return actions;
    }

    /** What a request for a booking would be refused for, as far as the mentor goes. */
    private Map<MentorView, Optional<Obstacle>> obstacles(Collection<MentorView> mentors) {
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
