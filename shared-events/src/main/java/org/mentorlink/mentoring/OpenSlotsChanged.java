package org.mentorlink.mentoring;

/**
 * Tells those who watch a mentor's open slots that they may have changed, and to ask again.
 *
 * @param by the mentor or program that something happened to
 */
public record OpenSlotsChanged(String by) {}
