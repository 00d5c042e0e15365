package org.mentorlink.membership;

import java.time.Instant;

/** That a member's calendar can be read under a private address, and since when. What the address is, nobody knows. */
public record CalendarFeedView(String memberId, Instant createdAt) {}
