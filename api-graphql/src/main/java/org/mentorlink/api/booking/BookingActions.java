package org.mentorlink.api.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.ProposalView;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Settings;

/**
 * S4: what a viewer may do with a booking at a moment, until when, at what cost, and why not. The aggregate decides in the
 * end; this says beforehand what it will decide, and a reason is the code it would refuse with.
 */
record BookingActions(BookingView booking, Viewer viewer, Instant at) {

    private static final Set<BookingStatus> BEFORE_THE_SESSION =
            EnumSet.of(BookingStatus.REQUESTED, BookingStatus.AWAITING_CONFIRMATION, BookingStatus.CONFIRMED);

    /** @param reason a stable code of why not; absent when allowed */
    record Action(
            String action,
            boolean allowed,
            @Nullable Instant until,
            @Nullable Money cost,
            @Nullable String reason) {

        /** @param tooLate why not, from then on */
        static Action until(Instant at, String action, @Nullable Instant until, @Nullable Money cost, String tooLate) {
            return until == null || at.isBefore(until)
                    ? new Action(action, true, until, cost, null)
                    : no(action, tooLate);
        }

        static Action no(String action, String reason) {
            return new Action(action, false, null, null, reason);
        }

        static Action notBefore(Instant opensAt, String action, String tooEarly) {
            return new Action(action, false, opensAt, null, tooEarly);
        }
    }

    List<Action> all() {
        var actions = new ArrayList<>(
                List.of(answer("CONFIRM"), answer("DECLINE"), reschedule(), cancel(), checkIn(), openDispute()));
        proposalActions().forEach(actions::add);
        if (isParticipant()) {
            actions.add(editAgenda());
        }
        if (isParticipant() && booking.dispute() != null) {
            var hearing = new HearingActions(booking.dispute(), isMentor() ? Party.MENTOR : Party.MENTEE, at);
            actions.add(hearing.state());
            actions.add(hearing.appeal());
        }
        if (isMentor()) {
            actions.add(setMeetingLink());
            if (booking.meetingLink() != null) {
                actions.add(removeMeetingLink());
            }
            actions.add(addPrivateNote());
        }
        if (viewer.is(booking.menteeId())) {
            actions.add(rateSession());
            if (booking.form() != null) {
                actions.add(answerForm());
            }
        }
        if (viewer.isAdmin()) {
            actions.add(resolveDispute());
            actions.add(refund());
            // B5
            actions.add(new Action("READ_PRIVATE_NOTES", true, null, null, null));
        }
        return List.copyOf(actions);
    }

    /**
     * What goes back to the mentee if the viewer gives the booking up at the moment; once it has started, what follows from who
     * has come.
     */
    Money refundQuote() {
        return isCancellable() && cancelsForFree() ? booking.price() : booking.refundForMentee(at);
    }

    private Action answer(String action) {
        if (!isMentor()) {
            return no(action, "ONLY_THE_MENTOR");
        }
        if (booking.status() != BookingStatus.AWAITING_CONFIRMATION) {
            return no(action, "BOOKING_NOT_AWAITING");
        }
        return until(action, booking.answerBy(), null, "BOOKING_NOT_AWAITING");
    }

    private Action cancel() {
        if (!isParticipant() && !viewer.isAdmin()) {
            return no("CANCEL", "ONLY_PARTICIPANTS");
        }
        if (booking.status() == BookingStatus.IN_PROGRESS) {
            return no("CANCEL", "SESSION_STARTED");
        }
        if (!BEFORE_THE_SESSION.contains(booking.status())) {
            return no("CANCEL", "BOOKING_NOT_CANCELLABLE");
        }
        if (booking.status() != BookingStatus.CONFIRMED) {
            var waitsUntil = booking.holdExpiresAt() != null ? booking.holdExpiresAt() : booking.answerBy();
            return new Action("CANCEL", true, waitsUntil, booking.price().zero(), null);
        }
        var fullRefundUntil = booking.policy().fullRefundUntil(booking.startsAt());
        var getsDearer = !booking.refundForfeited() && !cancelsForFree() && at.isBefore(fullRefundUntil);
        return until(
                "CANCEL",
                getsDearer ? fullRefundUntil : booking.startsAt(),
                booking.price().minus(refundQuote()),
                "SESSION_STARTED");
    }

    /** A mentee may until the time is locked, a mentor until the start; both propose where the other has to agree. */
    private Action reschedule() {
        if (!isParticipant()) {
            return no("RESCHEDULE", "ONLY_PARTICIPANTS");
        }
        if (booking.groupSessionId() != null) {
            return no("RESCHEDULE", "SEAT_NOT_RESCHEDULABLE");
        }
        if (isBeingPaid()) {
            return no("RESCHEDULE", "PROPOSAL_BEING_PAID");
        }
        return switch (booking.status()) {
            case AWAITING_CONFIRMATION -> until("RESCHEDULE", booking.startsAt(), null, "SESSION_STARTED");
            case CONFIRMED -> isMentor() ? until("RESCHEDULE", booking.startsAt(), null, "SESSION_STARTED") : locked();
            case IN_PROGRESS -> no("RESCHEDULE", "SESSION_STARTED");
            default -> no("RESCHEDULE", "NOT_RESCHEDULABLE");
        };
    }

    /** At exactly the last moment it is still possible. */
    private Action locked() {
        var last = booking.policy().rescheduleUntil(booking.startsAt());
        if (!at.isAfter(last)) {
            return new Action("RESCHEDULE", true, last, booking.price().zero(), null);
        }
        return no("RESCHEDULE", at.isBefore(booking.startsAt()) ? "RESCHEDULE_LOCKED" : "SESSION_STARTED");
    }

    private boolean isBeingPaid() {
        var proposal = booking.pendingProposal();
        return proposal != null && proposal.state() == ProposalState.PAYING;
    }

    /** Of the proposal that waits for an answer, if one does. */
    private List<Action> proposalActions() {
        var proposal = booking.pendingProposal();
        if (proposal == null || proposal.state() != ProposalState.OPEN || !isParticipant()) {
            return List.of();
        }
        var isMine = proposal.by() == (isMentor() ? Party.MENTOR : Party.MENTEE);
        return isMine
                ? List.of(new Action("WITHDRAW_PROPOSAL", true, proposal.expiresAt(), null, null))
                : List.of(
                        until("ACCEPT_PROPOSAL", proposal.expiresAt(), difference(proposal), "PROPOSAL_EXPIRED"),
                        until("DECLINE_PROPOSAL", proposal.expiresAt(), null, "PROPOSAL_EXPIRED"));
    }

    private static @Nullable Money difference(ProposalView proposal) {
        return proposal.session() == null ? null : proposal.session().difference();
    }

    private Action checkIn() {
        if (!isParticipant()) {
            return no("CHECK_IN", "ONLY_PARTICIPANTS");
        }
        if (booking.status() != BookingStatus.CONFIRMED && booking.status() != BookingStatus.IN_PROGRESS) {
            return no("CHECK_IN", "BOOKING_NOT_CONFIRMED");
        }
        if (isMentor() && booking.groupSessionId() != null) {
            return no("CHECK_IN", "CHECK_IN_FOR_ALL");
        }
        var checkedInAt = isMentor() ? booking.mentorCheckedInAt() : booking.menteeCheckedInAt();
        if (checkedInAt != null) {
            return no("CHECK_IN", "ALREADY_CHECKED_IN");
        }
        var opensAt = booking.checkInOpensAt(Settings.CHECK_IN_OPENS);
        if (at.isBefore(opensAt)) {
            return Action.notBefore(opensAt, "CHECK_IN", "CHECK_IN_NOT_OPEN");
        }
        var absentFrom = booking.startsAt().plus(Settings.NO_SHOW_AFTER);
        return until("CHECK_IN", at.isBefore(absentFrom) ? absentFrom : booking.endsAt(), null, "CHECK_IN_CLOSED");
    }

    /** As long as the session takes place, and some days after it. */
    private Action editAgenda() {
        return switch (booking.status()) {
            case REQUESTED, AWAITING_CONFIRMATION, CONFIRMED, IN_PROGRESS, COMPLETED -> agendaUntil();
            case CLOSED -> booking.dispute() == null ? agendaUntil() : no("EDIT_AGENDA", "AGENDA_CLOSED");
            default -> no("EDIT_AGENDA", "AGENDA_CLOSED");
        };
    }

    private Action agendaUntil() {
        return until("EDIT_AGENDA", booking.endsAt().plus(Settings.AGENDA_AFTER), null, "AGENDA_CLOSED");
    }

    private Action answerForm() {
        return BEFORE_THE_SESSION.contains(booking.status())
                ? until("ANSWER_FORM", booking.startsAt(), null, "ANSWERS_CLOSED")
                : no("ANSWER_FORM", "ANSWERS_CLOSED");
    }

    private Action setMeetingLink() {
        return switch (booking.status()) {
            case CONFIRMED, IN_PROGRESS ->
                booking.isLinkFixed()
                        ? no("SET_MEETING_LINK", "LINK_CHANGED_TOO_OFTEN")
                        : until("SET_MEETING_LINK", booking.endsAt(), null, "BOOKING_NOT_CONFIRMED");
            default -> no("SET_MEETING_LINK", "BOOKING_NOT_CONFIRMED");
        };
    }

    /** Also where it has changed too often to be set. */
    private Action removeMeetingLink() {
        return switch (booking.status()) {
            case CONFIRMED, IN_PROGRESS ->
                until("REMOVE_MEETING_LINK", booking.endsAt(), null, "BOOKING_NOT_CONFIRMED");
            default -> no("REMOVE_MEETING_LINK", "BOOKING_NOT_CONFIRMED");
        };
    }

    /** Whether it has been rated already is told by the booking's review. */
    private Action addPrivateNote() {
        return switch (booking.status()) {
            case COMPLETED, CLOSED -> new Action("ADD_PRIVATE_NOTE", true, null, null, null);
            default -> no("ADD_PRIVATE_NOTE", "SESSION_NOT_HELD");
        };
    }

    private Action rateSession() {
        return switch (booking.status()) {
            case COMPLETED, CLOSED -> new Action("RATE_SESSION", true, null, null, null);
            default -> no("RATE_SESSION", "SESSION_NOT_HELD");
        };
    }

    private Action openDispute() {
        if (!isParticipant()) {
            return no("OPEN_DISPUTE", "ONLY_PARTICIPANTS");
        }
        if (booking.dispute() != null) {
            return no("OPEN_DISPUTE", "ALREADY_DISPUTED");
        }
        return switch (booking.status()) {
            case COMPLETED, NO_SHOW -> until("OPEN_DISPUTE", disputeUntil(), null, "DISPUTE_WINDOW_OVER");
            default -> no("OPEN_DISPUTE", "DISPUTE_NOT_POSSIBLE");
        };
    }

    private Action resolveDispute() {
        var dispute = booking.dispute();
        if (dispute == null || dispute.resolvedAt() != null) {
            return no("RESOLVE_DISPUTE", "NO_OPEN_DISPUTE");
        }
        if (isParticipant()) {
            return no("RESOLVE_DISPUTE", "OWN_DISPUTE");
        }
        var hearing = dispute.hearing();
        return hearing != null && hearing.deciders().contains(viewer.id())
                ? no("RESOLVE_DISPUTE", "DECIDED_BY_YOU")
                : new Action("RESOLVE_DISPUTE", true, null, null, null);
    }

    /**
     * Once settled, unless a dispute is open, or all is to go back already. How much of it a gateway has taken back is for the
     * aggregate to say.
     */
    private Action refund() {
        var settlement = booking.settlement();
        var dispute = booking.dispute();
        if (settlement == null
                || !settlement.refund().isLessThan(booking.price())
                || (dispute != null && dispute.resolvedAt() == null)) {
            return no("REFUND", "REFUND_NOT_POSSIBLE");
        }
        if (isParticipant()) {
            return no("REFUND", "OWN_DISPUTE");
        }
        var hearing = dispute == null ? null : dispute.hearing();
        return hearing != null
                        && hearing.appealUntil() != null
                        && at.isBefore(hearing.appealUntil())
                        && hearing.deciders().contains(viewer.id())
                ? no("REFUND", "DECIDED_BY_YOU")
                : new Action("REFUND", true, null, null, null);
    }

    private Instant disputeUntil() {
        var until = booking.disputeUntil();
        return until != null ? until : booking.endsAt().plus(Settings.DISPUTE_WINDOW);
    }

    private boolean isCancellable() {
        return BEFORE_THE_SESSION.contains(booking.status()) && at.isBefore(booking.startsAt());
    }

    /** The mentor and admins return everything, whenever it is. */
    private boolean cancelsForFree() {
        return isMentor() || (viewer.isAdmin() && !isParticipant());
    }

    private boolean isMentor() {
        return viewer.is(booking.mentorMemberId());
    }

    private boolean isParticipant() {
        return isMentor() || viewer.is(booking.menteeId());
    }

    private Action until(String action, @Nullable Instant until, @Nullable Money cost, String tooLate) {
        return Action.until(at, action, until, cost, tooLate);
    }

    private static Action no(String action, String reason) {
        return Action.no(action, reason);
    }
}
