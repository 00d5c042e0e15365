package org.mentorlink.query.booking;

/** A session that took place. */
public record HeldSession(String bookingId, String mentorId) {}
