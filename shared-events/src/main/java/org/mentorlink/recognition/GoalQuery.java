package org.mentorlink.recognition;

import java.util.Set;
import org.mentorlink.shared.Page;

/** What can be asked about goals. */
public sealed interface GoalQuery {

    /** Answers {@link GoalView}, or nothing. */
    record FindGoal(String goalId) implements GoalQuery {}

    /**
     * Answers {@link GoalPage}, newest first; the page's key is the position at which a goal was set.
     *
     * @param statuses any of them; none stands for all
     */
    record ListGoals(String memberId, Set<GoalStatus> statuses, Page page) implements GoalQuery {}
}
