package org.mentorlink.membership;

/** How it was shown that an address, or a new password, is the member's own. */
public enum Proof {
    /** The link of the welcome mail, or one asked for later. */
    VERIFICATION_LINK,
    SIGN_IN_LINK,
    SIGN_IN_CODE,
    RESET_LINK,
    INVITATION,
    /** An identity provider says so. */
    PROVIDER,
    /** The password so far was given; of a password only. */
    PASSWORD,
    /** The platform itself says so: the sample community, an imported list. */
    PLATFORM
}
