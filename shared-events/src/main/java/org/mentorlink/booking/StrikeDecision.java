package org.mentorlink.booking;

/** How staff decide on a strike. */
public enum StrikeDecision {
    UPHOLD,
    WITHDRAW
}
