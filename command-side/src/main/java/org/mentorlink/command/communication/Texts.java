package org.mentorlink.command.communication;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.OtherSession;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.communication.LinkPurpose;
import org.mentorlink.membership.DocumentKind;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Money;

/** What messages say. They name nobody but their reader, so that an erasure leaves no name in somebody else's message. */
final class Texts {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.ENGLISH);

    private Texts() {}

    record Text(String subject, String body) {}

    /** A mail that carries a secret, or says that there is none. */
    static Text link(LinkPurpose purpose, @Nullable String link, @Nullable String code) {
        if (link == null) {
            return new Text(
                    "Signing in to MentorLink",
                    "This address is not in the members list. Please ask an admin to add it.");
        }
        return switch (purpose) {
            case WELCOME ->
                new Text(
                        "Welcome to MentorLink: please verify your address",
                        "Your account is ready. Please verify your address within 24 hours by the link below; booking and"
                                + " applying as a mentor wait for it. If you did not register, leave the link alone.");
            case VERIFICATION ->
                new Text(
                        "Verify your address",
                        "An account was registered with your address. Please verify the address by the link below. It works"
                                + " once, for 24 hours. If you did not register, leave the link alone.");
            case SIGN_IN ->
                new Text(
                        "Sign in to MentorLink",
                        "Sign in by the link below%s. It works once, for 15 minutes. If you did not ask for it, there is nothing to do."
                                .formatted(code == null ? "" : ", or type the code " + code));
            case RESET ->
                new Text(
                        "Set a new password",
                        "Set a new password by the link below. It works once, for 15 minutes. If you did not ask for it, your"
                                + " password stays as it is.");
            case INVITATION ->
                new Text(
                        "You are invited to MentorLink",
                        "You are invited to join MentorLink. Follow the link below within 7 days; it works once.");
        };
    }

    static Text locked(int failures, String until) {
        return new Text(
                "Signing in by password is locked",
                "There were %d wrong passwords for your account in a row, so none is accepted until %s. You can still sign in by a link. If this was not you, set a new password."
                        .formatted(failures, until));
    }

    static Text passwordRemoved() {
        return new Text(
                "Your password was removed",
                "Your account had been registered before this address was verified, so that its password may have been"
                        + " chosen by somebody else. We removed it and ended all sessions of then. Set a new one by \"Forgot"
                        + " password\", or go on signing in by a link.");
    }

    static Text tokenReused() {
        return new Text(
                "A session was ended",
                "Somebody used an old key of one of your sessions, so we ended that session. If this was not you, sign out everywhere and set a new password.");
    }

    static Text passwordChanged() {
        return new Text(
                "Your password has changed",
                "Your password was changed and all other sessions were ended. If this was not you, set a new password at once.");
    }

    static Text identityLinked(String provider) {
        return new Text(
                "A new way to sign in",
                "Your account can now be signed in to with %s. If this was not you, tell our team."
                        .formatted(provider));
    }

    static Text confirmed(Party reader, String when) {
        return new Text(
                "Your session is confirmed",
                "Your session with your %s on %s is confirmed.".formatted(other(reader), when));
    }

    static Text awaitsYou(String when, String answerBy) {
        return new Text(
                "A session waits for your answer",
                "A mentee has booked a session with you on %s. Please confirm or decline it by %s."
                        .formatted(when, answerBy));
    }

    static Text declined(String when) {
        return new Text(
                "Your mentor cannot make it",
                "Your mentor declined the session on %s. You have not been charged.".formatted(when));
    }

    static Text expired(String when) {
        return new Text(
                "Your booking has expired",
                "The session on %s was not confirmed in time. You have not been charged.".formatted(when));
    }

    static Text paymentFailed(String when) {
        return new Text(
                "Your payment did not go through",
                "We could not take the payment for the session on %s, so it is not booked. You can try again with another card."
                        .formatted(when));
    }

    static Text notPaid(String when) {
        return new Text(
                "Your session does not take place",
                "We could not take your mentee's payment for the session on %s, so it does not take place and your time is free again."
                        .formatted(when));
    }

    static Text cancelled(Party reader, String when) {
        return new Text(
                "Your session is cancelled",
                "The session with your %s on %s is cancelled.".formatted(other(reader), when));
    }

    static Text proposed(Party by, String when, String answerBy, @Nullable OtherSession session) {
        return new Text(
                "Another time is proposed",
                "Your %s proposes to meet on %s instead. %sPlease accept or decline it by %s; until then both times are kept for you."
                        .formatted(other(by.other()), when, priceOf(session), answerBy));
    }

    private static String priceOf(@Nullable OtherSession session) {
        if (session == null || session.difference().isZero()) {
            return "";
        }
        var difference = session.difference();
        return difference.isPositive()
                ? "That session costs %s: the mentee pays %s in addition. ".formatted(session.price(), difference)
                : "That session costs %s: %s goes back to the mentee. "
                        .formatted(session.price(), difference.zero().minus(difference));
    }

    static Text proposalOver(ProposalState how, String when) {
        var what = switch (how) {
            case DECLINED -> "The other side declined to meet on %s.";
            case EXPIRED -> "Nobody answered your proposal to meet on %s in time.";
            case PAYMENT_FAILED -> "What the other session on %s costs more could not be paid.";
            case WITHDRAWN -> "The other side does not propose to meet on %s any more.";
            default -> throw new IllegalArgumentException("nobody is told of " + how);
        };
        return new Text("The proposed time", what.formatted(when) + " Your session stays when it was.");
    }

    static Text rescheduled(Party reader, String before, String now, @Nullable OtherSession session) {
        return new Text(
                "Your session has moved",
                "Your session with your %s on %s takes place on %s instead. %s"
                        .formatted(other(reader), before, now, money(session)));
    }

    private static String money(@Nullable OtherSession session) {
        if (session == null || session.difference().isZero()) {
            return "The payment stays.";
        }
        var difference = session.difference();
        return difference.isPositive()
                ? "It costs %s now; the mentee has paid %s in addition.".formatted(session.price(), difference)
                : "It costs %s now; %s goes back to the mentee."
                        .formatted(session.price(), difference.zero().minus(difference));
    }

    static Text noShow(Party reader, Absent absent, String when) {
        var what = switch (absent) {
            case BOTH -> "Nobody checked in to the session on %s, so it counts as missed by both of you.";
            case MENTOR ->
                reader == Party.MENTOR
                        ? "You did not check in to the session on %s, so it counts as missed by you."
                        : "Your mentor did not come to the session on %s. You get everything back.";
            case MENTEE ->
                reader == Party.MENTEE
                        ? "You did not check in to the session on %s, so it counts as missed by you."
                        : "Your mentee did not come to the session on %s. You are paid all the same.";
        };
        return new Text("A session was missed", what.formatted(when));
    }

    static Text paid(Money net, Money recovered) {
        var transferred = net.isZero()
                ? "Your earnings settled what you owed, so nothing was transferred."
                : "We have sent you %s.".formatted(net.formatted());
        return new Text(
                "Your payout",
                recovered.isPositive()
                        ? "%s %s went towards earlier refunds.".formatted(transferred, recovered.formatted())
                        : transferred);
    }

    static Text refunded(Money amount) {
        return new Text(
                "Your refund",
                "We have returned %s to your card. It can take a few days to appear.".formatted(amount.formatted()));
    }

    static Text creditsReturned(Money amount) {
        return new Text(
                "Your credits are back",
                "%s in credits are yours again. You find them, and until when you can use them, with your credits."
                        .formatted(amount.formatted()));
    }

    static Text creditsBought(Money paid, Money bonus, String until) {
        return new Text(
                "Your credits",
                "Thank you: %s in credits are yours. You can pay sessions with them until %s."
                        .formatted(paid.plus(bonus).formatted(), until));
    }

    static Text creditsTakenBack(Money amount) {
        return new Text(
                "Credits taken back",
                "Your bank took back %s that you had paid for credits, so what was left of them is no longer yours. You find what is with your credits."
                        .formatted(amount.formatted()));
    }

    static Text creditsRestored() {
        return new Text(
                "Your credits are back",
                "The payment of your credits stands after all: what we had taken back of them is yours again.");
    }

    /** Without the link: whoever reads along must not be able to join. */
    static Text linkSet(String when) {
        return new Text(
                "Where your session takes place",
                "Your mentor has set the meeting link of your session on %s. You find it on the booking."
                        .formatted(when));
    }

    static Text linkRemoved(String when) {
        return new Text(
                "The meeting link was removed",
                "Your mentor has removed the meeting link of your session on %s. The session itself stands."
                        .formatted(when));
    }

    static Text rateIt(String when) {
        return new Text(
                "How was your session?",
                "Your session on %s is over. You can rate it on the booking, with your name or anonymously."
                        .formatted(when));
    }

    static Text disputed(String when) {
        return new Text(
                "A session is being looked into",
                "The session on %s has been questioned. Our team looks into it, and its payout waits until then."
                        .formatted(when));
    }

    static Text documentVerified(DocumentKind kind) {
        return new Text(
                "Your document is verified", "We have looked at your %s and verified it.".formatted(called(kind)));
    }

    static Text documentRejected(DocumentKind kind, String reason) {
        return new Text(
                "Your document was not accepted",
                "We could not accept your %s: %s%nYou can upload another one at any time."
                        .formatted(called(kind), reason));
    }

    /** @param reason absent once erased */
    static Text suspended(@Nullable String reason) {
        return new Text(
                "Your account is suspended",
                "Your account has been suspended, and you are signed out everywhere." + because(reason));
    }

    static Text deactivated(@Nullable String reason) {
        return new Text(
                "Your account is closed",
                "Your account has been closed, and you are signed out everywhere." + because(reason));
    }

    static Text reinstated(@Nullable String reason) {
        return new Text("Your account is open again", "You can sign in again as before." + because(reason));
    }

    static Text roleRevoked(Role role, @Nullable String reason) {
        var what = switch (role) {
            case ADMIN -> "an admin";
            case FINANCE -> "in finance";
            case MENTOR -> "a mentor";
            case MENTEE -> "a mentee";
        };
        return new Text("Your role has changed", "You are no longer " + what + "." + because(reason));
    }

    private static String because(@Nullable String reason) {
        return reason == null ? "" : "%nThe reason given: %s".formatted(reason);
    }

    private static String called(DocumentKind kind) {
        return switch (kind) {
            case RESUME -> "resume";
            case CERTIFICATION -> "certification";
            case BACKGROUND_CHECK -> "background check";
        };
    }

    /** The moment as the reader's clock shows it, with the zone named. */
    static String at(Instant moment, String timeZone) {
        var zone = zone(timeZone);
        return TIME.withZone(zone).format(moment) + " (" + zone.getId() + ')';
    }

    private static ZoneId zone(String timeZone) {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private static String other(Party reader) {
        return reader == Party.MENTOR ? "mentee" : "mentor";
    }
}
