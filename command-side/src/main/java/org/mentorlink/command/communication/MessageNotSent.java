package org.mentorlink.command.communication;

/** A message did not go out, but may the next time. Its text names no address, as it ends in logs. */
public class MessageNotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MessageNotSent(String message) {
        super(message);
    }
}
