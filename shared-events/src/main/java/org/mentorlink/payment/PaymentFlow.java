package org.mentorlink.payment;

/** How a payer goes about paying through a gateway. */
public enum PaymentFlow {
    /** By a token of a payment method that is sent with the booking; nothing more is asked of the payer. */
    TOKEN,
    /** On the gateway's own page, to which the payer's browser sends a form. */
    FORM,
    /** By the gateway's own script in the payer's browser. */
    SCRIPT,
    /** With the payer's own credits. */
    CREDITS;

    /** The payment method of those who give their card to a gateway's {@link #SCRIPT} once there is a payment. */
    public static final String IN_BROWSER = "browser";
}
