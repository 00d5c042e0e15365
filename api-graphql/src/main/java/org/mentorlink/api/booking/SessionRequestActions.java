package org.mentorlink.api.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mentorlink.api.booking.BookingActions.Action;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.SessionRequestStatus;
import org.mentorlink.booking.SessionRequestView;

/** S4: what its two may do with a request without a time at a moment; as {@link BookingActions}, and as its aggregate decides. */
record SessionRequestActions(SessionRequestView request, Viewer viewer, Instant at) {

    List<Action> all() {
        var isMentor = viewer.is(request.mentorMemberId());
        if (!isMentor && !viewer.is(request.menteeId())) {
            return List.of();
        }
        var actions = new ArrayList<Action>();
        if (isMentor) {
            actions.add(propose());
        }
        var pending = request.pendingProposal();
        if (isOpen() && pending != null && pending.state() == ProposalState.OPEN) {
            if (isMentor) {
                actions.add(new Action("WITHDRAW_PROPOSAL", true, pending.expiresAt(), null, null));
            } else {
                actions.add(
                        Action.until(at, "ACCEPT_PROPOSAL", pending.expiresAt(), request.price(), "PROPOSAL_EXPIRED"));
                actions.add(Action.until(at, "DECLINE_PROPOSAL", pending.expiresAt(), null, "PROPOSAL_EXPIRED"));
            }
        }
        actions.add(isOpen() ? new Action("END", true, null, null, null) : Action.no("END", "SESSION_REQUEST_OVER"));
        return List.copyOf(actions);
    }

    private Action propose() {
        if (!isOpen()) {
            return Action.no("PROPOSE_TIME", "SESSION_REQUEST_OVER");
        }
        return Action.until(
                at,
                "PROPOSE_TIME",
                request.answerBy(),
                null,
                request.pendingProposal() == null ? "SESSION_REQUEST_OVER" : "TOO_LATE_TO_PROPOSE");
    }

    private boolean isOpen() {
        return request.status() == SessionRequestStatus.OPEN;
    }
}
