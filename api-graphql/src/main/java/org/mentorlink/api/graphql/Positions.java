package org.mentorlink.api.graphql;

import java.util.regex.Pattern;
import org.mentorlink.shared.PositionQuery.AwaitPosition;
import org.mentorlink.shared.PositionQuery.FindHead;
import org.mentorlink.shared.PositionQuery.Reached;
import org.springframework.stereotype.Component;

/** S3: positions of the event log that callers name, and the wait until what is read is as new as they are. */
@Component
public class Positions {

    private static final long PATIENCE_MILLIS = 5_000;
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    private final Questions questions;

    Positions(Questions questions) {
        this.questions = questions;
    }

    /**
     * A position that all read models have reached.
     *
     * @param what names the caller's text in what is said about it
     * @throws Problem BAD_REQUEST for none that there is; TRY_AGAIN where what is read has not caught up with it within 5 s
     */
    public long reached(String text, String what) {
        if (!POSITION.matcher(text).matches()) {
            throw Problem.badRequest(what + " is a position that this API has answered.");
        }
        var position = Long.parseLong(text);
        if (position > questions.ask(new FindHead(), Reached.class).position()) {
            throw Problem.badRequest(what + " names a position that does not exist yet.");
        }
        var reached = questions.ask(new AwaitPosition(position, PATIENCE_MILLIS), Reached.class);
        if (reached.position() < position) {
            throw Problem.tryAgain("What is read has not caught up with position " + position + " yet; ask again.");
        }
        return position;
    }
}
