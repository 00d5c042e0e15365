package org.mentorlink.recognition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Personal;

/**
 * What a member wants to reach.
 *
 * @param deadline the last day, in the member's own zone
 */
public record GoalContent(
        Personal text,
        GoalCategory category,
        GoalPriority priority,
        @Nullable LocalDate deadline) {}
