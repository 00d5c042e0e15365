package org.mentorlink.payment;

/** What a gateway is asked to do. */
public enum GatewayStep {
    AUTHORIZE,
    CAPTURE,
    VOID,
    REFUND,
    TRANSFER,
    /** Take back what was transferred. */
    REVERSE,
    /** Tell what it has kept of a movement. */
    FEE,
    /** Take what speaks against a charge-back (K13). */
    EVIDENCE
}
