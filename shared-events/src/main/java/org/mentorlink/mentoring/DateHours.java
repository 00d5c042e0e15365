package org.mentorlink.mentoring;

import java.time.LocalDate;
import java.util.List;

/**
 * H2: a date that has hours of its own instead of those of its weekday.
 *
 * @param hours none on a day off
 */
public record DateHours(LocalDate date, List<Hours> hours) {}
