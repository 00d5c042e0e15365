package org.mentorlink.command.communication.smtp;

import org.mentorlink.command.communication.Message;

/** Which messages were handed over, or are never to be, so that none is twice. Keeps ids alone. */
interface SentMail {

    /** Whose a message is. */
    sealed interface Claim {

        /**
         * It is ours to send, and of nobody else while the claim lasts.
         *
         * @param mark by which this claim is told from any other, also of the same process
         */
        record Ours(String mark) implements Claim {}

        /** Another has taken it and has not said yet what became of it. */
        record Taken() implements Claim {}

        /** It was handed over, or is given up. */
        record Settled() implements Claim {}
    }

    Claim claim(Message message);

    /** The message went out. */
    void handedOver(Message message, Claim.Ours claim);

    /** The message did not go out. */
    void giveBack(Message message, Claim.Ours claim);

    /**
     * The message will never go out.
     *
     * @param why such as the answer of the recipient's server; names no address
     */
    void giveUp(Message message, Claim.Ours claim, String why);

    /** Whether the message will never go out. */
    boolean isGivenUp(Message message);
}
