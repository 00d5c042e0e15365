package org.mentorlink.api.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.mentoring.MentorView;

/** S4: what somebody who is signed in may do with a mentor. */
final class MentorActions {

    private MentorActions() {}

    /**
     * What keeps everybody from booking a mentor.
     *
     * @param code what a booking would be refused with
     * @param closed whether they take no bookings at all, which comes before whatever whoever asks lacks
     */
    record Obstacle(String code, String text, boolean closed) {}

    /**
     * What keeps the viewer from booking anybody.
     *
     * @param blocked for what they have missed
     * @param unready for a step of their own onboarding
     */
    record Own(boolean blocked, boolean unready) {}

    static List<AvailableAction> of(MentorView mentor, Optional<Obstacle> obstacle, Own viewers, Viewer viewer) {
        var actions = new ArrayList<AvailableAction>();
        var own = viewer.is(mentor.memberId());
        var refusal = refusal(obstacle.orElse(null), own, viewers);
        for (var action : List.of("BOOK", "REQUEST_SESSION")) {
            actions.add(refusal == null ? AvailableAction.yes(action) : AvailableAction.no(action, refusal));
        }
        if (viewer.isAdmin() && !mentor.approved()) {
            actions.add(AvailableAction.yes("APPROVE"));
        }
        if (viewer.isStaff()) {
            actions.add(AvailableAction.where(!own, "SET_COMMISSION", "OWN_COMMISSION"));
        }
        return List.copyOf(actions);
    }

    /** In the order in which a request is looked at. */
    private static @Nullable String refusal(@Nullable Obstacle obstacle, boolean own, Own viewers) {
        if (obstacle != null && obstacle.closed()) {
            return obstacle.code();
        }
        if (own) {
            return "OWN_BOOKING";
        }
        if (viewers.blocked()) {
            return "BOOKING_BLOCKED";
        }
        if (obstacle != null) {
            return obstacle.code();
        }
        return viewers.unready() ? "ONBOARDING_INCOMPLETE" : null;
    }
}
