package org.mentorlink.recognition;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A goal as its member and their mentors read it.
 *
 * @param text absent once the member is erased
 * @param deadline the last day, in the member's own zone
 * @param achievedAt only while ACHIEVED
 * @param version number of its events
 * @param setPosition position of its first event; newer goals have a higher one
 */
public record GoalView(
        String id,
        String memberId,
        @Nullable String text,
        GoalCategory category,
        GoalPriority priority,
        @Nullable LocalDate deadline,
        GoalStatus status,
        Instant setAt,
        @Nullable Instant achievedAt,
        int version,
        long setPosition) {}
