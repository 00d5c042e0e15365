package org.mentorlink.command.communication;

import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.SessionRequestStatus;
import org.mentorlink.command.communication.Texts.Text;

/** What is said about requests for a session without a time. */
final class SessionRequestTexts {

    private SessionRequestTexts() {}

    static Text requested(String answerBy) {
        return new Text(
                "Somebody would like a session with you",
                "A mentee asks for a session and leaves the time to you. Please propose one by " + answerBy
                        + ", or decline; after that the request lapses.");
    }

    static Text proposed(String startsAt, String expiresAt) {
        return new Text(
                "A time is proposed for your session",
                "Your mentor proposes " + startsAt + ". It is kept for you until " + expiresAt
                        + ". Nothing is charged before you accept it.");
    }

    static Text timeEnded(ProposalState how, String startsAt) {
        return switch (how) {
            case DECLINED ->
                new Text(
                        "The time you proposed does not suit",
                        "Your mentee cannot come on " + startsAt + ". Please propose another time.");
            case EXPIRED ->
                new Text(
                        "Nobody answered the time you proposed",
                        "Your mentee has not accepted " + startsAt + ", and the time is yours again.");
            default ->
                new Text(
                        "The proposed time was taken back",
                        "Your mentor has taken back " + startsAt + " and may propose another time.");
        };
    }

    static Text ended(SessionRequestStatus how) {
        return switch (how) {
            case DECLINED ->
                new Text(
                        "Your request for a session was declined",
                        "The mentor does not take it up. Nothing was charged.");
            case WITHDRAWN ->
                new Text("A request for a session was taken back", "The mentee does not ask for it any more.");
            default ->
                new Text(
                        "Your request for a session has lapsed",
                        "No time was agreed on. Nothing was charged; you may ask again, or another mentor.");
        };
    }
}
