package org.mentorlink.query.booking;

import java.time.Instant;

/**
 * A session that took place.
 *
 * @param at when that was known
 */
public record HeldSession(String bookingId, String mentorId, Instant at) {}
