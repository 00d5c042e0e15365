package org.mentorlink.program;

/** How far a step is. */
public enum StepState {
    /** It is the member's turn. */
    OPEN,
    /** It is staff's turn. */
    WAITING_FOR_REVIEW,
    DONE
}
