package org.mentorlink.booking;

import java.util.List;

/** What happened in a session that is disputed, in the order in which it did. */
public record DisputeTimeline(List<DisputeFact> facts) {}
