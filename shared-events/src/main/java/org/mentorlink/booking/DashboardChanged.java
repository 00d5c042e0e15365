package org.mentorlink.booking;

/** Something has changed that a dashboard shows; it is to be asked for anew. */
public record DashboardChanged(String bookingId) {}
