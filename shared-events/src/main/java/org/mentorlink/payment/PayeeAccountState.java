package org.mentorlink.payment;

/** Whether a mentor can be paid at a gateway. */
public enum PayeeAccountState {
    /** Nobody has asked for one. */
    NONE,
    /** Asked of the gateway, not answered yet. */
    OPENING,
    /** The gateway opened none; it can be asked for again. */
    REFUSED,
    /** The mentor still has to tell the gateway something, or it looks into it. */
    INCOMPLETE,
    /** Money can be sent there. */
    READY,
    /** There is one, and the gateway does not answer now. */
    UNKNOWN
}
