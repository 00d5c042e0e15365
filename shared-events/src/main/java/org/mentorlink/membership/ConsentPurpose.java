package org.mentorlink.membership;

/** E5: what a member may agree to. */
public enum ConsentPurpose {
    TERMS,
    PRIVACY,
    RECORDING,
    MARKETING
}
