package org.mentorlink.api.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mentorlink.api.booking.Bookability;
import org.mentorlink.api.booking.Bookability.Obstacle;
import org.mentorlink.api.booking.Bookability.Own;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.mentoring.MentorView;

/** S4: what somebody who is signed in may do with a mentor. */
final class MentorActions {

    private MentorActions() {}

    static List<AvailableAction> of(MentorView mentor, Optional<Obstacle> obstacle, Own viewers, Viewer viewer) {
        var actions = new ArrayList<AvailableAction>();
        var own = viewer.is(mentor.memberId());
        var refusal = Bookability.refusal(obstacle, own, viewers);
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
}
