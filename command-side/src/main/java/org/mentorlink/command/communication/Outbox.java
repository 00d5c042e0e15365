package org.mentorlink.command.communication;

import org.mentorlink.communication.NoticeState;

/** Takes messages to members. One that was taken before, by event, recipient and channel, is not sent again. */
public interface Outbox {

    /**
     * Sends a message. One whose recipient will never be reached counts as taken.
     *
     * @throws MessageNotSent where the same message may go out the next time
     */
    void send(Message message);

    /**
     * Sends a message as {@link #send} does.
     *
     * @return what became of it, also where it was taken before
     */
    default NoticeState deliver(Message message) {
        send(message);
        return NoticeState.SENT;
    }
}
