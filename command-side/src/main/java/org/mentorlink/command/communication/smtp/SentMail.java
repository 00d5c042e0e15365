package org.mentorlink.command.communication.smtp;

import org.mentorlink.command.communication.Message;

/** Which messages were handed over, or are never to be, so that none is twice. Keeps ids alone. */
interface SentMail {

    /** Whether the message is ours to send; from then on it is nobody else's. */
    boolean claim(Message message);

    /** The message did not go out. */
    void giveBack(Message message);

    /**
     * The message will never go out.
     *
     * @param why such as the answer of the recipient's server; names no address
     */
    void giveUp(Message message, String why);

    /** Whether the message will never go out. */
    boolean isGivenUp(Message message);
}
