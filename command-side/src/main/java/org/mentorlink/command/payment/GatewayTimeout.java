package org.mentorlink.command.payment;

/** The gateway did not answer in time, or not yet: whether it did what was asked is unknown. */
public class GatewayTimeout extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GatewayTimeout(String message) {
        super(message);
    }

    public GatewayTimeout(String message, Throwable cause) {
        super(message, cause);
    }
}
