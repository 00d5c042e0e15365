package org.mentorlink.command.communication;

import org.mentorlink.command.communication.Texts.Text;

/** What messages about group sessions say. They name nobody but their reader. */
final class GroupSessionTexts {

    private GroupSessionTexts() {}

    static Text offered(String start, String until) {
        return new Text(
                "A seat is free for you",
                "A seat in the group session on %s is kept for you until %s. Take it before then, or it goes to the next in line."
                        .formatted(start, until));
    }

    static Text offerLapsed(String start) {
        return new Text(
                "The seat went to somebody else",
                "You did not take the seat in the group session on %s in time, so you are not in line for it any more."
                        .formatted(start));
    }

    static Text waitedInVain(String start) {
        return new Text(
                "A group session is cancelled",
                "The group session on %s, for which you waited for a seat, does not take place.".formatted(start));
    }

    static Text refused(String start) {
        return new Text(
                "Your group session could not be scheduled",
                "You have another session on %s. Choose another time.".formatted(start));
    }
}
