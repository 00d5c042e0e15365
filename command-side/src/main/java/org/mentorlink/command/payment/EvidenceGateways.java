package org.mentorlink.command.payment;

/** Who takes what speaks against charge-backs. */
interface EvidenceGateways {

    /** Whether the one of that name can be sent it by the platform. */
    boolean receivesEvidence(String name);
}
