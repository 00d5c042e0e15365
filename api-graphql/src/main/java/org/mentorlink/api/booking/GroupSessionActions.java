package org.mentorlink.api.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.BookingActions.Action;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.booking.GroupSessionStatus;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.shared.Settings;

/**
 * S4: what a viewer may do with a group session at a moment; as {@link BookingActions}, and as its aggregate decides in the end.
 *
 * @param barred the code that whatever seat they asked for would be refused with, for what its mentor or they lack; absent where
 *     that is nothing
 */
record GroupSessionActions(
        GroupSessionView session,
        Viewer viewer,
        Instant at,
        @Nullable String barred) {

    List<Action> all() {
        if (!viewer.isSignedIn()) {
            return List.of();
        }
        var actions = new ArrayList<Action>();
        if (isMentor()) {
            actions.add(checkIn());
            actions.add(setMeetingLink());
            if (session.meetingLink() != null) {
                actions.add(removeMeetingLink());
            }
        } else {
            actions.add(takeSeat());
            actions.add(isInLine() ? leaveWaitingList() : joinWaitingList());
        }
        if (isMentor() || viewer.isAdmin()) {
            actions.add(cancel());
        }
        return List.copyOf(actions);
    }

    /** An offered seat is kept until the offer lapses. */
    private Action takeSeat() {
        if (barred != null) {
            return Action.no("TAKE_SEAT", barred);
        }
        var offer = session.offerTo(viewer.id());
        if (session.isOpenAt(at) && !hasSeat() && offer.isPresent()) {
            return Action.until(at, "TAKE_SEAT", offer.get().expiresAt(), session.price(), "SEATS_TAKEN");
        }
        if (session.isOpenAt(at) && !hasSeat() && session.freeAt(at) == 0) {
            return Action.no("TAKE_SEAT", "SEATS_TAKEN");
        }
        return whileOpenWithoutSeat("TAKE_SEAT");
    }

    private Action joinWaitingList() {
        if (session.freeAt(at) > 0 && !hasSeat()) {
            return Action.no("JOIN_WAITING_LIST", "SEATS_FREE");
        }
        if (session.isOpenAt(at) && !hasSeat() && session.waiting().size() >= Settings.WAITING_LIST) {
            return Action.no("JOIN_WAITING_LIST", "WAITING_LIST_FULL");
        }
        return whileOpenWithoutSeat("JOIN_WAITING_LIST");
    }

    private Action leaveWaitingList() {
        return new Action("LEAVE_WAITING_LIST", true, session.startsAt(), null, null);
    }

    private Action whileOpenWithoutSeat(String action) {
        if (!session.isOpenAt(at)) {
            return Action.no(action, "GROUP_SESSION_CLOSED");
        }
        return hasSeat()
                ? Action.no(action, "SEAT_HELD_ALREADY")
                : new Action(
                        action, true, session.startsAt(), action.equals("TAKE_SEAT") ? session.price() : null, null);
    }

    private Action cancel() {
        return switch (session.status()) {
            case SCHEDULED, OPEN -> Action.until(at, "CANCEL", session.startsAt(), null, "SESSION_STARTED");
            case REFUSED, CANCELLED, ENDED -> Action.no("CANCEL", "GROUP_SESSION_NOT_CANCELLABLE");
        };
    }

    private Action checkIn() {
        if (session.mentorCheckedInAt() != null) {
            return Action.no("CHECK_IN", "ALREADY_CHECKED_IN");
        }
        if (session.status() != GroupSessionStatus.OPEN) {
            return Action.no("CHECK_IN", "GROUP_SESSION_NOT_OPEN");
        }
        var opensAt = session.startsAt().minus(Settings.CHECK_IN_OPENS);
        return at.isBefore(opensAt)
                ? Action.notBefore(opensAt, "CHECK_IN", "CHECK_IN_NOT_OPEN")
                : Action.until(at, "CHECK_IN", session.endsAt(), null, "CHECK_IN_CLOSED");
    }

    private Action setMeetingLink() {
        if (session.status() == GroupSessionStatus.OPEN && session.isLinkFixed()) {
            return Action.no("SET_MEETING_LINK", "LINK_CHANGED_TOO_OFTEN");
        }
        return session.status() == GroupSessionStatus.OPEN
                ? Action.until(at, "SET_MEETING_LINK", session.endsAt(), null, "GROUP_SESSION_NOT_OPEN")
                : Action.no("SET_MEETING_LINK", "GROUP_SESSION_NOT_OPEN");
    }

    /** Also where it has changed too often to be set. */
    private Action removeMeetingLink() {
        return session.status() == GroupSessionStatus.OPEN
                ? Action.until(at, "REMOVE_MEETING_LINK", session.endsAt(), null, "GROUP_SESSION_NOT_OPEN")
                : Action.no("REMOVE_MEETING_LINK", "GROUP_SESSION_NOT_OPEN");
    }

    private boolean isMentor() {
        return viewer.is(session.mentorMemberId());
    }

    private boolean hasSeat() {
        return session.seatOf(viewer.id()).isPresent();
    }

    private boolean isInLine() {
        return session.placeOf(viewer.id()).isPresent();
    }
}
