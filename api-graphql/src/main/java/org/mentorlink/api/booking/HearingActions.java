package org.mentorlink.api.booking;

import java.time.Instant;
import java.util.Collections;
import org.mentorlink.api.booking.BookingActions.Action;
import org.mentorlink.booking.DisputeView;
import org.mentorlink.booking.Party;
import org.mentorlink.shared.Settings;

/** S4: what a party of a dispute may do in it at a moment. */
record HearingActions(DisputeView dispute, Party party, Instant at) {

    private static final String STATE = "STATE_IN_DISPUTE";
    private static final String APPEAL = "APPEAL_DISPUTE";

    Action state() {
        if (dispute.resolvedAt() != null) {
            return Action.no(STATE, "NO_OPEN_DISPUTE");
        }
        var hearing = dispute.hearing();
        if (hearing == null) {
            return new Action(STATE, true, null, null, null);
        }
        if (isHeld()) {
            return Action.no(STATE, "STATEMENTS_OVER");
        }
        return Collections.frequency(hearing.statements(), party) >= Settings.DISPUTE_STATEMENTS
                ? Action.no(STATE, "TOO_MANY_STATEMENTS")
                : Action.until(at, STATE, hearing.answerBy(), null, "STATEMENTS_OVER");
    }

    /** What was decided can be appealed though a payer's bank asks meanwhile, as before. */
    Action appeal() {
        var hearing = dispute.hearing();
        if (hearing != null && hearing.appellants().contains(party)) {
            return Action.no(APPEAL, "ALREADY_APPEALED");
        }
        if (dispute.resolvedAt() == null && !isHeld()) {
            return Action.no(APPEAL, "APPEAL_NOT_POSSIBLE");
        }
        return hearing == null || hearing.appealUntil() == null
                ? Action.no(APPEAL, "APPEAL_WINDOW_OVER")
                : Action.until(at, APPEAL, hearing.appealUntil(), null, "APPEAL_WINDOW_OVER");
    }

    private boolean isHeld() {
        return dispute.hearing() != null
                && Boolean.TRUE.equals(dispute.hearing().held());
    }
}
