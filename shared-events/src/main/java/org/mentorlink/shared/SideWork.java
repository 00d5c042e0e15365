package org.mentorlink.shared;

/** What is done beside the processors of events, because of what they handled. */
public interface SideWork {

    /** Whether nothing is under way, and nothing waits. */
    boolean idle();
}
