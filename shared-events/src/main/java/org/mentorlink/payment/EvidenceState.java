package org.mentorlink.payment;

/** What has become of evidence. */
public enum EvidenceState {
    /** On its way to the gateway. */
    SENDING,
    /** The gateway has it, and takes it once. */
    SUBMITTED,
    /** The gateway does not take it. */
    REFUSED
}
