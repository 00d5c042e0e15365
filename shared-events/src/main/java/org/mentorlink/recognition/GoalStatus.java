package org.mentorlink.recognition;

/** C7: where a goal is in its life. */
public enum GoalStatus {
    OPEN,
    ACHIEVED,
    /** Given up; may be taken up again. */
    DROPPED
}
