package org.mentorlink.booking;

/** Whether a mentee and a mentor have a booking that was confirmed and not called off. */
public record Mentorship(boolean confirmed) {}
