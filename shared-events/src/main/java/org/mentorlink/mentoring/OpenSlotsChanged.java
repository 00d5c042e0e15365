package org.mentorlink.mentoring;

/** Tells those who watch a mentor's open slots that they may have changed, and to ask again. */
public record OpenSlotsChanged(String mentorId) {}
