package org.mentorlink.command.communication;

import org.mentorlink.booking.StrikeKind;
import org.mentorlink.command.communication.Texts.Text;

/** What messages about strikes say. */
final class StrikeTexts {

    private StrikeTexts() {}

    static Text noted(StrikeKind kind, String when, String expires, String appealUntil) {
        var what = switch (kind) {
            case MENTEE_NO_SHOW -> "You did not come to the session on %s.";
            case LATE_CANCELLATION -> "You cancelled the session on %s when it was too late for that.";
            case MENTOR_NO_SHOW -> "You did not come to the session on %s that somebody had booked with you.";
        };
        return new Text(
                "A missed session is noted",
                (what
                                + " That is noted as a strike until %s. If it should not count, you can appeal it on the page of your"
                                + " strikes until %s.")
                        .formatted(when, expires, appealUntil));
    }

    static Text blocked(int strikes, String until) {
        return new Text(
                "You cannot book for a while",
                "You have missed %d sessions, so you cannot book another until %s. What is booked already takes place. You can appeal each strike on the page of your strikes."
                        .formatted(strikes, until));
    }

    static Text unblocked() {
        return new Text(
                "You can book again", "A strike of yours counts no more, so you can book sessions again at once.");
    }

    static Text shortened(String until) {
        return new Text(
                "You can book again earlier",
                "A strike of yours counts no more, so you can book sessions again from %s on.".formatted(until));
    }

    static Text upheld(String expires) {
        return new Text(
                "A strike stays",
                "We have looked into your appeal, and the strike goes on to count until %s. The reason is on the page of your strikes."
                        .formatted(expires));
    }

    static Text withdrawn() {
        return new Text("A strike is withdrawn", "A strike of yours counts no more.");
    }

    static Text appealed(String memberId) {
        return new Text(
                "A strike is appealed",
                "Member %s appeals a strike. It waits for a decision among the appealed strikes.".formatted(memberId));
    }

    static Text mentorPaused(String memberId, int missed) {
        return new Text(
                "A mentor is paused",
                "Member %s has missed %d sessions as a mentor, and takes no new bookings until an admin has looked into it. What is booked already takes place."
                        .formatted(memberId, missed));
    }

    static Text paused(int missed) {
        return new Text(
                "Nobody can book you at the moment",
                "You have missed %d sessions that somebody had booked with you, so nobody can book another until we have looked into it. What is booked already takes place. You can appeal each strike on the page of your strikes."
                        .formatted(missed));
    }

    static Text resumed() {
        return new Text("You can be booked again", "Sessions with you can be booked again at once.");
    }
}
