package org.mentorlink.api.program;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.Bookability;
import org.mentorlink.api.booking.Bookability.Obstacle;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.mentoring.MentorView;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.stereotype.Controller;

/** E2, L1: whether a mentor can be booked, and why not. */
@Controller
class BookableController {

    private final Bookability bookability;

    BookableController(Bookability bookability) {
        this.bookability = bookability;
    }

    @BatchMapping(typeName = "Mentor")
    Map<MentorView, Boolean> bookable(Collection<MentorView> mentors) {
        return bookability.obstacles(mentors).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().isEmpty()));
    }

    @BatchMapping(typeName = "Mentor")
    Map<MentorView, @Nullable String> notBookableBecause(Collection<MentorView> mentors) {
        var reasons = new HashMap<MentorView, @Nullable String>();
        bookability
                .obstacles(mentors)
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
        var obstacles = bookability.obstacles(mentors);
        var own = bookability.own(viewer);
        var actions = new HashMap<MentorView, List<AvailableAction>>();
        obstacles.forEach((mentor, obstacle) -> actions.put(mentor, MentorActions.of(mentor, obstacle, own, viewer)));
        return actions;
    }
}
