package org.mentorlink.membership;

/** Why all sessions of a member ended. */
public enum SessionsEnd {
    SIGNED_OUT_EVERYWHERE,
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    /** Somebody else may have set the password, for the address was not verified. */
    TAKEN_OVER
}
