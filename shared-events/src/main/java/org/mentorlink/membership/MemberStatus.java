package org.mentorlink.membership;

/** A14: whether a member may use the platform. Derived from what has happened, never set. */
public enum MemberStatus {
    /** The address is not verified yet. */
    PENDING,
    ACTIVE,
    /** Shut out by an admin. */
    SUSPENDED,
    /** Left, or was taken off the list. */
    INACTIVE;

    public static MemberStatus of(boolean verified, boolean suspended, boolean deactivated) {
        if (suspended) {
            return SUSPENDED;
        }
        if (deactivated) {
            return INACTIVE;
        }
        return verified ? ACTIVE : PENDING;
    }

    /** Whether a member of this status may sign in at all. */
    public boolean maySignIn() {
        return this == PENDING || this == ACTIVE;
    }
}
