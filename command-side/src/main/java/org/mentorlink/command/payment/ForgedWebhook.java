package org.mentorlink.command.payment;

/** A message in a gateway's name that is not proven to be its own. */
public class ForgedWebhook extends Exception {
    private static final long serialVersionUID = 1L;

    public ForgedWebhook(String message) {
        super(message);
    }
}
