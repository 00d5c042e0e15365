package org.mentorlink.payment;

import java.time.Instant;

/** A closed month. */
public record MonthCloseView(MonthReport report, Instant closedAt) {}
