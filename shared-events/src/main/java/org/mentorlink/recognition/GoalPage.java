package org.mentorlink.recognition;

import java.util.List;

public record GoalPage(List<GoalView> goals, boolean hasNext) {}
