package org.mentorlink.command.communication;

import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeReminder;
import org.mentorlink.command.communication.Texts.Text;

/** What messages about disputes say. They name nobody. */
final class DisputeTexts {

    private DisputeTexts() {}

    static Text statement(String when) {
        return new Text(
                "The other side has made a statement",
                "In the dispute about the session on %s the other side has said how it was. You can read it and answer on the page of the booking."
                        .formatted(when));
    }

    /** @param appealUntil absent where the decision is final */
    static Text decided(String when, DisputeDecision decision, @Nullable String appealUntil) {
        var how = switch (decision) {
            case REFUND -> "Everything goes back to the mentee.";
            case RELEASE -> "The mentor is paid as if there had been no dispute.";
            case SPLIT -> "A part goes back to the mentee, and the mentor is paid of the rest.";
        };
        var then = appealUntil == null
                ? "The decision is final."
                : "You can appeal it once, on the page of the booking, until %s; somebody else decides then."
                        .formatted(appealUntil);
        return new Text(
                "A dispute is decided",
                "The dispute about the session on %s is decided. %s The reason is on the page of the booking. %s"
                        .formatted(when, how, then));
    }

    static Text appealed(String when) {
        return new Text(
                "A decision is appealed",
                "The decision about the session on %s is appealed. Somebody else looks into it, and its payout waits until then. You can say how it was on the page of the booking."
                        .formatted(when));
    }

    static Text escalated(String disputeId, DisputeReminder reminder) {
        return switch (reminder) {
            case ANSWERS_OVER ->
                new Text(
                        "A dispute can be decided",
                        "In dispute %s both sides had their time to say how it was. It waits for your decision."
                                .formatted(disputeId));
            case DECISION_OVERDUE ->
                new Text(
                        "A dispute is overdue",
                        "Dispute %s was to be decided by now. Nothing is decided by itself, and its money waits."
                                .formatted(disputeId));
        };
    }
}
